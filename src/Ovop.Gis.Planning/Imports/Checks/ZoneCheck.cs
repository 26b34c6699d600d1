using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Gives each zone polygon an id and a name, from the code that the plan gives it or from its name.</summary>
internal static class ZoneCheck
{
    public static readonly IReadOnlyList<FieldSchema> DerivedFields = [new("zone", "text"), new("name", "text")];

    public static List<ImportedFeature> Run(List<ImportedFeature> features, FieldMap map) => [.. features.Select(feature =>
    {
        var name = feature.Text("name") ?? feature.Text("zone") ?? $"zona {feature.Record}";
        var zone = (map.Has("zone") ? feature.Text("zone") : null) ?? Slug.Of(name);
        return feature with { Attributes = new Dictionary<string, object?>(feature.Attributes, StringComparer.Ordinal) { ["zone"] = zone, ["name"] = name } };
    })];
}
