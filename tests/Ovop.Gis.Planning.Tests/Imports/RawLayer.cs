using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Imports;

/// <summary>Files as a reader would give them, of kelurahan in BIG's fields.</summary>
internal static class RawLayer
{
    public static readonly CrsDeclaration Wgs84 = new("EPSG:4326", "test");

    private static readonly RawField[] Fields = [new("KDEPUM", "text"), new("WADMKD", "text")];

    public static RawDataset Of(string format, CrsDeclaration? crs, params RawFeature[] features) => new("TEST_LAYER", format, "test.zip", "00", crs, null, Fields, features);

    public static RawDataset Of(params Geometry?[] shapes) => Of("GeoPackage", Wgs84, [.. shapes.Select((g, i) => Village(i + 1, g))]);

    public static RawFeature Village(int record, Geometry? geometry) => new(record, geometry,
        new Dictionary<string, object?> { ["KDEPUM"] = $"61.72.05.{1000 + record}", ["WADMKD"] = $"Village {record}" });

    public static ImportReport Check(RawDataset raw, params string[] repairs) =>
        Importer.Check(raw, new ImportRequest(null, null) { Repairs = repairs }, null, TestContext.Current.CancellationToken);

    public static RawDataset Declared(string? declared, params Geometry[] shapes) =>
        Of("Shapefile", declared is null ? null : new CrsDeclaration(declared, "test"), [.. shapes.Select((g, i) => Village(i + 1, g))]);

    public static Geometry In(string crs, Geometry shape) => Reprojection.FromWgs84(KnownCrs.Find(crs)!).Apply(shape);

    /// <summary>A quarter of a square kilometre near Pangmilang.</summary>
    public static Polygon Block(int column = 0, int row = 0) => Shapes.Rectangle(108.95 + 0.005 * column, 0.8 + 0.005 * row, 0.005, 0.005);
}
