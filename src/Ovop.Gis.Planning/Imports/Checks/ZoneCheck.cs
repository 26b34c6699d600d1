using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Plans;
using static Ovop.Gis.Planning.Imports.Checks.FindingPlace;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Gives each zone polygon an id and a name, from the code that the plan gives it or from its name, and tells where codes and names do not go together.</summary>
internal static class ZoneCheck
{
    private static readonly FieldSchema[] Derived = [new("zone", "text"), new("name", "text")];

    /// <summary>From this many polygons a zone is worth a word about dissolving it.</summary>
    private const int ManyPieces = 50;

    public static (List<ImportedFeature> Features, FieldColumns Columns) Run(List<ImportedFeature> features, FieldMap map, FindingList findings)
    {
        if (!map.Has("zone") && !map.Has("name"))
            findings.Warning("zone-field-missing", null, null,
                "Tidak ada kolom kode zona (KODZON, KODKWS) maupun nama (NAMZON, NAMOBJ); tiap poligon menjadi zona sendiri. Tambahkan salah satunya.",
                "There is no field with a zone's code (KODZON, KODKWS) and none with its name (NAMZON, NAMOBJ); each polygon becomes a zone of its own. Add one of them.");
        else foreach (var feature in features) Missing(feature, map, findings);

        // Codes that all differ number the polygons and say nothing of names.
        if (map.Has("zone") && map.Has("name") && !AllDiffer(features)) Pairs(features, "zone", "name", findings);
        if (map.Has("subzone") && map.Has("subzone_name")) Pairs(features, "subzone", "subzone_name", findings);
        Words(features, isRdtr: "KODZON".Equals(map.SourceOf("zone"), StringComparison.OrdinalIgnoreCase), findings);

        var columns = map.Columns.With(Derived);
        var zoned = features.ConvertAll(f => f with { Attributes = Row(columns, f) });
        Pieces(zoned, findings);
        return (zoned, columns);
    }

    private static FieldRow Row(FieldColumns columns, ImportedFeature feature)
    {
        var values = FieldRow.ValuesOver(columns, feature.Attributes);
        var name = feature.Text("name") ?? feature.Text("zone") ?? $"zona {feature.Record}";
        values[columns.IndexOf("name")] = name;
        values[columns.IndexOf("zone")] = feature.Text("zone") ?? (Slug.Of(name) is { Length: > 0 } slug ? slug : $"zona-{feature.Record}");
        return new FieldRow(columns, values);
    }

    private static void Missing(ImportedFeature feature, FieldMap map, FindingList findings)
    {
        if (map.Has("zone") && feature.Text("zone") is null)
            Add("zone-code-missing", $"Kolom {map.SourceOf("zone")} kosong; zonanya diambil dari nama. Isi kodenya.", $"The field {map.SourceOf("zone")} is empty; the zone is taken from the name. Fill in the code.");
        if (map.Has("name") && feature.Text("name") is null)
            Add("zone-name-missing", $"Kolom {map.SourceOf("name")} kosong; namanya diambil dari kode atau nomor rekaman. Isi namanya.", $"The field {map.SourceOf("name")} is empty; the name is taken from the code or the record's number. Fill in the name.");

        void Add(string code, string id, string en) => findings.Add(new Finding(code, Severity.Warning, feature.Record, Of(feature), new LocalText(id, en)) { Feature = feature.Text("name") ?? feature.Text("zone") });
    }

