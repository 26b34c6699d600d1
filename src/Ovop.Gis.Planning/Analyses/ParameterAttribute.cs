namespace Ovop.Gis.Planning.Analyses;

/// <summary>The name by which a request's property is asked for, on every outside.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>An example value, for help and documentation.</summary>
    public string? Example { get; init; }
}
