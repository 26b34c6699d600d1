using NetTopologySuite.IO;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Spatial.Tests.Areas;

public class PlanarAreaTests
{
    private static readonly string Square = "POLYGON ((108.95 0.85, 108.96 0.85, 108.96 0.86, 108.95 0.86, 108.95 0.85))";

    private static double Ratio(string code)
    {
        var geometry = new WKTReader().Read(Square);
        return new PlanarArea(KnownCrs.Find(code)!).Measure(geometry) / new EllipsoidalArea().Measure(geometry) is var share ? share.Ratio - 1 : 0;
    }

    [Fact]
    public void The_method_names_its_plane() => Assert.Equal("planar-epsg-32649", new PlanarArea(KnownCrs.Utm49North).Id);

    [Theory]
    [InlineData("32649", 0.0004, 0.0006)]
    [InlineData("23835", -0.0002, -0.0001)]
    [InlineData("3857", 0.0069, 0.0072)]
    public void Each_plane_stretches_as_its_scale_says(string code, double from, double to) => Assert.InRange(Ratio(code), from, to);

    [Fact]
    public void Square_degrees_are_refused() => Assert.Throws<ArgumentException>(() => new PlanarArea(KnownCrs.Wgs84));

    [Fact]
    public void A_hole_is_taken_off()
    {
        var method = new PlanarArea(KnownCrs.Utm49North);
        double Measure(string wkt) => method.Measure(new WKTReader().Read(wkt)).SquareMetres;
        var hole = "(108.952 0.852, 108.954 0.852, 108.954 0.854, 108.952 0.852)";
        Assert.Equal(Measure(Square) - Measure($"POLYGON ({hole})"), Measure(Square[..^1] + ", " + hole + ")"), 1e-6);
    }
}
