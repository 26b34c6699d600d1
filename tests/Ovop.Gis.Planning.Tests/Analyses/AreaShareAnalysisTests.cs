using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Analyses.AreaShares;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Analyses;

public class AreaShareAnalysisTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<LayerLibrary> LibraryAsync()
    {
        var store = new MemoryStore();
        await store.CommitAsync(Staged.Kelurahan(
            ("61.72.05.1001", "Barat laut", "Selatan", Shapes.Rectangle(109, 0.82, 0.02, 0.02)),
            ("61.72.05.1002", "Barat daya", "Selatan", Shapes.Rectangle(109, 0.8, 0.02, 0.02)),
            ("61.72.03.1001", "Timur", "Timur", Shapes.Rectangle(109.02, 0.8, 0.02, 0.04))), Staged.Note, Token);
        await store.CommitAsync(Staged.Zones(
            ("air", Shapes.Rectangle(109, 0.8, 0.01, 0.01)),
            ("air", Shapes.Rectangle(109.01, 0.8, 0.01, 0.01)),
            ("road", Shapes.Rectangle(109.015, 0.8, 0.015, 0.01))), Staged.Note, Token);
        return new LayerLibrary(store);
    }

    private static async Task<AreaShareReport> RunAsync(AreaShareRequest request) => await new AreaShareAnalysis(await LibraryAsync()).RunAsync(request, null, Token);

    [Fact]
    public async Task Each_row_and_the_total_add_to_the_whole()
    {
        var report = await RunAsync(new());
        foreach (var unit in report.Units)
        {
            Assert.Equal(1, unit.Parts.Sum(p => p.ShareRatio) + unit.Outside.ShareRatio, 12);
            Assert.Equal(unit.Area.SquareMetres, unit.Parts.Sum(p => p.Area.SquareMetres) + unit.Outside.Area.SquareMetres, 1e-6 * unit.Area.SquareMetres);
        }

        Assert.Equal(1, report.Total.Parts.Sum(p => p.ShareRatio) + report.Total.Outside.ShareRatio, 12);
        Assert.Equal(report.Total.Area.SquareMetres, report.Units.Sum(u => u.Area.SquareMetres), 1e-3);
    }

    [Fact]
    public async Task Polygons_of_one_zone_are_one_row_and_an_overlap_is_another()
    {
        var unit = (await RunAsync(new())).Units.Single(u => u.Code == "61.72.05.1002");
        Assert.Equal(["air", "air+road"], unit.Parts.Select(p => p.Zone));
        Assert.Equal(["air", "road"], unit.Parts.Single(p => p.Zone == "air+road").OverlapOf!);
        Assert.Equal(0.125, unit.Parts.Single(p => p.Zone == "air+road").ShareRatio, 4);
    }

    [Fact]
    public async Task A_zone_s_total_counts_its_overlaps_too()
    {
        var air = (await RunAsync(new())).Zones.Single(z => z.Zone == "air");
        Assert.Equal(air.Area.SquareMetres, air.InsideUnits.SquareMetres, 1e-5 * air.Area.SquareMetres);
    }

    [Fact]
    public async Task Kecamatan_are_the_sum_of_their_kelurahan()
    {
        var report = await RunAsync(new() { Units = "kecamatan" });
        var kelurahan = await RunAsync(new());
        Assert.Equal(["61.72.03", "61.72.05"], report.Units.Select(u => u.Code));
        Assert.Equal(kelurahan.Units.Where(u => u.Code.StartsWith("61.72.05", StringComparison.Ordinal)).Sum(u => u.Area.SquareMetres), report.Units[1].Area.SquareMetres, 1);
        Assert.Equal("dissolved by kecamatan_code", report.Passport.Inputs[0].Derivation);
        Assert.Equal("kelurahan", report.Passport.Inputs[0].Layer);
    }

    [Fact]
    public async Task A_sliver_is_listed_and_stays_in_the_sum()
    {
        var report = await RunAsync(new() { SliverSquareMetres = 1e9 });
        Assert.Equal(report.Units.Sum(u => u.Parts.Count), report.Slivers.Count);
        Assert.All(report.Units, u => Assert.Equal(1, u.Parts.Sum(p => p.ShareRatio) + u.Outside.ShareRatio, 12));
    }

    [Fact]
    public async Task A_plane_area_stands_beside_the_geodesic_one_on_request()
    {
        var report = await RunAsync(new() { PlaneCrs = "EPSG:32649" });
        // UTM 49N reads 0.02 to 0.06 % high over the city.
        Assert.All(report.Units, u => Assert.InRange(u.PlaneArea!.Value.SquareMetres / u.Area.SquareMetres, 1.0002, 1.0006));
        Assert.Contains("planar", report.Passport.Method, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nope", "kelurahan", null, "zones")]
    [InlineData("zones", "KELURAHAN", null, "units")]
    [InlineData("zones", "kelurahan", "EPSG:4326", "plane")]
    [InlineData("zones", "kelurahan", "EPSG:99", "plane")]
    public async Task What_is_not_there_is_refused_by_its_parameter(string zones, string units, string? plane, string parameter)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => RunAsync(new() { Zones = zones, Units = units, PlaneCrs = plane }));
        Assert.Equal(parameter, refused.Faults[0].Parameter);
    }

    [Fact]
    public async Task The_passport_names_each_layer_by_version_and_hash()
    {
        var passport = (await RunAsync(new())).Passport;
        Assert.Equal(["kelurahan", "zones"], passport.Inputs.Select(i => i.Layer));
        Assert.All(passport.Inputs, i => Assert.Matches("^[0-9a-f]{64}$", i.ContentSha256));
        Assert.Equal("geodesic-wgs84", passport.Method);
        Assert.Equal(1, passport.Tolerances["sliverSquareMetres"]);
    }
}
