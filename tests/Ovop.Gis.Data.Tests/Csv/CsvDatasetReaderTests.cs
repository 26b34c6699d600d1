using System.Text;
using Ovop.Gis.Planning.Imports;
using static Ovop.Gis.Data.Tests.Reading;

namespace Ovop.Gis.Data.Tests.Csv;

public sealed class CsvDatasetReaderTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_with_lon_and_lat_is_points_on_WGS_84()
    {
        var read = await Table("nama,lon,lat,luas,kode,tgl,resmi\nRoban,108.98,0.91,1.5,007,2024-02-29,true\n\"Sei Wie, utara\",108.9,0.8,2,008,,false\n");
        Assert.Equal("CSV", read.Format);
        Assert.Equal("a", read.Name);
        Assert.Equal(new CrsDeclaration("EPSG:4326", "the columns lon and lat"), read.Crs);
        Assert.Equal("utf-8", read.Encoding!.Name);
        Assert.Equal([new("nama", "text"), new("lon", "number"), new("lat", "number"), new("luas", "number"), new("kode", "text"), new("tgl", "date"), new("resmi", "boolean")], read.Fields);
        Assert.Equal("POINT (108.98 0.91)", read.Features[0].Geometry!.AsText());
        Assert.Equal(["Sei Wie, utara", 108.9, 0.8, 2.0, "008", null, false], read.Features[1].Attributes.Select(pair => pair.Value));
        Assert.Equal([1, 2], read.Features.Select(feature => feature.RecordNumber));
    }

    [Theory]
    [InlineData("a.csv", "nama;bujur;lintang\nRoban;108,98;0,91\n")]
    [InlineData("a.tsv", "nama\tLongitude\tLatitude\nRoban\t108.98\t0.91\n")]
    [InlineData("a.txt", "nama|Lat|Long\nRoban|0.91|108.98\n")]
    [InlineData("a.csv", "\uFEFFnama,LNG,LAT\r\n\r\nRoban,108.98,0.91\r\n")]
    [InlineData("a.csv", "\"nama\",\"X\",\"Y\"\n\"Roban\",\"108.98\",\"0.91\"")]
    [InlineData("a.csv", "nama,Easting,Northing\nRoban,108.98,0.91")]
    [InlineData("a.csv", "nama,wkt\nRoban,POINT (108.98 0.91)")]
    [InlineData("a.csv", "nama;garis bujur;garis lintang\nRoban;+108.98;0.91 LU")]
    public async Task The_usual_ways_to_write_one_are_understood(string name, string text)
    {
        var read = await Read(_folder.Write(name, text));
        Assert.Equal("POINT (108.98 0.91)", Assert.Single(read.Features).Geometry!.AsText());
        Assert.Equal("Roban", read.Features[0].Attributes["nama"]);
    }

    [Theory]
    [InlineData("108°57'26\"BT", 108 + 57 / 60.0 + 26 / 3600.0)]
    [InlineData("0°47'54.5\"N", 0 + 47 / 60.0 + 54.5 / 3600)]
    [InlineData("0° 47′ 54,5″ LU", 0 + 47 / 60.0 + 54.5 / 3600)]
    [InlineData("LU 0 47 54.5", 0 + 47 / 60.0 + 54.5 / 3600)]
    [InlineData("0°47'54.5\" LS", -(47 / 60.0 + 54.5 / 3600))]
    [InlineData("-0°47'54.5\"", -(47 / 60.0 + 54.5 / 3600))]
    [InlineData("0 47.5 S", -47.5 / 60)]
    [InlineData("108.957 E", 108.957)]
    [InlineData("108d57m26s", 108 + 57 / 60.0 + 26 / 3600.0)]
    [InlineData("108:57:26", 108 + 57 / 60.0 + 26 / 3600.0)]
    [InlineData("317.245,50", 317245.5)]
    [InlineData("1e2", 100.0)]
    [InlineData("108°61'", null)]
    [InlineData("108°57'99\"", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("1e999", null)]
    [InlineData("Roban", null)]
    [InlineData("1,2,3", null)]
    [InlineData("108°57'26\"BT dan lagi", null)]
    public async Task Degrees_minutes_and_seconds_are_read_as_people_write_them(string text, double? expected)
    {
        var feature = (await Table($"x;y\n\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\";1\n")).Features[0];
        if (expected is null) Assert.Equal(ReadFaults.CoordinateUnreadable, feature.Fault!.Code);
        else Assert.Equal(expected.Value, feature.Geometry!.Coordinate.X, 12);
    }

    [Fact]
    public async Task A_bad_row_is_a_fault_of_its_own()
    {
        var read = await Table("nama,lon,lat\nA,108.9,0.8\nB,,0.8\nC,seratus,0.8\nD,108.9,0.8,x,y\nE,108.9\nF,108.9,0.8,,\nG\"x,1,2\n");
        Assert.Equal([null, ReadFaults.CoordinateMissing, ReadFaults.CoordinateUnreadable, ReadFaults.RowTooLong, ReadFaults.CoordinateMissing, null], read.Features.Select(f => f.Fault?.Code).Take(6));
        Assert.Contains("'seratus'", read.Features[2].Fault!.Text.En, StringComparison.Ordinal);
        Assert.Equal("C", read.Features[2].Attributes["nama"]);
        Assert.Equal(7, read.Features.Count);
    }

    [Theory]
    [InlineData("x,y\n317245,88123\n")]
    [InlineData("lon,lat\n317245,88123\n")]
    [InlineData("x,y\n108.9,0.8\n")]
    public async Task The_reference_system_is_not_said_where_the_columns_do_not_say_it(string text) => Assert.Null((await Table(text)).Crs);

    [Fact]
    public async Task The_caller_may_name_the_columns()
    {
        var path = _folder.Write("a.csv", "nama,x,y,BUJUR_BENAR,lintang_benar\nA,1,2,108.9,0.8\n");
        Assert.Equal("POINT (108.9 0.8)", (await Read(path, new() { X = "bujur_benar", Y = "lintang_benar" })).Features[0].Geometry!.AsText());
        var fault = await Fault(path, new() { X = "bujur_benar" });
        Assert.Equal(ReadFaults.CsvColumns, fault.Code);
        Assert.Contains("BUJUR_BENAR", fault.Choices);
    }

    [Fact]
    public async Task A_table_without_places_or_header_is_explained()
    {
        var fault = await Fault(_folder.Write("a.csv", "nama,kode\nA,1\n"));
        Assert.Equal(ReadFaults.CsvColumns, fault.Code);
        Assert.Contains("--x", fault.WayOut, StringComparison.Ordinal);
        Assert.Equal(ReadFaults.CsvHeader, (await Fault(_folder.Write("a.csv", "108.9,0.8\n108.8,0.7\n"))).Code);
        Assert.Equal(ReadFaults.CsvHeader, (await Fault(_folder.Write("a.csv", "\n\n"))).Code);
        Assert.Equal(ReadFaults.FileEmpty, (await Fault(_folder.Write("a.csv", ""))).Code);
    }

    [Theory]
    [InlineData("POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))", null)]
    [InlineData("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((2 2, 3 2, 3 3, 2 2)))", null)]
    [InlineData("LINESTRING (0 0, 1 1)", null)]
    [InlineData("MULTIPOINT ((1 2), (3 4))", null)]
    [InlineData("GEOMETRYCOLLECTION (POINT (1 2), MULTILINESTRING ((0 0, 1 1)))", null)]
    [InlineData("POLYGON EMPTY", null)]
    [InlineData("POLYGON ((0 0, 1 0, 1 1, 0 1))", ReadFaults.RingNotClosed)]
    [InlineData("POLYGON ((0 0, 1 NaN, 1 1, 0 0))", ReadFaults.CoordinateNotFinite)]
    [InlineData("POLYGON ((0 0, 1 0, 1 1, 0 0)", ReadFaults.ShapeUnreadable)]
    [InlineData("POINT (1 2) x", ReadFaults.ShapeUnreadable)]
    [InlineData("CIRCLE (1 2 3)", ReadFaults.ShapeUnreadable)]
    public async Task Shapes_in_WKT_are_read(string wkt, string? code)
    {
        var feature = (await Table($"wkt,n\nPOINT (1 2),1\n\"{wkt}\",2\n")).Features[1];
        Assert.Equal(code, feature.Fault?.Code);
        if (code is null) Assert.Equal(wkt, feature.Geometry!.AsText());
        Assert.Equal(["n"], feature.Attributes.Keys);
    }

    [Fact]
    public async Task A_WKT_may_carry_heights_and_say_its_reference_system()
    {
        var read = await Table("geom\nSRID=32649;POINT Z (1 2 3)\n\"SRID=32649;LINESTRINGZM(0 0 0 0,1 1 1 1)\"\n");
        Assert.Equal("EPSG:32649", read.Crs!.Text);
        Assert.Equal(["POINT (1 2)", "LINESTRING (0 0, 1 1)"], read.Features.Select(f => f.Geometry!.AsText()));
        Assert.Null((await Table("geom\nSRID=32649;POINT (1 2)\nSRID=4326;POINT (1 2)\n")).Crs);
    }

    [Fact]
    public async Task WKT_nested_without_end_is_a_fault_and_no_crash() =>
        Assert.Equal(ReadFaults.ShapeUnreadable, (await Table("wkt\n" + string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION (", 200_000)) + "\n")).Features[0].Fault!.Code);

    [Fact]
    public async Task A_table_from_an_old_Excel_is_read_in_its_encoding()
    {
        var text = "nama;lon;lat\nKampung São José é;108,9;0,8\n";
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);
        Assert.Equal("Kampung São José é", (await Read(_folder.Write("a.csv", windows), new(EncodingName: "windows-1252"))).Features[0].Attributes["nama"]);
        byte[] wide = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)];
        Assert.Equal("Kampung São José é", (await Read(_folder.Write("b.csv", wide))).Features[0].Attributes["nama"]);
        var fault = await Fault(_folder.Write("c.csv", windows), new(EncodingName: "utf-8"));
        Assert.Equal(ReadFaults.CsvEncoding, fault.Code);
        Assert.Contains("--encoding", fault.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_that_never_closes_does_not_swallow_the_rest_in_silence()
    {
        var text = "nama,lon,lat\nA,1,2\n\"B,1,2\nC,1,2\nD,1,2\n";
        Assert.Equal(ReadFaults.CsvSyntax, (await Fault(_folder.Write("a.csv", text))).Code);
        Assert.Equal(ReadFaults.CsvLineTooLong, (await Fault(_folder.Write("b.csv", text + new string('x', 1 << 20)), limits: new() { MaxLineCharacters = 1 << 19 })).Code);
    }

    [Fact]
    public async Task Columns_and_rows_without_end_are_refused()
    {
        var limits = new ReadLimits { MaxColumns = 20, MaxFeatures = 20 };
        Assert.Equal(ReadFaults.ColumnsTooMany, (await Fault(_folder.Write("a.csv", "lon,lat\n" + new string(',', 1 << 20)), limits: limits)).Code);
        Assert.Equal(ReadFaults.FeaturesTooMany, (await Fault(_folder.Write("b.csv", "lon,lat\n" + string.Concat(Enumerable.Repeat("1,2\n", 21))), limits: limits)).Code);
    }

    [Fact]
    public async Task Headers_without_a_name_or_twice_get_names_of_their_own()
    {
        var read = await Table("lon,lat,,nama,nama\n1,2,a,b,c\n");
        Assert.Equal(["lon", "lat", "kolom_3", "nama", "nama_2"], read.Fields.Select(field => field.Name));
    }

    [Fact]
    public async Task A_zip_may_hold_one_table() =>
        Assert.Equal("CSV", (await Read(_folder.Zip("a.zip", [new("x/titik.csv", "lon,lat\n1,2\n"u8.ToArray())]))).Format);

    [Theory]
    [InlineData("nama;bujur;lintang\nA;108°57'26\"BT;0°47'54,5\"LU\nB;109;0,9\n")]
    [InlineData("nama,bujur,lintang\nA,108°57'26\"BT,0°47'54.5\"LU\nB,109,0.9\n")]
    public async Task Seconds_of_arc_need_no_quotes_round_them(string text)
    {
        var features = (await Table(text)).Features;
        Assert.Null(features[0].Fault);
        Assert.Equal(108 + 57 / 60.0 + 26 / 3600.0, features[0].Geometry!.Coordinate.X, 1e-9);
        Assert.Equal(47 / 60.0 + 54.5 / 3600.0, features[0].Geometry!.Coordinate.Y, 1e-9);
        Assert.Equal(109, features[1].Geometry!.Coordinate.X);
    }

    [Fact]
    public async Task A_value_that_begins_quoted_must_end_quoted()
    {
        var features = (await Table("nama,lon,lat\n\"A\"x,1,2\nB,1,2\n")).Features;
        Assert.Equal(ReadFaults.RowMalformed, features[0].Fault?.Code);
        Assert.Null(features[1].Fault);
    }

    private Task<RawDataset> Table(string text) => Read(_folder.Write("a.csv", text));
}
