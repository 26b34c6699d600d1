using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Analyses.Reconciliation;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Analyses;

public class ReconciliationAnalysisTests
{
    private static readonly Polygon West = Shapes.Rectangle(109, 0.8, 0.01, 0.02);
    private static readonly Polygon East = Shapes.Rectangle(109.01, 0.8, 0.03, 0.02);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static double AreaOf(Polygon polygon) => new EllipsoidalArea().Measure(polygon).SquareMetres;

    private static (string, Geometry?, (string, object?)[]) Claim(
        string id, string series, string level, string code, double? squareMetres = null, double? share = null, string? shareOf = null, string confidence = "S") =>
        (id, null, [("level", level), ("code", code), ("name", code), ("quantity", squareMetres is null ? "share" : "area"), ("square_metres", squareMetres), ("share_ratio", share),
            ("share_of", shareOf), ("as_printed", id), ("series", series), ("source_title", "BPS"), ("source_year", "2020"), ("source_section", "1"), ("confidence", confidence),
            ("note_id", null), ("note_en", null)]);

    private static async Task<ReconciliationReport> RunAsync(params (string, Geometry?, (string, object?)[])[] claims)
    {
        var store = new MemoryStore();
        await store.CommitAsync(Staged.Kelurahan(("61.72.02.1001", "Pasiran", "Barat", West), ("61.72.05.1001", "Sedau", "Selatan", East)), Staged.Note, Token);
        await store.CommitAsync(Staged.Layer("claims", null, claims), Staged.Note, Token);
        return await new ReconciliationAnalysis(new LayerLibrary(store)).RunAsync(new(), null, Token);
    }

    [Fact]
    public async Task The_paper_s_hectares_contradict_its_own_percentage()
    {
        var report = await RunAsync(
            Claim("city", "paper", "city", "61.72", 504e6),
            Claim("barat-ha", "paper", "kecamatan", "61.72.02", 1806e4),
            Claim("barat-share", "paper", "kecamatan", "61.72.02", share: 0.0298, shareOf: "61.72"),
            Claim("barat-bps", "bps", "kecamatan", "61.72.02", 15.04e6));
        foreach (var row in report.Rows.Where(r => r.ClaimId is "barat-ha" or "barat-share"))
        {
            Assert.Equal("contradicts-itself", row.Verdict.Code);
            Assert.Contains("1.806 ha dari 50.400 ha adalah 3,58 %, bukan 2,98 %", row.Verdict.Text.Id, StringComparison.Ordinal);
            Assert.Contains("1,806 ha of 50,400 ha is 3.58%, not 2.98%", row.Verdict.Text.En, StringComparison.Ordinal);
            Assert.Contains("15,04 km²: persentasenya yang benar", row.Verdict.Text.Id, StringComparison.Ordinal);
        }

        Assert.NotEqual("contradicts-itself", report.Rows.Single(r => r.ClaimId == "barat-bps").Verdict.Code);
    }

    [Fact]
    public async Task A_share_that_fits_its_hectares_is_not_a_contradiction()
    {
        var report = await RunAsync(
            Claim("city", "paper", "city", "61.72", 504e6),
            Claim("ha", "paper", "kecamatan", "61.72.05", 22448e4),
            Claim("share", "paper", "kecamatan", "61.72.05", share: 0.4454, shareOf: "61.72"));
        Assert.DoesNotContain(report.Rows, r => r.Verdict.Code == "contradicts-itself");
    }

    [Fact]
    public async Task A_share_printed_with_one_decimal_is_held_to_one_decimal()
    {
        var report = await RunAsync(
            Claim("city", "gadm", "city", "61.72", 451.27e6),
            Claim("ha", "gadm", "kecamatan", "61.72.05", 150.95e6),
            Claim("33.4 %", "gadm", "kecamatan", "61.72.05", share: 0.334, shareOf: "61.72"));
        Assert.DoesNotContain(report.Rows, r => r.Verdict.Code == "contradicts-itself");
    }

    [Fact]
    public async Task A_claim_within_the_tolerance_agrees_and_one_beyond_differs()
    {
        var city = AreaOf(West) + AreaOf(East);
        var report = await RunAsync(Claim("near", "a", "city", "61.72", city * 1.004), Claim("far", "b", "city", "61.72", city * 0.9));
        Assert.Equal("agrees", report.Rows[0].Verdict.Code);
        Assert.Equal("differs", report.Rows[1].Verdict.Code);
        Assert.Equal(-0.1, report.Rows[1].Difference!.Ratio!.Value, 6);
    }

    [Fact]
    public async Task A_figure_nobody_has_verified_gets_no_verdict_on_its_truth()
    {
        var report = await RunAsync(Claim("m", "bps", "kecamatan", "61.72.05", 31.57e6, confidence: "M"));
        Assert.Equal("unverified", report.Rows[0].Verdict.Code);
    }

    [Fact]
    public async Task A_claim_about_a_place_that_no_layer_has_is_not_comparable() =>
        Assert.Equal("not-comparable", (await RunAsync(Claim("land", "press", "site", "airport-land", 1514500))).Rows[0].Verdict.Code);

    [Fact]
    public async Task The_shares_side_by_side_each_stand_on_their_own_city()
    {
        var report = await RunAsync(
            Claim("city", "bps", "city", "61.72", 504e6),
            Claim("barat", "bps", "kecamatan", "61.72.02", 126e6),
            Claim("selatan", "bps", "kecamatan", "61.72.05", 378e6, confidence: "M"));
        Assert.Equal([0.25, 0.75], report.Shares.Select(s => s.Published!.ShareRatio));
        Assert.Equal(1, report.Shares.Sum(s => s.Computed.ShareRatio), 9);
        Assert.Equal(["S", "M"], report.Shares.Select(s => s.Published!.Confidence));
    }
}
