using System.Globalization;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles;

/// <summary>What the rules look at: the file as it came, its features in longitude and latitude, and what the checks have found.</summary>
internal sealed class ProfileSubject(RawDataset raw, CollectionId layer, IReadOnlyList<ImportedFeature> features, FindingList findings, bool placed, bool coverageChecked)
{
    private readonly IReadOnlyDictionary<string, int> _counts = findings.Counts;

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

    /// <summary>The shapes are in longitude and latitude.</summary>
    public bool Placed => placed;

    /// <summary>Gaps and overlaps have been looked for.</summary>
    public bool CoverageChecked => coverageChecked;

    /// <summary>How many findings there are whose code has one of the words.</summary>
    public int Found(params string[] words) => _counts.Where(c => words.Any(w => c.Key.Contains(w, StringComparison.Ordinal))).Sum(c => c.Value);

    /// <summary>The records that such findings blame.</summary>
    public IEnumerable<int> Blamed(params string[] words) =>
        findings.All.Where(f => f.Record is not null && words.Any(w => f.Code.Contains(w, StringComparison.Ordinal))).Select(f => f.Record!.Value).Order();
}
