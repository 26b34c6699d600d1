using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Validity;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Imports;

public class GeometryRepairTests
{
    private static readonly Geometry BowTie = Shapes.Wkt("POLYGON((108.9 0.8,109 0.9,109 0.8,108.9 0.9,108.9 0.8))");

    private static Finding Only(ImportReport report, string code) => Assert.Single(report.Findings, f => f.Code == code);

    private static double SquareMetres(Geometry geometry) => new EllipsoidalArea().Measure(geometry).SquareMetres;

    [Fact]
    public void An_invalid_polygon_is_an_error_that_names_kind_place_and_repair()
    {
        var report = RawVillages.Check(RawVillages.Of(BowTie));
        var finding = Only(report, "geometry-invalid");
        Assert.Equal((Severity.Error, "make-valid", "Village 1"), (finding.Severity, finding.Repair, finding.Feature));
        Assert.Contains("--repair make-valid", finding.Text.En, StringComparison.Ordinal);
        Assert.Contains("crosses itself", finding.Text.En, StringComparison.Ordinal);
        Assert.Contains("memotong", finding.Text.Id, StringComparison.Ordinal);
        Assert.Equal(108.95, finding.Location!.Longitude, 6);
        Assert.Null(report.Staged);
        Assert.False(Assert.Single(report.Repairs, r => r.Id == "make-valid").Applied);
    }

    [Fact]
    public void Make_valid_makes_it_valid_and_says_what_moved()
    {
        var report = RawVillages.Check(RawVillages.Of(BowTie), "make-valid");
        var offer = Assert.Single(report.Repairs, r => r.Id == "make-valid");
        Assert.True(offer.Applied);
        var mended = Assert.Single(report.Staged!.Features).Geometry!;
        Assert.Null(new ShapeValidity().Read(mended).Fault);
        var effect = Assert.Single(offer.Effects);
        Assert.Equal(SquareMetres(mended), effect.AreaAfterSquareMetres, 1e-3);
        Assert.InRange(effect.AreaAfterSquareMetres, 61e6, 62e6);
        Assert.Equal(effect.AreaAfterSquareMetres - effect.AreaBeforeSquareMetres, effect.MovedSquareMetres, 1e-3);
        Assert.DoesNotContain("geometry-invalid", report.Counts.Keys);
    }

    [Fact]
    public void A_record_that_could_be_salvaged_is_an_error_until_it_is_made_valid()
    {
        var fault = new RawFault("ring-not-closed", new LocalText("Cincin tidak tertutup.", "A ring is not closed."), RawVillages.Block());
        var raw = RawVillages.Of("Shapefile", RawVillages.Wgs84, RawVillages.Village(1, null) with { Fault = fault });
        var refused = RawVillages.Check(raw);
        Assert.Null(refused.Staged);
        Assert.Equal("make-valid", Only(refused, "ring-not-closed").Repair);
        Assert.DoesNotContain("geometry-missing", refused.Counts.Keys);
        Assert.Equal(SquareMetres(RawVillages.Block()), SquareMetres(RawVillages.Check(raw, "make-valid").Staged!.Features[0].Geometry!), 1e-3);
    }

    [Fact]
    public void A_record_that_cannot_be_salvaged_stays_an_error()
    {
        var fault = new RawFault("ring-too-short", new LocalText("Cincin terlalu pendek.", "A ring is too short."), null);
        var report = RawVillages.Check(RawVillages.Of("Shapefile", RawVillages.Wgs84, RawVillages.Village(1, null) with { Fault = fault }, RawVillages.Village(2, RawVillages.Block())), [.. RepairIds.All]);
        Assert.Equal(1, Only(report, "ring-too-short").Record);
        Assert.Null(report.Staged);
    }

    [Fact]
    public void Records_without_a_shape_are_dropped_only_on_request()
    {
        var raw = RawVillages.Of(RawVillages.Block(), null, GeometryFactory.Default.CreatePolygon());
        Assert.Equal(2, RawVillages.Check(raw).Counts["geometry-missing"]);
        var report = RawVillages.Check(raw, "remove-empty");
        Assert.Equal("61.72.05.1001", Assert.Single(report.Staged!.Features).Id);
        Assert.Equal([2, 3], report.Repairs.Single(r => r.Id == "remove-empty").Effects.Select(e => e.Record));
    }

    [Fact]
    public void Repeated_vertices_are_told_and_can_be_removed_without_moving_anything()
    {
        var raw = RawVillages.Of(Shapes.Wkt("POLYGON((108.9 0.8,109 0.8,109 0.8,109 0.9,109 0.9,108.9 0.8))"));
        Assert.Equal(Severity.Info, Only(RawVillages.Check(raw), "duplicate-vertices").Severity);
        var report = RawVillages.Check(raw, "remove-duplicate-vertices");
        Assert.Equal(4, report.Staged!.Features[0].Geometry!.NumPoints);
        Assert.Equal(0, Assert.Single(report.Repairs.Single(r => r.Applied).Effects).MovedSquareMetres);
        Assert.DoesNotContain("duplicate-vertices", report.Counts.Keys);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    [InlineData(null, true, false)]
    [InlineData(null, false, false)]
    public void Rings_run_as_the_format_asks_or_are_turned(bool? outerClockwise, bool clockwise, bool isWrong)
    {
        var raw = RawVillages.Of("Shapefile", RawVillages.Wgs84, RawVillages.Village(1, RingDirection.Turned(RawVillages.Block(), clockwise))) with
        {
            Rings = outerClockwise is { } way ? new RingConvention(way, "test") : null,
        };
        Assert.Equal(isWrong, RawVillages.Check(raw).Counts.ContainsKey("ring-orientation"));
        var report = RawVillages.Check(raw, "fix-orientation");
        Assert.DoesNotContain("ring-orientation", report.Counts.Keys);
        Assert.Equal(isWrong, report.Repairs.Any(r => r is { Id: "fix-orientation", Applied: true }));
    }

    [Fact]
    public void A_line_is_no_boundary() => Assert.Equal(Severity.Error, Only(RawVillages.Check(RawVillages.Of(Shapes.Wkt("LINESTRING(108.9 0.8,109 0.9)"))), "geometry-not-polygon").Severity);

    [Fact]
    public void A_repair_that_does_not_exist_is_refused_with_those_that_do()
    {
        var refusal = Assert.Throws<RefusedException>(() => RawVillages.Check(RawVillages.Of(RawVillages.Block()), "make-valid", "make-nice"));
        var fault = Assert.Single(refusal.Faults);
        Assert.Equal("repairs", fault.Parameter);
        Assert.Contains("make-nice", fault.Message, StringComparison.Ordinal);
        Assert.All(RepairIds.All, id => Assert.Contains(id, fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_needs_no_repair_is_offered_none()
    {
        var report = RawVillages.Check(RawVillages.Of(RawVillages.Block(0), RawVillages.Block(1)), [.. RepairIds.All]);
        Assert.Empty(report.Repairs);
        Assert.DoesNotContain(report.Findings, f => f.Repair is not null || f.Shape is not null);
    }

    [Fact]
    public void Check_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Importer.Check(RawVillages.Of(RawVillages.Block()), new ImportRequest(null, null), null, stop.Token));
    }
}
