using Ovop.Gis.Planning.Imports;
using static Ovop.Gis.Data.Tests.GeoPackage.SampleGeoPackage;
using static Ovop.Gis.Data.Tests.Reading;
using static Ovop.Gis.Data.Tests.Shapefile.SampleShapefile;

namespace Ovop.Gis.Data.Tests;

public sealed class LayerListTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_layer_that_is_listed_can_be_read_by_its_name()
    {
        var lama = Kelurahan().Select(file => new KeyValuePair<string, byte[]>("lama/" + file.Key, file.Value));
        var baru = Kelurahan().Select(file => new KeyValuePair<string, byte[]>("baru/" + file.Key, file.Value));
        var point = new KeyValuePair<string, byte[]>("titik.geojson", """{"type":"Point","coordinates":[1,2]}"""u8.ToArray());
        foreach (var path in (string[])
        [
            _folder.Zip("a.zip", Kelurahan("desa").Concat(Kelurahan("jalan"))),
            _folder.Zip("b.zip", lama.Concat(baru)),
            _folder.Zip("c.zip", lama.Append(point)),
            _folder.Zip("d.zip", lama.Concat(baru).Append(point)),
            _folder.Zip("e.zip", [new("x.gpkg", Make("zona", "desa"))]),
            _folder.Write("f.gpkg", Make("zona", "desa")),
            _folder.Write(Kelurahan()),
            _folder.Write("g.geojson", point.Value),
            _folder.Write("h.csv", "lon,lat\n1,2\n"),
        ])
        {
            var layers = await Layers(path);
            Assert.NotEmpty(layers);
            foreach (var layer in layers)
            {
                var read = await Read(path, new(LayerName: layer.Name));
                Assert.Equal(layer.Kind, read.Format);
                if (layer.FeatureCount is { } count) Assert.Equal(read.Features.Count, count);
            }
        }
    }

    [Fact]
    public async Task Where_one_must_be_chosen_the_names_come_with_the_fault()
    {
        var path = _folder.Zip("a.zip", Kelurahan("desa").Concat(Kelurahan("jalan")));
        Assert.Equal(["desa", "jalan"], (await Fault(path)).Choices);
        Assert.Equal([new RawLayer("desa", "Shapefile", 3), new("jalan", "Shapefile", 3)], await Layers(path));
        Assert.Equal(["desa", "zona"], (await Fault(_folder.Write("a.gpkg", Make("zona", "desa")), new(LayerName: "x"))).Choices);
    }

    [Fact]
    public async Task A_view_is_listed_without_being_counted()
    {
        var bytes = Make(["a"], "EPSG", 4326, null, "DROP TABLE a; CREATE VIEW a AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT NULL AS geom FROM n WHERE i < 0");
        Assert.Equal([new RawLayer("a", "GeoPackage", null)], await Layers(_folder.Write("a.gpkg", bytes)));
    }

    private static Task<IReadOnlyList<RawLayer>> Layers(string path) => new DatasetReaders().LayersAsync(path, TestContext.Current.CancellationToken);
}
