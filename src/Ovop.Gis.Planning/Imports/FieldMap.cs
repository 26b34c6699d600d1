using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports;

/// <summary>
/// Finds the product's fields among a file's: the names of BIG's administrative layers (KUGI) and of RTRW and RDTR layers
/// (Permen ATR/BPN 14/2021), in any case and cut to the ten characters of a DBF.
/// </summary>
internal sealed class FieldMap
{
    private static readonly Dictionary<string, string[]> Administrative = new(StringComparer.Ordinal)
    {
        ["code"] = ["code", "kdepum", "kode", "kode_desa", "kode_kel", "kdebps"],
        ["name"] = ["name", "wadmkd", "nama", "namobj", "kelurahan", "desa", "nmdesa"],
        ["kecamatan_code"] = ["kecamatan_code", "kecamatan_", "kdcpum"],
        ["kecamatan"] = ["kecamatan", "wadmkc", "nmkec"],
    };

    private static readonly Dictionary<string, string[]> Zoning = new(StringComparer.Ordinal)
    {
        ["zone"] = ["zone", "zid", "kodzon", "kodkws"],
        ["name"] = ["name", "nama", "namzon", "namobj", "jenis", "jnsrpr"],
    };

    private static readonly Dictionary<string, string[]> General = new(StringComparer.Ordinal) { ["name"] = ["name", "nama", "namobj"] };

    /// <summary>SQLite and GeoPackage keep these for themselves.</summary>
    private static readonly HashSet<string> Kept = new(["fid", "ogc_fid", "geom", "geometry", "feature_id", "rowid", "oid"], StringComparer.OrdinalIgnoreCase);

    private readonly List<(RawField Source, FieldSchema Target)> _fields;

    private FieldMap(List<(RawField Source, FieldSchema Target)> fields) => _fields = fields;

    public IReadOnlyList<FieldSchema> Schema => [.. _fields.Select(f => f.Target)];

    /// <summary>The fields that go by another name in the layer than in the file.</summary>
    public IReadOnlyList<FieldMapping> Renamed =>
        [.. _fields.Where(f => f.Source.Name != f.Target.Name).Select(f => new FieldMapping(f.Source.Name, f.Target.Name))];

    public bool Has(string target) => _fields.Exists(f => f.Target.Name == target);

    /// <summary>What a file's fields say it is: kelurahan, zones, or null where they do not say.</summary>
    public static CollectionId? Recognise(IReadOnlyList<RawField> fields)
    {
        var names = fields.Select(f => f.Name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        if (names.Overlaps(["jnsrpr", "kodkws", "kodzon", "namzon", "orde01"])) return CollectionId.Zones;
        return names.Overlaps(["kdepum", "kdebps"]) && names.Overlaps(["wadmkd", "namobj"]) ? CollectionId.Kelurahan : null;
    }

    public static FieldMap For(CollectionId layer, IReadOnlyList<RawField> fields)
    {
        var wanted = layer == CollectionId.Kelurahan ? Administrative : layer == CollectionId.Zones ? Zoning : General;
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var mapped = new List<(RawField, FieldSchema)>();
        foreach (var (target, candidates) in wanted)
        {
            var source = candidates.Select(c => fields.FirstOrDefault(f => f.Name.Equals(c, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(f => f is not null);
            if (source is null || mapped.Exists(m => m.Item1 == source)) continue;
            mapped.Add((source, new FieldSchema(target, "text")));
            taken.Add(target);
        }

        foreach (var field in fields.Where(f => !mapped.Exists(m => m.Item1 == f)))
            mapped.Add((field, new FieldSchema(FreeName(field.Name.ToLowerInvariant(), taken), TypeOf(field.Type))));
        return new FieldMap(mapped);
    }

    public Dictionary<string, object?> Read(RawFeature feature)
    {
        var attributes = new Dictionary<string, object?>(_fields.Count, StringComparer.Ordinal);
        foreach (var (source, target) in _fields)
            attributes[target.Name] = Convert(feature.Attributes.GetValueOrDefault(source.Name), target.Type);
        return attributes;
    }

    private static string FreeName(string name, HashSet<string> taken)
    {
        var free = Kept.Contains(name) || name.Length == 0 ? "source_" + name : name;
        for (var i = 2; !taken.Add(free); i++) free = $"{name}_{i}";
        return free;
    }

    private static string TypeOf(string raw) => raw is "integer" or "number" or "boolean" ? raw : "text";

    private static object? Convert(object? value, string type) => (value, type) switch
    {
        (null, _) => null,
        (string text, "text") => text.Trim() is { Length: > 0 } trimmed ? trimmed : null,
        (double number, _) when !double.IsFinite(number) => null,
        (long or double or bool, not "text") => type switch
        {
            "integer" => value is long ? value : null,
            "number" => value is bool ? null : System.Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
            _ => value is bool ? value : null,
        },
        (DateOnly date, _) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        (IFormattable formattable, "text") => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        (_, "text") => value.ToString(),
        _ => null,
    };
}
