using CsCheck;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.Areas;

public class RoughAreaTests
{
    [Fact]
    public void It_stays_within_a_fiftieth_of_a_per_cent_of_the_geodesic_area() =>
        Gen.Select(Gen.Double[95, 141], Gen.Double[-12, 12], Gen.Double[0.0005, 0.12], Gen.Int[3, 40]).Sample((x, y, radius, corners) =>
        {
            var ring = Enumerable.Range(0, corners).Select(i => 2 * Math.PI * i / corners)
                .Select(a => new Coordinate(x + radius * Math.Cos(a), y + radius * Math.Sin(a) * (1 + 0.3 * Math.Sin(3 * a)))).ToList();
            ring.Add(ring[0].Copy());
            var polygon = GeometryFactory.Default.CreatePolygon([.. ring]);
            var exact = new EllipsoidalArea().Measure(polygon).SquareMetres;
            if (RoughArea.Measure(polygon) is { } rough) Assert.Equal(1, rough.SquareMetres / exact, 2e-4);
        }, iter: 3000);

    [Fact]
    public void Holes_are_taken_off_and_large_shapes_are_not_measured()
    {
        var holed = Shapes.Wkt("POLYGON((108.9 0.8,109 0.8,109 0.9,108.9 0.9,108.9 0.8),(108.92 0.82,108.92 0.88,108.98 0.88,108.98 0.82,108.92 0.82))");
        Assert.Equal(1, RoughArea.Measure(holed)!.Value.SquareMetres / new EllipsoidalArea().Measure(holed).SquareMetres, 1e-5);
        Assert.Null(RoughArea.Measure(Shapes.Rectangle(100, 0, 10, 10)));
        Assert.Null(RoughArea.Measure(Shapes.Rectangle(100, 50, 1, 1)));
    }
}
