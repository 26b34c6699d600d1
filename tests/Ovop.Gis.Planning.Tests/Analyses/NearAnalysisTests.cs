using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Analyses.Near;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Units;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Analyses;

public class NearAnalysisTests
{
    private const string From = "109.001,0.8";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Squares whose centroids lie east of the start, about 1.1 km more each.</summary>
    private static async Task<NearReport> RunAsync(NearRequest request, int count = 20)
    {
        var store = new MemoryStore();
        await store.CommitAsync(Staged.Zones([.. Enumerable.Range(0, count).Select(i => ($"z{i}", Shapes.Rectangle(109 + 0.01 * i, 0.799, 0.002, 0.002)))]), Staged.Note, Token);
        return await new NearAnalysis(new LayerLibrary(store)).RunAsync(request with { Of = "zones", From = From }, null, Token);
    }

    [Fact]
    public async Task Each_item_is_in_just_the_band_that_holds_its_distance()
    {
        var report = await RunAsync(new() { Bands = "5km,10 km,15000m" });
        Assert.Equal([(0, 5_000), (5_000, 10_000), (10_000, 15_000)], report.Bands!.Select(b => (b.FromMetres, b.ToMetres)));
        Assert.Equal(report.Items.Select(i => i.Id), report.Bands!.SelectMany(b => b.Ids));
        foreach (var band in report.Bands!)
        {
            Assert.Equal(band.Count, band.Ids.Count);
            Assert.All(report.Items.Where(i => band.Ids.Contains(i.Id)), i => Assert.InRange(i.Distance.Metres, band.FromMetres, band.ToMetres));
        }

        Assert.All(report.Bands!, b => Assert.NotEqual(0, b.Count));
    }

    [Fact]
    public async Task The_last_band_bounds_the_answer_and_the_answer_the_last_band()
    {
        Assert.Equal((await RunAsync(new() { WithinMetres = 10_000 })).Items, (await RunAsync(new() { Bands = "5km,10km" })).Items);
        var less = await RunAsync(new() { Bands = "5km,10km,25km", WithinMetres = 8_000 });
        Assert.Equal([5_000, 8_000], less.Bands!.Select(b => b.ToMetres));
        Assert.Equal((await RunAsync(new() { WithinMetres = 8_000 })).Items, less.Items);
        Assert.Equal((await RunAsync(new() { Bands = "5km,10km", WithinMetres = 30_000 })).Items, (await RunAsync(new() { WithinMetres = 10_000 })).Items);
    }

    [Fact]
    public async Task What_lies_on_the_edge_of_a_band_is_in_it()
    {
        var all = await RunAsync(new());
        var exact = GeodesicDistance.Between(new LonLat(109.001, 0.8), new LonLat(all.Items[3].Location.Longitude, all.Items[3].Location.Latitude)).Distance.Metres;
        string Edge(double metres) => metres.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + ",50km";
        Assert.Equal(4, (await RunAsync(new() { Bands = Edge(exact) })).Bands![0].Count);
        Assert.Equal(3, (await RunAsync(new() { Bands = Edge(Math.BitDecrement(exact)) })).Bands![0].Count);
        Assert.Equal(4, (await RunAsync(new() { WithinMetres = exact })).Items.Count);
        Assert.Equal(3, (await RunAsync(new() { WithinMetres = Math.BitDecrement(exact) })).Items.Count);
    }

    [Fact]
    public async Task Bands_hold_only_the_nearest_that_were_asked_for() =>
        Assert.Equal([3, 0], (await RunAsync(new() { Bands = "5km,25km", Nearest = 3 })).Bands!.Select(b => b.Count));

    [Fact]
    public async Task An_empty_band_is_told() => Assert.Equal([1, 0, 4], (await RunAsync(new() { Bands = "500m,600m,5km" })).Bands!.Select(b => b.Count));

    [Fact]
    public async Task The_table_says_the_band_of_each_row_where_bands_were_asked_for()
    {
        var table = (await RunAsync(new() { Bands = "5km,10km" })).ToTable();
        var (metres, band) = (table.Columns.ToList().IndexOf("distance_m"), table.Columns.ToList().IndexOf("band_to_m"));
        Assert.All(table.Rows, row => Assert.Equal((double)row[metres]! <= 5_000 ? 5_000d : 10_000d, row[band]));
        Assert.DoesNotContain("band_to_m", (await RunAsync(new())).ToTable().Columns);
        Assert.Null((await RunAsync(new())).Bands);
    }

    [Fact]
    public async Task Bands_change_no_item_and_one_question_has_one_passport()
    {
        var plain = await RunAsync(new() { WithinMetres = 10_000 });
        var (one, other) = (await RunAsync(new() { Bands = "5km,10km" }), await RunAsync(new() { Bands = "5000, 10000m" }));
        Assert.Equal(plain.Items, one.Items);
        Assert.Equal(one.Passport.Id, other.Passport.Id);
        Assert.Contains("~bands=5000,10000~", one.Passport.Id, StringComparison.Ordinal);
        Assert.NotEqual(plain.Passport.ResultSha256, one.Passport.ResultSha256);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5km,")]
    [InlineData("ten")]
    [InlineData("0,5km")]
    [InlineData("-5km")]
    [InlineData("10km,5km")]
    [InlineData("5km,5000")]
    [InlineData("NaN")]
    [InlineData("1e300km")]
    [InlineData("20101km")]
    [InlineData("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21")]
    public void Bands_that_are_none_are_refused_by_their_name(string text)
    {
        var refused = Assert.Throws<RefusedException>(() => new RequestForm<NearRequest>().Read([KeyValuePair.Create("bands", (string?)text)]));
        Assert.Equal("bands", Assert.Single(refused.Faults).Parameter);
    }

    [Fact]
    public async Task A_distance_is_the_one_that_is_measured_alone()
    {
        var from = new LonLat(109.001, 0.8);
        foreach (var item in (await RunAsync(new())).Items)
        {
            var alone = GeodesicDistance.Between(from, new LonLat(item.Location.Longitude, item.Location.Latitude));
            Assert.Equal(alone.Distance.Metres, item.Distance.Metres, 1.5e-8);
            Assert.Equal(alone.Bearing.Degrees, item.Azimuth.Degrees, 1e-9);
        }
    }

    [Fact]
    public async Task By_edges_the_nearest_few_are_the_first_of_all()
    {
        var all = await RunAsync(new() { Measure = Measure.Edge });
        Assert.Equal(Distance.Zero, all.Items[0].Distance);
        Assert.Equal(all.Items.Take(7), (await RunAsync(new() { Measure = Measure.Edge, Nearest = 7 })).Items);
        Assert.Equal(all.Items.TakeWhile(i => i.Distance.Metres <= 6_000), (await RunAsync(new() { Measure = Measure.Edge, WithinMetres = 6_000 })).Items);
    }
}
