using static Ovop.Gis.Data.Tests.Reading;
using static Ovop.Gis.Data.Tests.Shapefile.SampleShapefile;

namespace Ovop.Gis.Data.Tests;

public sealed class DatasetReadersTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nowhere.shp")]
    [InlineData("nowhere.zip")]
    [InlineData("nowhere.gpkg")]
    [InlineData("nowhere.geojson")]
    [InlineData("nowhere.xyz")]
    [InlineData("no/folder/a.shp")]
    [InlineData("a\0b.shp")]
    [InlineData("a\0b")]
    public async Task A_file_that_is_not_there_is_said_so(string name) =>
        Assert.Equal(ReadFaults.FileNotFound, (await Fault(_folder[name])).Code);

    [Fact]
    public async Task A_folder_is_not_a_file()
    {
        Directory.CreateDirectory(_folder["rtrw.gdb"]);
        var fault = await Fault(_folder["rtrw.gdb"]);
        Assert.Equal(ReadFaults.FileIsFolder, fault.Code);
        Assert.Contains("GeoPackage", fault.WayOut, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.shp")]
    [InlineData("a.zip")]
    [InlineData("a.gpkg")]
    [InlineData("a.json")]
    [InlineData("a")]
    public async Task An_empty_file_is_said_so(string name) =>
        Assert.Equal(ReadFaults.FileEmpty, (await Fault(_folder.Write(name, ""))).Code);

    [Theory]
    [InlineData("a.kml", "<kml/>")]
    [InlineData("a.tif", "II*")]
    [InlineData("a", "hello")]
    [InlineData("a.dbf", "xxxx")]
    public async Task A_kind_that_is_not_read_gets_the_list_of_those_that_are(string name, string content)
    {
        var fault = await Fault(_folder.Write(name, content));
        Assert.Equal(ReadFaults.FormatUnsupported, fault.Code);
        foreach (var kind in (string[])[".zip", ".shp", ".gpkg", ".geojson", ".csv"]) Assert.Contains(kind, fault.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_an_ending_is_known_by_its_first_bytes()
    {
        Assert.Equal("GeoJSON", (await Read(_folder.Write("upload", """ {"type":"Point","coordinates":[1,2]}"""))).Format);
        Assert.Equal("Shapefile", (await Read(_folder.Write("upload", ScratchFolder.Zipped(Kelurahan())))).Format);
    }

    [Fact]
    public void The_list_knows_what_it_can_read()
    {
        var readers = new DatasetReaders();
        Assert.All(["a.zip", "A.SHP", "a.geojson", "a.json", "a.gpkg", "a.csv", "a.tsv"], path => Assert.True(readers.CanRead(path)));
        Assert.False(readers.CanRead("a.kml"));
    }
}
