using System.Text;
using Ovop.Gis.Planning.Imports;
using static Ovop.Gis.Data.Tests.Reading;

namespace Ovop.Gis.Data.Tests.GeoJson;

public sealed class GeoJsonDatasetReaderTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_feature_collection_is_read_with_its_properties()
    {
        var read = await Json("""
            {"type":"FeatureCollection","name":"zones","features":[
              {"type":"Feature","id":7,"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]},
               "properties":{"NAMOBJ":"大伯公","n":1,"x":1.5,"flag":true,"nothing":null,"deep":{"a":[1,2]}}},
              {"type":"Feature","geometry":null,"properties":{"NAMOBJ":"Roban","n":2.5,"flag":"ya"}}]}
            """);
        Assert.Equal("zones", read.Name);
        Assert.Equal("GeoJSON", read.Format);
        Assert.Null(read.Encoding);
        Assert.Equal(new CrsDeclaration("OGC:CRS84", "RFC 7946"), read.Crs);
        Assert.Equal([new("id", "integer"), new("NAMOBJ", "text"), new("n", "number"), new("x", "number"), new("flag", "text"), new("nothing", "text"), new("deep", "text")], read.Fields);
        var (first, second) = (read.Features[0], read.Features[1]);
        Assert.Equal("POLYGON ((0 0, 1 0, 1 1, 0 0))", first.Geometry!.AsText());
        Assert.Equal(7L, first.Attributes["id"]);
        Assert.Equal("大伯公", first.Attributes["NAMOBJ"]);
        Assert.Equal("{\"a\":[1,2]}", first.Attributes["deep"]);
        Assert.Equal("true", first.Attributes["flag"]);
        Assert.Null(second.Geometry);
        Assert.Equal(2, second.RecordNumber);
        Assert.Null(second.Attributes["deep"]);
        Assert.Equal(7, second.Attributes.Count);
    }

    [Fact]
    public async Task A_property_called_id_comes_before_the_member()
    {
        var read = await Json("""{"type":"Feature","id":7,"geometry":null,"properties":{"id":"A"}}""");
        Assert.Equal("A", read.Features[0].Attributes["id"]);
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[1,2,3]}""", "POINT (1 2)")]
    [InlineData("""{"type":"Point","coordinates":[]}""", "POINT EMPTY")]
    [InlineData("""{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}""", "MULTIPOINT ((1 2), (3 4))")]
    [InlineData("""{"coordinates":[[1,2],[3,4]],"type":"LineString"}""", "LINESTRING (1 2, 3 4)")]
    [InlineData("""{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}""", "MULTILINESTRING ((1 2, 3 4))")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}""", "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[]}""", "MULTIPOLYGON EMPTY")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}""", "GEOMETRYCOLLECTION (POINT (1 2))")]
    public async Task A_bare_geometry_is_one_feature(string json, string wkt)
    {
        var read = await Json(json);
        Assert.Equal(wkt, Assert.Single(read.Features).Geometry!.AsText());
        Assert.Empty(read.Fields);
        Assert.Equal("a", read.Name);
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        var path = _folder.Write("a.geojson", [.. Encoding.UTF8.Preamble, .. """{"type":"Point","coordinates":[1,2]}"""u8]);
        Assert.Single((await Read(path)).Features);
    }

    [Theory]
    [InlineData("urn:ogc:def:crs:EPSG::32649", "EPSG:32649")]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84")]
    [InlineData("epsg:4326", "EPSG:4326")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/9470", "EPSG:9470")]
    public async Task The_old_crs_member_is_believed(string name, string expected)
    {
        var read = await Json($$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"{{{name}}}"}},"features":[]}""");
        Assert.Equal(new CrsDeclaration(expected, "the crs member"), read.Crs);
    }

    [Theory]
    [InlineData("""{"type":"link","properties":{"href":"x"}}""")]
    [InlineData("\"EPSG:4326\"")]
    [InlineData("""{"type":"name","properties":{"name":"Jakarta"}}""")]
    public async Task A_crs_member_that_names_nothing_is_an_error(string crs) =>
        Assert.Equal(ReadFaults.GeoJsonCrs, (await JsonFault($$"""{"type":"FeatureCollection","crs":{{crs}},"features":[]}""")).Code);

    [Fact]
    public async Task A_crs_of_null_means_that_it_is_not_known() =>
        Assert.Null((await Json("""{"type":"FeatureCollection","crs":null,"features":[]}""")).Crs);

    [Fact]
    public async Task Bad_JSON_is_named_with_line_and_position_and_feature()
    {
        var fault = await JsonFault("{\"type\":\"FeatureCollection\",\n\"features\":[\n{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}},\n{\"type\": oops}]}");
        Assert.Equal(ReadFaults.GeoJsonSyntax, fault.Code);
        Assert.Contains("line 4, byte 10", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, fault.RecordNumber);
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[NaN,1]}""")]
    [InlineData("""{"type":"Point","coordinates":[1,2]""")]
    [InlineData("""{"type":"Point","coordinates":[1,2]}}""")]
    [InlineData("hello")]
    [InlineData("{")]
    public async Task What_is_not_JSON_is_a_fault_of_syntax(string json) =>
        Assert.Equal(ReadFaults.GeoJsonSyntax, (await JsonFault(json)).Code);

    [Fact]
    public async Task JSON_nested_without_end_is_refused() =>
        Assert.Equal(ReadFaults.GeoJsonSyntax, (await JsonFault("{\"type\":\"Feature\",\"properties\":" + string.Concat(Enumerable.Repeat("[", 100_000)))).Code);

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"Topology"}""")]
    [InlineData("""{"type":"FeatureCollection"}""")]
    [InlineData("""{"type":"FeatureCollection","features":{}}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"\ud800"}""")]
    [InlineData("""{"\ud800":5}""")]
    public async Task JSON_that_is_not_GeoJSON_is_a_fault_of_structure(string json) =>
        Assert.Equal(ReadFaults.GeoJsonStructure, (await JsonFault(json)).Code);

    [Theory]
    [InlineData("5", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"feature"}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"Feature","geometry":5}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"Feature","geometry":{"type":"Circle","coordinates":[]}}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point"}}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[[1,2]]}}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":["1","2"]}}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"Feature","geometry":null,"properties":[1]}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"Feature","geometry":null,"properties":{"x":1e999}}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"Feature","geometry":null,"properties":{"x":"\ud800"}}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"Feature","geometry":null,"properties":{"\ud800":1}}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"\ud800","geometry":null,"properties":{}}""", ReadFaults.GeoJsonStructure)]
    [InlineData("""{"type":"Feature","geometry":{"type":"\ud800","coordinates":[1,2]},"properties":{}}""", ReadFaults.GeoJsonStructure)]
    public async Task A_feature_that_cannot_be_read_is_named_by_its_number(string feature, string code)
    {
        var fault = await JsonFault($$"""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":null},{{feature}}]}""");
        Assert.Equal(code, fault.Code);
        Assert.Equal(2, fault.RecordNumber);
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[1e999,2]}""", ReadFaults.CoordinateNotFinite, null)]
    [InlineData("""{"type":"LineString","coordinates":[[1,2]]}""", ReadFaults.LineTooShort, null)]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}""", ReadFaults.RingNotClosed, "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[0,0]]]}""", ReadFaults.RingTooShort, null)]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[-1e999,0],[1,0],[1,1],[0,0]]]}""", ReadFaults.CoordinateNotFinite, "POLYGON ((0 0, 1 0, 1 1, 0 0))")]
    [InlineData("""{"type":"Polygon","coordinates":[[],[[0,0],[1,0],[1,1],[0,0]]]}""", ReadFaults.RingMissing, null)]
    public async Task A_shape_that_cannot_be_built_is_the_fault_of_its_feature_alone(string geometry, string code, string? salvaged)
    {
        var read = await Json($$"""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{{geometry}} ,"properties":{"a":1} },{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]} } ]}""");
        Assert.Null(read.Features[0].Geometry);
        Assert.Equal(1L, read.Features[0].Attributes["a"]);
        Assert.Equal(code, read.Features[0].Fault!.Code);
        Assert.Equal(salvaged, read.Features[0].Fault!.Salvaged?.AsText());
        Assert.Equal("POINT (1 2)", read.Features[1].Geometry!.AsText());
    }

    [Fact]
    public async Task Another_encoding_than_UTF8_is_named_with_its_line()
    {
        var fault = await Fault(_folder.Write("a.geojson", Encoding.Latin1.GetBytes("{\"type\":\"Feature\",\n\"properties\":\n{\"a\":\"é\"}}")));
        Assert.Equal(ReadFaults.GeoJsonEncoding, fault.Code);
        Assert.Contains("line 3", fault.Message, StringComparison.Ordinal);
        fault = await Fault(_folder.Write("b.geojson", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")]));
        Assert.Contains("UTF-16", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_that_each_bring_new_properties_are_stopped()
    {
        var features = string.Join(',', Enumerable.Range(0, 50).Select(i => $$"""{"type":"Feature","geometry":null,"properties":{"p{{i}}":1} }"""));
        var path = _folder.Write("a.json", $$"""{"type":"FeatureCollection","features":[{{features}}]}""");
        Assert.Equal(ReadFaults.ColumnsTooMany, (await Fault(path, limits: new() { MaxColumns = 20 })).Code);
        Assert.Equal(ReadFaults.FileTooLarge, (await Fault(path, limits: new() { MaxJsonBytes = 20 })).Code);
    }

    private Task<RawDataset> Json(string json) => Read(_folder.Write("a.geojson", json));

    private Task<UnreadableFileException> JsonFault(string json) => Fault(_folder.Write("a.geojson", json));
}
