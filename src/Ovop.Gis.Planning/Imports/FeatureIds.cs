using System.Globalization;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports;

/// <summary>Gives each feature an id that is its own: the kelurahan's code, the file's id where that is unique, else the record number.</summary>
internal static class FeatureIds
{
    private static readonly string[] Candidates = ["id", "zone", "code", "kode", "no"];

    public static IReadOnlyList<Feature> Assign(CollectionId layer, List<ImportedFeature> features)
    {
        var field = layer == CollectionId.Kelurahan ? "code" : Candidates.FirstOrDefault(c => IsUnique(c, features));
        return [.. features.Select(f => new Feature(
            (field is null ? null : AsText(f.Attributes.GetValueOrDefault(field))) ?? f.Record.ToString(CultureInfo.InvariantCulture), f.Geometry, f.Attributes))];
    }

    private static bool IsUnique(string field, List<ImportedFeature> features)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return features.TrueForAll(f => AsText(f.Attributes.GetValueOrDefault(field)) is { Length: > 0 and <= 200 } text && seen.Add(text));
    }

    private static string? AsText(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
