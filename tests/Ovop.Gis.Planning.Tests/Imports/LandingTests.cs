using CsCheck;
using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Planning.Tests.Imports;

/// <summary>Polygons of the city are taken to one system and said to be in another.</summary>
public class LandingTests
{
    /// <summary>Somewhere within the city, away from its rim.</summary>
    private static readonly Gen<Polygon> InCity = Gen.Select(Gen.Double[108.9, 109.12], Gen.Double[0.78, 0.98], Gen.Double[0.001, 0.03], Gen.Double[0.001, 0.03],
        (west, south, width, height) => Shapes.Rectangle(west, south, width, height));

    private static ImportReport Report(string? declared, Geometry shape) => RawVillages.Check(RawVillages.Declared(declared, shape));

    [Theory]
    [InlineData("EPSG:32649", "EPSG:32749", "wrong-hemisphere")]
    [InlineData("EPSG:32749", "EPSG:32649", "wrong-hemisphere")]
    [InlineData("EPSG:32649", "EPSG:32648", "wrong-zone")]
    [InlineData("EPSG:32649", "EPSG:32650", "wrong-zone")]
    [InlineData("EPSG:32649", "EPSG:32748", "wrong-zone")]
    [InlineData("EPSG:23835", "EPSG:32649", "wrong-zone")]
    [InlineData("EPSG:23835", "EPSG:23834", "wrong-zone")]
    [InlineData("EPSG:23835", "EPSG:23836", "wrong-zone")]
    [InlineData("EPSG:3857", "EPSG:32649", "wrong-zone")]
    [InlineData("EPSG:32649", "EPSG:4326", "metres-as-degrees")]
    [InlineData("EPSG:23835", "EPSG:4326", "metres-as-degrees")]
    [InlineData("EPSG:4326", "EPSG:32649", "degrees-as-metres")]
    [InlineData("EPSG:4326", "EPSG:3857", "degrees-as-metres")]
    public void A_wrong_system_is_found_and_the_right_one_is_offered_first(string real, string declared, string cause) => InCity.Sample(shape =>
    {
        var report = Report(declared, RawVillages.In(real, shape));
        Assert.False(report.Landing!.OnSingkawang);
        Assert.Equal(cause, report.Landing.Cause);
        var mend = report.Landing.Mends[0];
        Assert.Equal("--crs " + real, mend.Option);
        Assert.False(mend.SwapAxes);
        Near(Box.Of(shape), mend.Extent);
        Assert.Contains(mend.Option, Assert.Single(report.Findings, f => f.Code == "not-on-singkawang").Text.Id, StringComparison.Ordinal);
    }, iter: 20, threads: 1);

    [Theory]
    [InlineData("EPSG:4326")]
    [InlineData("EPSG:32649")]
    [InlineData("EPSG:23835")]
    [InlineData("EPSG:3857")]
    public void Swapped_axes_are_found_and_the_mend_mends(string crs) => InCity.Sample(shape =>
    {
        var raw = RawVillages.Declared(crs, FlatCoordinates.Swapped(RawVillages.In(crs, shape)));
        var report = RawVillages.Check(raw);
        Assert.Equal("axes-swapped", report.Landing!.Cause);
        Assert.Equal("--swap-axes", report.Landing.Mends[0].Option);
        var mended = Importer.Check(raw, new ImportRequest(null, null) { SwapAxes = true }, null, TestContext.Current.CancellationToken);
        Assert.True(mended.Landing!.OnSingkawang);
        Near(Box.Of(shape), mended.Landing.Extent!.Value);
        Near(Box.Of(shape), Box.Of(Assert.Single(mended.Staged!.Features).Geometry!));
    }, iter: 10, threads: 1);

    [Fact]
    public void Axes_swapped_without_need_are_told_to_be_swapped_back()
    {
        var report = Importer.Check(RawVillages.Of(RawVillages.Block()), new ImportRequest(null, null) { SwapAxes = true }, null, TestContext.Current.CancellationToken);
        Assert.Equal("axes-swapped", report.Landing!.Cause);
        Assert.False(report.Landing.Mends[0].SwapAxes);
    }

    [Fact]
    public void A_latitude_of_the_wrong_sign_is_named_and_has_no_option_that_would_hide_it()
    {
        var report = Report("EPSG:4326", Shapes.Rectangle(108.95, -0.9, 0.01, 0.01));
        Assert.Equal("latitude-sign", report.Landing!.Cause);
        Assert.Empty(report.Landing.Mends);
    }

    [Theory]
    [InlineData("EPSG:4326")]
    [InlineData("EPSG:32649")]
    [InlineData("EPSG:32749")]
    [InlineData("EPSG:23835")]
    [InlineData("EPSG:3857")]
    public void Without_a_system_what_lands_is_proposed_and_never_applied(string real) => InCity.Sample(shape =>
    {
        var report = Report(null, RawVillages.In(real, shape));
        Assert.Null(report.Staged);
        Assert.Null(report.Landing!.Extent);
        Assert.Equal(real, report.Landing.Mends[0].Crs);
        Assert.Equal("unknown", report.Crs);
    }, iter: 10, threads: 1);

    [Fact]
    public void What_lands_has_no_cause_and_no_mend()
    {
        var landing = Report("EPSG:32649", RawVillages.In("EPSG:32649", RawVillages.Block())).Landing!;
        Assert.True(landing.OnSingkawang);
        Assert.Null(landing.Cause);
        Assert.Empty(landing.Mends);
    }

    [Fact]
    public void What_fits_nothing_says_so_with_its_place()
    {
        var report = Report("EPSG:4326", Shapes.Rectangle(106.8, -6.2, 0.1, 0.1));
        Assert.Null(report.Landing!.Cause);
        Assert.Empty(report.Landing.Mends);
        Assert.Equal(106.85, report.Findings.Single(f => f.Code == "not-on-singkawang").Location!.Longitude, 6);
    }

    [Fact]
    public void A_shape_beyond_the_reach_of_its_system_is_a_finding_of_its_record()
    {
        var report = Report("EPSG:32649", Shapes.Rectangle(1e9, 0, 10, 10));
        Assert.Null(report.Staged);
        Assert.Contains(report.Findings, f => f.Code == "coordinate-not-finite");
    }

    private static void Near(Box expected, Box actual)
    {
        Assert.Equal(expected.MinX, actual.MinX, 1e-4);
        Assert.Equal(expected.MinY, actual.MinY, 1e-4);
        Assert.Equal(expected.MaxX, actual.MaxX, 1e-4);
        Assert.Equal(expected.MaxY, actual.MaxY, 1e-4);
    }
}
