using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Stores;

/// <summary>Data that no one would make and that someone will send.</summary>
internal static class Odd
{
    private static readonly string Long = new('n', 70);

    private static readonly (string Name, string Type, object? Value)[] Fields =
    [
        ("Name", "text", "O'Neil \"x\"; DROP TABLE zones; --"), ("name", "text", "新加坡 🏝 é \u202e"), ("NAME", "text", ""), ("fid", "integer", long.MinValue), ("geom", "text", "x"), ("feature_id", "text", "y"),
        ("xmin", "number", -0.0), ("ctid", "number", double.MaxValue), ("oid", "number", double.Epsilon), ("select", "boolean", false), ("\"quoted\"", "boolean", true), ("a b;c", "integer", long.MaxValue),
        (Long + "1", "text", "one"), (Long + "2", "text", "two"), (new string('é', 40), "text", "three"), ("新".PadRight(30, '新'), "text", "four"), ("field", "text", "half \ud800 letter"), ("", "text", "no name"),
        ("infinite", "number", double.NegativeInfinity), ("third", "number", 1 / 3.0), ("whole", "number", 5.0), ("long", "text", new string('z', 100_000)), ("tab\t", "text", "line\nbreak\r\n\t"), ("$f0", "text", "@p"), ("null", "text", null),
    ];

    public static StagedDataset Dataset()
    {
        var values = Fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        var nothing = Fields.ToDictionary(f => f.Name, object? (_) => null, StringComparer.Ordinal);
        var plain = Staged.Layer("a" + new string('-', 31) + new string('_', 31), null, ("1", Shapes.Wkt("POINT(109 0.8)"), []));
        var shape = plain.Features[0].Geometry;
        return new StagedDataset(plain.Description, [.. Fields.Select(f => new FieldSchema(f.Name, f.Type))],
            [new Feature("it's \"1\" 新", shape, values), new Feature("", shape, nothing), new Feature(" ", null, values)], "it's.shp", "0");
    }
}
