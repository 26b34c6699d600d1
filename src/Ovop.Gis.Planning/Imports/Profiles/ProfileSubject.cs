using System.Globalization;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles;

/// <summary>What the rules look at: the file as it came, its features in longitude and latitude, and what the checks have found.</summary>
/// <param name="FindingCounts">How many findings there are of each code.</param>
internal sealed class ProfileSubject(RawDataset raw, CollectionId layer, IReadOnlyList<ImportedFeature> features, IReadOnlyDictionary<string, int> findingCounts)
{
    public RawDataset Raw => raw;

    public CollectionId Layer => layer;

    public IReadOnlyList<ImportedFeature> Features => features;

    /// <summary>The field of that name in any case, whole or cut to the ten letters of a DBF.</summary>
    public RawField? Field(string name) =>
        raw.Fields.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? (name.Length > 10 ? raw.Fields.FirstOrDefault(f => f.Name.Equals(name[..10], StringComparison.OrdinalIgnoreCase)) : null);

    public bool Has(string name) => Field(name) is not null;

    /// <summary>The field's value of every record as text; null where it is empty.</summary>
    public IEnumerable<(int Record, string? Text)> Values(RawField field) => raw.Features.Select(f => (f.RecordNumber, Text(f, field)));

    public static string? Text(RawFeature feature, RawField field) =>
        Convert.ToString(feature.Attributes.GetValueOrDefault(field.Name), CultureInfo.InvariantCulture)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>How many findings there are whose code has one of the words.</summary>
    public int Found(params string[] words) => findingCounts.Where(c => words.Any(w => c.Key.Contains(w, StringComparison.Ordinal))).Sum(c => c.Value);
}