    private static bool AllDiffer(List<ImportedFeature> features)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return features.TrueForAll(f => f.Text("zone") is not { } zone || seen.Add(zone)) && seen.Count > 1;
    }

    private static void Pairs(List<ImportedFeature> features, string codeField, string nameField, FindingList findings)
    {
        var pairs = features.Where(f => f.Text(codeField) is not null && f.Text(nameField) is not null)
            .Select(f => (Code: f.Text(codeField)!, Name: f.Text(nameField)!, Feature: f)).ToList();
        foreach (var code in pairs.GroupBy(p => p.Code, StringComparer.Ordinal))
            if (code.GroupBy(p => p.Name, StringComparer.Ordinal).ToList() is { Count: > 1 } names)
                Tell("zone-names-differ", names[1].First().Feature, code.Key, names,
                    $"Kode {Quote(code.Key)} dipakai dengan nama berbeda:", $"The code {Quote(code.Key)} goes with different names:");
        foreach (var name in pairs.GroupBy(p => p.Name, StringComparer.Ordinal))
            if (name.GroupBy(p => p.Code, StringComparer.Ordinal).ToList() is { Count: > 1 } codes)
                Tell("zone-codes-differ", codes[1].First().Feature, name.Key, codes,
                    $"Nama {Quote(name.Key)} dipakai dengan kode berbeda:", $"The name {Quote(name.Key)} goes with different codes:");

        void Tell<T>(string code, ImportedFeature feature, string what, List<IGrouping<string, T>> groups, string id, string en)
        {
            var rest = string.Join(", ", groups.Take(5).Select(g => $"{Quote(g.Key)} ({g.Count()})")) + (groups.Count > 5 ? ", …" : "");
            findings.Add(new Finding(code, Severity.Warning, feature.Record, Of(feature), new LocalText(
                $"{id} {rest}. Seragamkan di berkasnya.", $"{en} {rest}. Make them the same in the file.")) { Feature = what });
        }
    }

    private static void Words(List<ImportedFeature> features, bool isRdtr, FindingList findings)
    {
        foreach (var zone in features.Where(f => f.Text("name") is not null).GroupBy(f => f.Text("name")!, StringComparer.Ordinal).Take(1000))
        {
            if (ZoneColours.Find(isRdtr ? zone.First().Text("zone") : null, zone.Key) is not null) continue;
            var first = zone.First();
            var (severity, code, id, en) = ZoneColours.LikelyWords(zone.Key) is { } likely
                ? (Severity.Warning, "zone-name-spelling", $"Barangkali yang dimaksud {Quote(likely)}; betulkan ejaannya agar warnanya tepat.", $"Perhaps {Quote(likely)} is meant; correct the spelling to get its colour.")
                : (Severity.Info, "zone-name-unknown", "Zona ini mendapat warna pengganti; bila ia termasuk nomenklatur RTRW/RDTR, pakai istilah bakunya.", "The zone gets a colour of the product's own; if it is one of the RTRW/RDTR classes, use their term.");
            findings.Add(new Finding(code, severity, first.Record, Of(first), new LocalText(
                $"Nama zona {Quote(zone.Key)} ({zone.Count()} rekaman) tidak memuat istilah pola ruang yang dikenal. {id}",
                $"The zone name {Quote(zone.Key)} ({zone.Count()} records) has none of the known words of zoning. {en}")) { Feature = zone.Key });
        }
    }

    private static void Pieces(List<ImportedFeature> features, FindingList findings)
    {
        var many = features.GroupBy(f => f.Text("zone")!, StringComparer.Ordinal).Select(g => (Name: g.First().Text("name")!, Count: g.Count()))
            .Where(g => g.Count >= ManyPieces).OrderByDescending(g => g.Count).ToList();
        if (many.Count == 0) return;
        var list = string.Join(", ", many.Take(3).Select(m => $"{m.Name} ({m.Count})"));
        findings.Info("zone-in-pieces",
            $"{many.Count} zona terpotong menjadi {ManyPieces} poligon atau lebih: {list}. Dalam tabel tetap dihitung satu zona; gabungkan (dissolve) menurut kode zona bila poligonnya bersebelahan.",
            $"{many.Count} zones are cut into {ManyPieces} polygons or more: {list}. Tables count each as one zone all the same; dissolve by the zone's code where the polygons touch.");
    }
}
