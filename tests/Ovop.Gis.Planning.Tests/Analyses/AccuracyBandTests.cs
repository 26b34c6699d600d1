using Ovop.Gis.Planning.Analyses.AreaShares;
using Ovop.Gis.Planning.Analyses.Reconciliation;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Analyses;

public class AccuracyBandTests
{
    /// <summary>A kilometre in degrees of longitude and latitude at the equator.</summary>
    private const double East = 1000 / 111_319.49, North = 1000 / 110_574.39;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<LayerLibrary> LibraryAsync()
    {
        var store = new MemoryStore();
        await store.CommitAsync(Staged.Kelurahan(
            ("61.72.05.1001", "Barat", "Selatan", Shapes.Rectangle(109, 0, East, North)),
            ("61.72.05.1002", "Timur", "Selatan", Shapes.Rectangle(109 + East, 0, East, North))), Staged.Note, Token);
        await store.CommitAsync(Staged.Zones(("air", Shapes.Rectangle(109 + East / 2, -North, East, 3 * North))), Staged.Note, Token);
        await store.CommitAsync(Staged.Layer("claims", null, ("barat", null,
        [
            ("level", "kelurahan"), ("code", "61.72.05.1001"), ("name", "Barat"), ("quantity", "area"), ("square_metres", 1e6), ("share_ratio", null), ("share_of", null),
            ("as_printed", "1 km²"), ("series", "bps"), ("source_title", "BPS"), ("source_year", "2020"), ("source_section", "1"), ("confidence", "S"), ("note_id", null), ("note_en", null),
        ])), Staged.Note, Token);
        return new LayerLibrary(store);
    }

    [Fact]
    public async Task A_square_kilometre_within_ten_metres_has_a_band_of_four_kilometres_by_ten_metres()
    {
        var report = await new AreaShareAnalysis(await LibraryAsync()).RunAsync(new(), null, Token);
        var unit = report.Units[0];
        Assert.Equal(1_000_000, unit.Area.SquareMetres, 200.0);
        Assert.Equal(40_000, unit.AreaBand.SquareMetres, 40.0);
        // Half of it is the zone's: three kilometres round it, and as much round what is left.
        Assert.Equal(30_000, unit.Parts[0].AreaBand.SquareMetres, 30.0);
        Assert.Equal(30_000, unit.Outside.AreaBand.SquareMetres, 30.0);
        Assert.Equal(0.03, unit.Parts[0].ShareBandRatio, 5);
        Assert.Equal(10, report.Passport.Tolerances["unitsBoundaryAccuracyMetres"]);
        Assert.Equal(10, report.Passport.Tolerances["zonesBoundaryAccuracyMetres"]);
        Assert.Equal(0, report.Overlaid);
    }

    [Fact]
    public async Task The_whole_has_the_band_of_its_outline_and_a_zone_that_of_its_own_border()
    {
        var report = await new AreaShareAnalysis(await LibraryAsync()).RunAsync(new(), null, Token);
        Assert.Equal(60_000, report.Total.AreaBand.SquareMetres, 60.0);
        Assert.Equal(60_000, report.Total.Parts[0].AreaBand.SquareMetres, 60.0);
        Assert.Equal(80_000, report.Zones[0].AreaBand.SquareMetres, 80.0);
        var kecamatan = await new AreaShareAnalysis(await LibraryAsync()).RunAsync(new() { Units = "kecamatan" }, null, Token);
        Assert.Equal(60_000, kecamatan.Units[0].AreaBand.SquareMetres, 60.0);
    }

    [Fact]
    public async Task The_table_has_each_band_beside_its_figure()
    {
        var table = (await new AreaShareAnalysis(await LibraryAsync()).RunAsync(new(), null, Token)).ToTable();
        Assert.Equal(["area_m2", "area_band_m2", "share_ratio", "share_band_ratio"], table.Columns.Skip(4).Take(4));
        Assert.All(table.Rows, row => Assert.True((double)row[5]! > 0));
    }

    [Fact]
    public async Task A_computed_figure_beside_a_published_one_has_its_band()
    {
        var report = await new ReconciliationAnalysis(await LibraryAsync()).RunAsync(new(), null, Token);
        Assert.Equal(40_000, report.Rows[0].Computed!.BandSquareMetres!.Value, 40.0);
        Assert.Equal(0.02, report.Rows[0].Computed!.BandRatio!.Value, 5);
        Assert.Equal(60_000, report.Shares[0].Computed.BandSquareMetres, 60.0);
        Assert.Equal(10, report.Passport.Tolerances["unitsBoundaryAccuracyMetres"]);
    }
}
