using System.Reflection;

namespace Ovop.Gis.Planning.Datasets;

/// <summary>What a figure was made from and how, so that anyone can make it again. Holds no clock: equal input, equal passport.</summary>
/// <param name="Inputs">Each layer with version and content hash.</param>
/// <param name="Crs">The reference system the figure was computed in.</param>
/// <param name="Method">Such as geodesic-wgs84.</param>
/// <param name="Rule">The rule that decides doubtful cases, in a sentence.</param>
/// <param name="Tolerances">Each with its unit in the name.</param>
/// <param name="Parameters">What was asked, under the names it is asked by.</param>
public sealed record Passport(
    IReadOnlyList<PassportInput> Inputs, string Crs, string Method, string Rule,
    IReadOnlyDictionary<string, double> Tolerances, IReadOnlyDictionary<string, object?> Parameters, PassportEngine Engine)
{
    public static PassportInput Input(DatasetVersion version, string? derivation = null)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new PassportInput(version.Layer.ToString(), version.Number, version.ContentSha256, derivation);
    }
}

/// <param name="Derivation">How the layer that was asked for comes out of this one; null where it is this one.</param>
public sealed record PassportInput(string Layer, int Version, string ContentSha256, string? Derivation);

/// <summary>The program that computed.</summary>
public sealed record PassportEngine(string Name, string Version)
{
    public static readonly PassportEngine Current = new("Ovop.Gis.Spatial", typeof(Spatial.Layers.LayerSnapshot).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown");
}
