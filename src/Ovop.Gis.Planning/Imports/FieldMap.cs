using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports;

/// <summary>
/// Finds the product's fields among a file's: the names of BIG's administrative layers (KUGI) and of RTRW and RDTR layers
/// (Permen ATR/BPN 14/2021), in any case and cut to the ten characters of a DBF.
/// </summary>
internal sealed class FieldMap
{
    private static readonly (string Target, string[] Candidates)[] Administrative =
    [
        ("code", ["code", "kdepum", "kode", "kode_desa", "kode_kelurahan", "kode_kel", "kd_kel", "kd_desa", "kdebps", "kode_bps", "iddesa"]),
        ("name", ["name", "wadmkd", "nama", "namobj", "kelurahan", "desa", "nmdesa", "nama_kelurahan", "nama_kel", "nama_desa", "nmkel"]),
        ("kecamatan_code", ["kecamatan_code", "kdcpum"]),
        ("kecamatan", ["kecamatan", "wadmkc", "nmkec", "nama_kecamatan", "nama_kec"]),
    ];

    /// <summary>Of RTRW the name is that of the object and the code that of the area (kawasan); of RDTR both are those of the zone, the sub-zone stands beside.</summary>
    private static readonly (string Target, string[] Candidates)[] Zoning =
    [
        ("zone", ["zone", "zid", "kodzon", "kodkws"]),
        ("name", ["name", "nama", "namzon", "namobj", "jenis", "jnsrpr"]),
        ("subzone", ["subzone", "kodszn"]),
        ("subzone_name", ["subzone_name", "namszn"]),
    ];

    private static readonly (string Target, string[] Candidates)[] General = [("name", ["name", "nama", "namobj"])];

    /// <summary>SQLite and GeoPackage keep these for themselves.</summary>
    private static readonly HashSet<string> Kept = new(["fid", "ogc_fid", "geom", "geometry", "feature_id", "rowid", "oid"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What GIS programs measure by themselves in whatever unit the layer is in; after a reprojection it is nobody's area.</summary>
    private static readonly HashSet<string> Measures = new(["shape_area", "shape_leng", "shape_length", "shape__area", "shape__len", "shape__length", "st_area_sh", "st_length_"], StringComparer.OrdinalIgnoreCase);

    private readonly List<(RawField Source, FieldSchema Target)> _fields;

    private FieldMap(List<(RawField Source, FieldSchema Target)> fields, List<string> leftOut)
    {
        (_fields, LeftOut) = (fields, leftOut);
        Columns = new FieldColumns([.. fields.Select(f => f.Target)]);
    }

    public FieldColumns Columns { get; }

    public IReadOnlyList<FieldSchema> Schema => Columns.Fields;

    /// <summary>The file's fields that the layer does not take over: areas and lengths in the layer's own units.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>The fields that go by another name in the layer than in the file.</summary>
    public IReadOnlyList<FieldMapping> Renamed =>
        [.. _fields.Where(f => f.Source.Name != f.Target.Name).Select(f => new FieldMapping(f.Source.Name, f.Target.Name))];

    public bool Has(string target) => Columns.IndexOf(target) >= 0;

    /// <summary>The file's field behind one of the layer's; null where there is none.</summary>
    public string? SourceOf(string target) => Columns.IndexOf(target) is >= 0 and var i ? _fields[i].Source.Name : null;

    /// <summary>What a file's fields say it is: kelurahan, zones, or null where they do not say.</summary>
    public static CollectionId? Recognise(IReadOnlyList<RawField> fields)
    {
        var names = fields.Select(f => f.Name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        // STSJRN is of the plan's structure: roads and pipes, not zones.
        if (names.Overlaps(["jnsrpr", "kodkws", "kodzon", "namzon", "orde01"]) && !names.Contains("stsjrn")) return CollectionId.Zones;
        return names.Overlaps(["kdepum", "kdebps"]) && names.Overlaps(["wadmkd", "namobj"]) ? CollectionId.Kelurahan : null;
    }

    public static FieldMap For(CollectionId layer, IReadOnlyList<RawField> fields)
    {
        var wanted = layer == CollectionId.Kelurahan ? Administrative : layer == CollectionId.Zones ? Zoning : General;
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var mapped = new List<(RawField Source, FieldSchema Target)>();
        foreach (var (target, candidates) in wanted)
        {
            var source = candidates.Select(c => fields.FirstOrDefault(f => IsCalled(f, c) && !mapped.Exists(m => m.Source == f))).FirstOrDefault(f => f is not null);
            if (source is null) continue;
            mapped.Add((source, new FieldSchema(target, "text")));
            taken.Add(target);
        }

        foreach (var field in fields.Where(f => !Measures.Contains(f.Name) && !mapped.Exists(m => m.Source == f)))
            mapped.Add((field, new FieldSchema(FreeName(field.Name.ToLowerInvariant(), taken), TypeOf(field.Type))));
        return new FieldMap(mapped, [.. fields.Where(f => Measures.Contains(f.Name)).Select(f => f.Name)]);
    }

    public FieldRow Read(RawFeature feature)
    {
        var values = new object?[_fields.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Convert(feature.Attributes.GetValueOrDefault(_fields[i].Source.Name), _fields[i].Target.Type);
        return new FieldRow(Columns, values);
    }

    /// <summary>By that name in any case, whole or cut to the ten letters of a DBF.</summary>
    private static bool IsCalled(RawField field, string name) =>
        field.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || (name.Length > 10 && field.Name.Equals(name[..10], StringComparison.OrdinalIgnoreCase));

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
