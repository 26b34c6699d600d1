using System.Reflection;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Datasets;

namespace Ovop.Gis.Planning.Passports;

/// <summary>What figures were made from and how, so that anyone can make them again. Holds no clock: equal input, equal passport.</summary>
/// <param name="Analysis">The id of the question.</param>
/// <param name="Inputs">Each layer with version and content hash.</param>
/// <param name="Crs">The reference system the figures were computed in.</param>
/// <param name="Method">Such as geodesic-wgs84.</param>
/// <param name="Rule">The rule that decides doubtful cases, in a sentence.</param>
/// <param name="Tolerances">Each with its unit in the name.</param>
/// <param name="Parameters">What was asked, under the names it is asked by.</param>
/// <param name="ResultSha256">Hash of the figures in their <see cref="CanonicalForm"/>; empty until the passport is sealed.</param>
/// <param name="Id">See <see cref="PassportId"/>; empty until the passport is sealed.</param>
public sealed record Passport(
    string Analysis, IReadOnlyList<PassportInput> Inputs, string Crs, string Method, string Rule,
    IReadOnlyDictionary<string, double> Tolerances, IReadOnlyDictionary<string, object?> Parameters, PassportEngine Engine,
    string ResultSha256 = "", string Id = "")
{
    public static PassportInput Input(DatasetVersion version, string? derivation = null)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new PassportInput(version.Layer.ToString(), version.Number, version.ContentSha256, derivation);
    }

    /// <summary>This passport for just these figures.</summary>
    /// <param name="asked">The parameters that were not left at their defaults, as text.</param>
    public Passport SealedFor(IReport report, IEnumerable<KeyValuePair<string, string>> asked)
    {
        var hash = CanonicalForm.Sha256(report);
        return this with { ResultSha256 = hash, Id = PassportId.Of(Analysis, Inputs, asked, hash).ToString() };
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
