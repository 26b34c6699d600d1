using NetTopologySuite.IO;
using Ovop.Gis.Spatial.Areas;

namespace Ovop.Gis.Spatial.Tests.Areas;

public class EllipsoidalAreaTests
{
    private static readonly EllipsoidalArea Method = new();

    private static double SquareMetres(string wkt) => Method.Measure(new WKTReader().Read(wkt)).SquareMetres;

    [Fact]
    public void The_method_says_what_it_is() => Assert.Equal("geodesic-wgs84", Method.Id);

    [Fact]
    public void A_hole_is_taken_off_whichever_way_it_runs()
    {
        var shell = SquareMetres("POLYGON ((108.9 0.8, 109 0.8, 109 0.9, 108.9 0.9, 108.9 0.8))");
        var hole = SquareMetres("POLYGON ((108.92 0.82, 108.94 0.82, 108.94 0.84, 108.92 0.84, 108.92 0.82))");
        Assert.Equal(shell - hole, SquareMetres("POLYGON ((108.9 0.8, 109 0.8, 109 0.9, 108.9 0.9, 108.9 0.8), (108.92 0.82, 108.94 0.82, 108.94 0.84, 108.92 0.84, 108.92 0.82))"), 1e-6);
        Assert.Equal(shell - hole, SquareMetres("POLYGON ((108.9 0.8, 109 0.8, 109 0.9, 108.9 0.9, 108.9 0.8), (108.92 0.82, 108.92 0.84, 108.94 0.84, 108.94 0.82, 108.92 0.82))"), 1e-6);
    }

    [Fact]
    public void Parts_are_added_up() =>
        Assert.Equal(
            SquareMetres("POLYGON ((108.9 0.8, 109 0.8, 109 0.9, 108.9 0.8))") + SquareMetres("POLYGON ((109.1 0.8, 109.2 0.8, 109.2 0.9, 109.1 0.8))"),
            SquareMetres("GEOMETRYCOLLECTION (MULTIPOLYGON (((108.9 0.8, 109 0.8, 109 0.9, 108.9 0.8)), ((109.1 0.8, 109.2 0.8, 109.2 0.9, 109.1 0.8))), POINT (109 1))"),
            1e-6);

    [Theory]
    [InlineData("POLYGON EMPTY")]
    [InlineData("MULTIPOLYGON EMPTY")]
    [InlineData("GEOMETRYCOLLECTION EMPTY")]
    [InlineData("POINT (109 0.8)")]
    [InlineData("LINESTRING (109 0.8, 109.1 0.8)")]
    public void What_has_no_surface_measures_nothing(string wkt) => Assert.Equal(0, SquareMetres(wkt));

    [Fact]
    public void A_ring_measures_the_same_as_a_flat_span() =>
        Assert.Equal(
            SquareMetres("POLYGON ((108.9 0.8, 109 0.8, 109 0.9, 108.9 0.8))"),
            EllipsoidalArea.MeasureRing([108.9, 0.8, 109, 0.8, 109, 0.9]).SquareMetres, 1e-6);
}
