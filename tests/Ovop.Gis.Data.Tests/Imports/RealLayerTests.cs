using Ovop.Gis.Planning.Analyses.AreaShares;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Imports;

/// <summary>The published boundaries of the city, faults included, against figures computed by others.</summary>
public class RealLayerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<LayerLibrary> LoadAsync(string fileName)
    {
        var raw = await new DatasetReaders().ReadAsync(Places.SharedGeodata(fileName), new ReadOptions(), Token);
        var store = new MemoryStore();
        await store.CommitAsync(Staged.Zones(("airport-area", Shapes.Rectangle(108.94, 0.78, 0.03, 0.03))), Staged.Note, Token);
        var report = await new Importer(store).CheckAsync(raw, new ImportRequest(CollectionId.Kelurahan, null), Token);
        Assert.DoesNotContain(report.Findings, f => f.Severity == Severity.Error);
        await store.CommitAsync(report.Staged!, Staged.Note, Token);
        return new LayerLibrary(store);
    }

    private static async Task<AreaShareReport> SharesAsync(LayerLibrary library, string units) =>
        await new AreaShareAnalysis(library).RunAsync(new AreaShareRequest { Units = units }, null, Token);

    [Fact]
    public async Task The_city_and_its_kelurahan_have_the_areas_that_GeographicLib_gives()
    {
        var report = await SharesAsync(await LoadAsync("singkawang-kelurahan.zip"), "kelurahan");
        void Near(double expected, double actual) => Assert.InRange(actual / expected, 1 - 1e-6, 1 + 1e-6);
        Near(550_174_366, report.Total.Area.SquareMetres);
        Near(47_254_592, Unit(report, "61.72.05.1004").Area.SquareMetres);
        Near(69_300_851, Unit(report, "61.72.05.1001").Area.SquareMetres);
        // GeographicLib's Planimeter gives 212,658.5384 m², which is often printed rounded.
        Near(212_658.5384, Unit(report, "61.72.02.1003").Area.SquareMetres);
        Assert.Equal("Pangmilang", Unit(report, "61.72.05.1004").Name);
    }

    [Fact]
    public async Task Selatan_is_37_821_per_cent_of_the_city_and_Timur_40_046()
    {
        var report = await SharesAsync(await LoadAsync("singkawang-kelurahan.zip"), "kecamatan");
        var city = report.Units.Sum(u => u.Area.SquareMetres);
        Assert.Equal(37.821, 100 * Unit(report, "61.72.05").Area.SquareMetres / city, 3);
        Assert.Equal(40.046, 100 * Unit(report, "61.72.03").Area.SquareMetres / city, 3);
        Assert.Equal("Singkawang Selatan", Unit(report, "61.72.05").Name);
    }

    [Fact]
    public async Task The_matrix_of_a_province_has_the_pairs_and_the_area_that_PostGIS_gives()
    {
        var readers = new DatasetReaders();
        var store = new MemoryStore();
        foreach (var (file, layer) in new[] { ("kalbar-desa.zip", CollectionId.Kelurahan), ("kalbar-zones-2k.zip", CollectionId.Zones) })
        {
            var raw = await readers.ReadAsync(Places.SharedGeodata(file), new ReadOptions(), Token);
            await store.CommitAsync((await new Importer(store).CheckAsync(raw, new ImportRequest(layer, null), Token)).Staged!, Staged.Note, Token);
        }

        var pairs = new Dictionary<(string, string), double>();
        foreach (var unit in (await SharesAsync(new LayerLibrary(store), "kelurahan")).Units)
            foreach (var part in unit.Parts)
                foreach (var zone in part.Zone.Split('+'))
                    pairs[(unit.Code, zone)] = pairs.GetValueOrDefault((unit.Code, zone)) + part.Area.SquareMetres;

        // ST_Area(ST_Intersection(…)::geography) of PostGIS 3.5, summed over every pair; overlaps of zones count for each of them there.
        Assert.Equal(6_075, pairs.Count);
        Assert.InRange(pairs.Values.Sum() / 147_439_790_217.7, 1 - 1e-8, 1 + 1e-8);
    }

    private static UnitShares Unit(AreaShareReport report, string code) => report.Units.Single(u => u.Code == code);
}
