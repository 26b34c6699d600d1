using NetTopologySuite.Coverage;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Imports;

public class CoverageCheckTests
{
    private static Finding Only(ImportReport report, string code) => Assert.Single(report.Findings, f => f.Code == code);

    private static double SquareMetres(NetTopologySuite.Geometries.Geometry geometry) => new EllipsoidalArea().Measure(geometry).SquareMetres;

    [Fact]
    public void An_overlap_has_both_names_its_shape_and_its_size()
    {
        var report = RawVillages.Check(RawVillages.Of(Shapes.Rectangle(108.95, 0.8, 0.0051, 0.005), RawVillages.Block(1)));
        var finding = Only(report, "coverage-overlap");
        Assert.Equal((Severity.Warning, "Village 1 × Village 2", "snap-to-coverage"), (finding.Severity, finding.Feature, finding.Repair));
        Assert.Equal(SquareMetres(Shapes.Rectangle(108.955, 0.8, 0.0001, 0.005)), finding.AreaSquareMetres!.Value, 0.1);
        Assert.Equal(finding.AreaSquareMetres!.Value, SquareMetres(finding.Shape!), 1e-6);
        var tolerance = Only(report, "coverage-tolerance");
        Assert.Contains("0.01 m²", tolerance.Text.En, StringComparison.Ordinal);
        Assert.Contains("0,01 m²", tolerance.Text.Id, StringComparison.Ordinal);
        Assert.NotNull(report.Staged);
    }

    /// <summary>Four blocks round a slit of about 5 m, and the same round a place of 110 m.</summary>
    private static RawDataset Ring(double width) => RawVillages.Of(
        Shapes.Rectangle(108.95, 0.8, 0.005, 0.01), Shapes.Rectangle(108.955 + width, 0.8, 0.005, 0.01),
        Shapes.Rectangle(108.955, 0.8, width, 0.004), Shapes.Rectangle(108.955, 0.805, width, 0.005));

    [Fact]
    public void A_gap_is_told_and_closed_and_a_lake_is_told_and_left()
    {
        var gap = RawVillages.Check(Ring(0.00005));
        Assert.Equal("snap-to-coverage", Only(gap, "coverage-gap").Repair);
        Assert.Equal(SquareMetres(Shapes.Rectangle(108.955, 0.804, 0.00005, 0.001)), Only(gap, "coverage-gap").AreaSquareMetres!.Value, 0.1);
        Assert.Contains("Village 3", Only(gap, "coverage-gap").Feature!, StringComparison.Ordinal);

        var closed = RawVillages.Check(Ring(0.00005), "snap-to-coverage");
        Assert.DoesNotContain("coverage-gap", closed.Counts.Keys);
        Assert.True(CoverageValidator.IsValid([.. closed.Staged!.Features.Select(f => f.Geometry!)]));

        var lake = RawVillages.Check(Ring(0.001), "snap-to-coverage");
        Assert.Equal(Severity.Info, Only(lake, "coverage-hole").Severity);
        Assert.Empty(lake.Repairs);
    }

    [Fact]
    public void A_sliver_is_a_part_narrower_than_five_metres_on_average()
    {
        var report = RawVillages.Check(RawVillages.Of(RawVillages.Block(), Shapes.Rectangle(108.96, 0.8, 0.00003, 0.005)));
        Assert.Equal("Village 2", Only(report, "coverage-sliver").Feature);
    }

    [Fact]
    public void Borders_that_coincide_or_only_touch_are_no_fault() =>
        Assert.DoesNotContain(
            RawVillages.Check(RawVillages.Of(RawVillages.Block(0), RawVillages.Block(1), RawVillages.Block(0, 1), RawVillages.Block(2, 1))).Findings,
            f => f.Code.StartsWith("coverage", StringComparison.Ordinal) || f.Shape is not null);

    [Fact]
    public void A_polygon_that_is_not_valid_is_looked_at_as_mended_but_not_mended_by_the_way()
    {
        var bowTie = Shapes.Wkt("POLYGON((108.954 0.8,108.96 0.805,108.96 0.8,108.954 0.805,108.954 0.8))");
        var report = RawVillages.Check(RawVillages.Of(RawVillages.Block(), bowTie), "snap-to-coverage");
        Assert.Contains("coverage-overlap", report.Counts.Keys);
        Assert.Contains("geometry-invalid", report.Counts.Keys);
        Assert.DoesNotContain(report.Repairs, r => r.Applied);
        var both = RawVillages.Check(RawVillages.Of(RawVillages.Block(), bowTie), "snap-to-coverage", "make-valid");
        Assert.Equal(["make-valid", "snap-to-coverage"], both.Repairs.Where(r => r.Applied).Select(r => r.Id));
        Assert.DoesNotContain("coverage-overlap", both.Counts.Keys);
        Assert.NotNull(both.Staged);
    }

    [Fact]
    public async Task A_kelurahan_layer_whose_kecamatan_lost_ground_is_told_to_be_generalised()
    {
        var kelurahan = Staged.Kelurahan(("61.72.05.1001", "Village 1", "Selatan", RawVillages.Block()), ("61.72.05.1002", "Village 2", "Selatan", RawVillages.Block(1)));
        var store = new MemoryStore();
        var token = TestContext.Current.CancellationToken;
        await store.CommitAsync(kelurahan, Staged.Note, token);
        Task<ImportReport> LoadAsync(double width) => new Importer(store).CheckAsync(RawVillages.Of(Shapes.Rectangle(108.95, 0.8, width, 0.005), RawVillages.Block(1)), new ImportRequest(null, null), token);
        Assert.DoesNotContain("generalised", (await LoadAsync(0.005)).Counts.Keys);
        var finding = Only(await LoadAsync(0.0048), "generalised");
        Assert.Contains("-2.00 %", finding.Text.En, StringComparison.Ordinal);
        Assert.Contains("-2,00 %", finding.Text.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kecamatan_layer_is_held_against_the_sum_of_its_kelurahan()
    {
        var store = new MemoryStore();
        var token = TestContext.Current.CancellationToken;
        await store.CommitAsync(Staged.Kelurahan(("61.72.05.1001", "A", "Selatan", RawVillages.Block()), ("61.72.05.1002", "B", "Selatan", RawVillages.Block(1))), Staged.Note, token);
        Task<ImportReport> LoadAsync(double width) => new Importer(store).CheckAsync(
            new RawDataset("kec", "GeoPackage", "kec.gpkg", "00", RawVillages.Wgs84, null, [new("WADMKC", "text")],
                [new(1, Shapes.Rectangle(108.95, 0.8, width, 0.005), new Dictionary<string, object?> { ["WADMKC"] = "Selatan" })]),
            new ImportRequest(CollectionId.From("kecamatan-batas"), null), token);
        Assert.Equal("Selatan", Only(await LoadAsync(0.0098), "generalised").Feature);
        Assert.DoesNotContain("generalised", (await LoadAsync(0.01)).Counts.Keys);
    }

    [Fact]
    public void A_layer_whose_polygons_all_lie_on_each_other_is_not_compared_each_with_each()
    {
        var report = RawVillages.Check(RawVillages.Of([.. Enumerable.Repeat(RawVillages.Block(), 400)]));
        Assert.Equal(Severity.Info, Only(report, "coverage-not-checked").Severity);
        Assert.DoesNotContain("coverage-overlap", report.Counts.Keys);
    }
}
