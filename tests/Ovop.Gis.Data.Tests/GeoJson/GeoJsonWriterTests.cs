using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Ovop.Gis.Data.GeoJson;

namespace Ovop.Gis.Data.Tests.GeoJson;

public sealed class GeoJsonWriterTests
{
    [Fact]
    public void Outer_rings_turn_left_and_holes_turn_right() => Assert.Equal(
        """{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]},"properties":{}}]}""",
        Write("POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))"));

    [Theory]
    [InlineData("POINT EMPTY", """{"type":"Point","coordinates":[]}""")]
    [InlineData("POLYGON EMPTY", """{"type":"Polygon","coordinates":[]}""")]
    [InlineData("MULTIPOINT ((1 2), (3 4))", """{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}""")]
    [InlineData("MULTILINESTRING ((1 2, 3 4))", """{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}""")]
    [InlineData("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))", """{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}""")]
    [InlineData("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))", """{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]}""")]
    public void Every_kind_of_geometry_is_written(string wkt, string json) => Assert.Contains(json, Write(wkt), StringComparison.Ordinal);

    [Fact]
    public void Coordinates_are_whole_or_rounded_as_asked()
    {
        Assert.Contains("[108.9812345678901,0.1]", Write("POINT (108.9812345678901 0.1)"), StringComparison.Ordinal);
        Assert.Contains("[108.981235,0]", Write("POINT (108.9812345678901 -0.0000001)", 6), StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_keep_their_types() => Assert.EndsWith(
        "\"properties\":{\"t\":\"Roban\",\"n\":1,\"x\":1.5,\"b\":true,\"d\":\"2024-02-29\",\"z\":null}}]}",
        Write("POINT (1 2)", null, new()
        {
            ["t"] = "Roban", ["n"] = 1L, ["x"] = 1.5, ["b"] = true, ["d"] = new DateOnly(2024, 2, 29), ["z"] = null,
        }), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_written_reads_back_the_same()
    {
        using var folder = new ScratchFolder();
        var shape = new WKTReader().Read("MULTIPOLYGON (((108.9 0.1, 109.123456789012345 0.1, 109 0.7, 108.9 0.1)))");
        var path = folder["a.geojson"];
        await using (var stream = File.Create(path))
            GeoJsonWriter.Write(stream, Enumerable.Repeat(("a", (Geometry?)shape, (IReadOnlyDictionary<string, object?>)new Dictionary<string, object?> { ["n"] = 5L }), 2_000), null);
        var read = await Reading.Read(path);
        Assert.Equal(2_000, read.Features.Count);
        Assert.All(read.Features, feature => Assert.True(shape.EqualsExact(feature.Geometry)));
        Assert.Equal(5L, read.Features[1_999].Attributes["n"]);
        Assert.Equal("a", read.Features[1_999].Attributes["id"]);
    }

    private static string Write(string wkt, int? decimals = null, Dictionary<string, object?>? attributes = null)
    {
        var stream = new MemoryStream();
        GeoJsonWriter.Write(stream, [("a", new WKTReader().Read(wkt), attributes ?? [])], decimals);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
