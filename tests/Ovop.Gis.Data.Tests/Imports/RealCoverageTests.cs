using NetTopologySuite.Coverage;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Validity;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Imports;

/// <summary>The faults of the published boundaries of the city, which were counted by other programs before.</summary>
public class RealCoverageTests
{
    private static async Task<ImportReport> CheckAsync(string fileName, params string[] repairs)
    {
        var token = TestContext.Current.CancellationToken;
        var raw = await new DatasetReaders().ReadAsync(Places.SharedGeodata(fileName), new ReadOptions(), token);
        return Importer.Check(raw, new ImportRequest(CollectionId.Kelurahan, null) { Repairs = repairs }, null, token);
    }

    [Fact]
    public async Task The_city_has_32_overlapping_pairs_of_2_79_ha_and_97_gaps_of_3_85_ha()
    {
        var report = await CheckAsync("singkawang-kelurahan.zip");
        var overlaps = report.Findings.Where(f => f.Code == "coverage-overlap").ToList();
        var gaps = report.Findings.Where(f => f.Code == "coverage-gap").ToList();
        Assert.Equal(32, overlaps.Count);
        Assert.Equal(2.79, overlaps.Sum(f => f.AreaSquareMetres!.Value) / 1e4, 2);
        Assert.InRange(gaps.Count, 96, 98);
        Assert.Equal(3.85, gaps.Sum(f => f.AreaSquareMetres!.Value) / 1e4, 2);
        Assert.All(overlaps.Concat(gaps), f =>
        {
            Assert.Equal("snap-to-coverage", f.Repair);
            Assert.Contains(" × ", f.Feature!, StringComparison.Ordinal);
            Assert.True(f.Shape!.EnvelopeInternal.Contains(f.Location!.Longitude, f.Location.Latitude));
        });
        Assert.NotNull(report.Staged);
        Assert.False(Assert.Single(report.Repairs, r => r.Id == "snap-to-coverage").Applied);
    }

    [Fact]
    public async Task Snapping_leaves_neither_overlap_nor_gap_and_no_kelurahan_changes_by_a_twentieth_of_a_per_cent()
    {
        var before = (await CheckAsync("singkawang-kelurahan.zip")).Staged!.Features;
        var report = await CheckAsync("singkawang-kelurahan.zip", "snap-to-coverage");
        Assert.DoesNotContain(report.Counts.Keys, code => code is "coverage-overlap" or "coverage-gap" or "geometry-invalid");
        var after = report.Staged!.Features;
        Assert.True(CoverageValidator.IsValid([.. after.Select(f => f.Geometry!)]));
        var method = new EllipsoidalArea();
        Assert.Equal(26, after.Count);
        Assert.All(before.Zip(after), pair =>
        {
            Assert.Equal(pair.First.Id, pair.Second.Id);
            Assert.Null(new ShapeValidity().Read(pair.Second.Geometry!).Fault);
            Assert.InRange(method.Measure(pair.Second.Geometry!) / method.Measure(pair.First.Geometry!) is var share ? share.Ratio : 0, 0.9995, 1.0005);
        });
        Assert.All(report.Repairs.Single(r => r.Applied).Effects, e =>
        {
            Assert.InRange(e.AreaAfterSquareMetres / e.AreaBeforeSquareMetres, 0.9995, 1.0005);
            Assert.True(e.MovedSquareMetres >= Math.Abs(e.AreaAfterSquareMetres - e.AreaBeforeSquareMetres) - 0.1);
        });
    }

    [Fact]
    public async Task The_same_file_is_repaired_the_same_way_every_time()
    {
        var digests = new[] { await CheckAsync("singkawang-kelurahan.zip", "snap-to-coverage"), await CheckAsync("singkawang-kelurahan.zip", "snap-to-coverage") };
        Assert.Equal(digests[0].Staged!.ContentSha256, digests[1].Staged!.ContentSha256);
    }

    [Fact]
    public async Task A_repaired_layer_needs_no_repair_any_more()
    {
        var repaired = (await CheckAsync("singkawang-kelurahan.zip", [.. RepairIds.All])).Staged!;
        var raw = new RawDataset("again", "GeoPackage", "again.gpkg", "00", new CrsDeclaration("EPSG:4326", "test"), null, [new("code", "text"), new("name", "text")],
            [.. repaired.Features.Select((f, i) => new RawFeature(i + 1, f.Geometry, f.Attributes))]);
        var again = Importer.Check(raw, new ImportRequest(CollectionId.Kelurahan, null), null, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(again.Repairs, r => r.Id != "fix-orientation");
    }
}
