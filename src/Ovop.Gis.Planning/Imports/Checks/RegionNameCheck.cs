using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Names;
using Ovop.Gis.Planning.Plans;
using Ovop.Gis.Spatial.Layers;
using static Ovop.Gis.Planning.Imports.Checks.FindingPlace;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Where a layer says in which kelurahan or kecamatan its features lie: are there such places? Its values stay as they are.</summary>
internal static class RegionNameCheck
{
    private static readonly string[] KelurahanFields = ["kelurahan", "wadmkd", "nmkel", "nama_kel", "kel", "desa", "nmdesa", "nama_desa", "kel_desa"];
    private static readonly string[] KecamatanFields = ["kecamatan", "wadmkc", "nmkec", "nama_kec", "kec"];

    public static void Run(List<ImportedFeature> features, FindingList findings, CancellationToken cancellationToken)
    {
        Look("kelurahan", KelurahanFields, NameFinder.Kelurahan, features, findings, cancellationToken);
        Look("kecamatan", KecamatanFields, NameFinder.Kecamatan, features, findings, cancellationToken);
    }

    public static (string Id, string En) Suggestions(IReadOnlyList<RegisteredRegion> regions) => regions.Count == 0 ? ("", "") :
        ($"Barangkali {string.Join(" atau ", regions.Select(r => r.Name))}. ", $"Perhaps {string.Join(" or ", regions.Select(r => r.Name))}. ");

    private static void Look(string level, string[] fields, NameFinder finder, List<ImportedFeature> features, FindingList findings, CancellationToken cancellationToken)
    {
        if (features.Count == 0 || Array.Find(fields, features[0].Attributes.ContainsKey) is not { } field) return;
        var written = new Dictionary<string, (ImportedFeature First, int Count)>(StringComparer.Ordinal);
        foreach (var feature in features)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (feature.Text(field) is not { } text || !ConcernsTheCity(feature)) continue;
            written[text] = written.TryGetValue(text, out var known) ? (known.First, known.Count + 1) : (feature, 1);
        }

        foreach (var (text, (first, count)) in written.OrderBy(w => w.Value.First.Record))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Judge(level, field, text, count, first, finder, findings);
        }
    }

    private static void Judge(string level, string field, string text, int count, ImportedFeature first, NameFinder finder, FindingList findings)
    {
        var match = finder.Find(text);
        if (match?.Likeness is NameLikeness.Same) return;
        var (severity, code) = match?.Likeness switch
        {
            null => (Severity.Warning, $"{level}-unknown"),
            NameLikeness.Form => (Severity.Info, $"{level}-form"),
            _ => (Severity.Warning, $"{level}-variant"),
        };
        var suggestions = match is null ? Suggestions(finder.Suggest(text, 3)) : ("", "");
        var (id, en) = match is null
            ? ($"tidak ada dalam daftar {level} Kota Singkawang. {suggestions.Item1}Betulkan di berkasnya; nilainya dimuat apa adanya.", $"is not in the register of {level} of Kota Singkawang. {suggestions.Item2}Correct it in the file; the value is loaded as it stands.")
            : ($"dalam daftar resmi {match.Region.Name} ({match.Region.Code}). Samakan ejaannya; nilainya dimuat apa adanya.", $"is {match.Region.Name} ({match.Region.Code}) in the register. Bring the spelling into line; the value is loaded as it stands.");
        findings.Add(new Finding(code, severity, first.Record, Of(first), new LocalText(
            $"Kolom {field}: {Quote(text)} ({count} rekaman) {id}", $"Field {field}: {Quote(text)} ({count} records) {en}")) { Feature = first.Text("name") ?? text });
    }

    /// <summary>A place beyond the city's extent, or said to be in another kabupaten, is not in the register of its kelurahan.</summary>
    private static bool ConcernsTheCity(ImportedFeature feature)
    {
        if (feature.Text("wadmkk") is { } city && !city.Contains("Singkawang", StringComparison.OrdinalIgnoreCase)) return false;
        return feature.Geometry is not { IsEmpty: false } shape || Box.Of(shape).Intersects(CityOfSingkawang.Extent);
    }
}
