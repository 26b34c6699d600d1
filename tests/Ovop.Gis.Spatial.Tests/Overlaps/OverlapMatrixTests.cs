using CsCheck;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlaps;
using Ovop.Gis.Spatial.Overlays;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.Overlaps;

/// <summary>The oracle is OverlayNG: it makes the shape of what two polygons share, and the shape is then measured.</summary>
public class OverlapMatrixTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Unions of cells of a coarse grid: borders, corners and whole edges fall upon each other all the time; holes and parts come of themselves.</summary>
    private static readonly Gen<Geometry> OnGrid = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], (x, y) => (X: x, Y: y)).Array[1, 9].Select(cells =>
        Overlay.Union([.. cells.Select(c => (Geometry)Shapes.Rectangle(c.X, c.Y, 1, 1))]));

    /// <summary>Stars about a place whose corners are small whole numbers, so that ties are common.</summary>
    private static readonly Gen<Geometry> Star = Gen.Select(Gen.Int[1, 6].Array[3, 12], Gen.Int[0, 6], Gen.Int[0, 6], (radii, x, y) =>
    {
        var ring = radii.Select((r, i) => new Coordinate(
            x + Math.Round(r * Math.Cos(2 * Math.PI * i / radii.Length)), y + Math.Round(r * Math.Sin(2 * Math.PI * i / radii.Length)))).ToList();
        ring.Add(ring[0].Copy());
        return (Geometry)GeometryFactory.Default.CreatePolygon([.. ring]);
    }).Where(g => g.IsValid && g.Area > 0);

    private static readonly Gen<Geometry> Nasty = Gen.OneOf(OnGrid, Star);

    private static double Shared(OverlapMatrix matrix) => matrix.Compute(1, Token).Sum(p => p.Area.SquareMetres);

    private static LayerSnapshot Layer(params Geometry[] shapes) => LayerSnapshot.Create(shapes);

    [Fact]
    public void In_the_plane_the_shared_area_is_that_of_the_overlay_however_the_borders_fall_upon_each_other() =>
        Gen.Select(Nasty, Nasty).Sample((a, b) =>
        {
            var expected = Overlay.Intersection(a, b).Geometry.Area;
            var actual = Shared(OverlapMatrix.Planar(Layer(a), Layer(b)));
            return Math.Abs(actual - expected) <= 1e-9 * Math.Max(1, expected);
        }, iter: 20_000);

    [Fact]
    public void A_polygon_shares_all_of_itself_with_itself() =>
        Nasty.Sample(a => Math.Abs(Shared(OverlapMatrix.Planar(Layer(a), Layer(a))) - a.Area) <= 1e-9 * a.Area, iter: 5_000);

    /// <remarks>Edges stay below 200 m: one that an overlay cuts becomes two geodesics, and on long edges the bow between shows.</remarks>
    [Fact]
    public void On_the_ellipsoid_the_shared_area_is_that_of_the_overlay_measured_along_geodesics()
    {
        var area = new EllipsoidalArea();
        Gen.Select(Nasty, Nasty, Gen.Double[-70, 70], Gen.Double[0.00001, 0.0001]).Sample((a, b, latitude, size) =>
        {
            var place = NetTopologySuite.Geometries.Utilities.AffineTransformation.ScaleInstance(size, size).Translate(108.9, latitude);
            var (p, q) = (place.Transform(a), place.Transform(b));
            if (!p.IsValid || !q.IsValid) return true;
            var expected = area.Measure(Overlay.Intersection(p, q).Geometry).SquareMetres;
            var actual = Shared(OverlapMatrix.Geodesic(Layer(p), Layer(q)));
            return Math.Abs(actual - expected) <= Math.Max(0.05, 1e-7 * expected);
        }, iter: 10_000);
    }

    [Fact]
    public void A_whole_ring_measured_edge_by_edge_has_Karneys_area()
    {
        var area = new EllipsoidalArea();
        Gen.Select(Star, Gen.Double[-80, 80], Gen.Double[0.00001, 0.2]).Sample((a, latitude, size) =>
        {
            var shape = NetTopologySuite.Geometries.Utilities.AffineTransformation.ScaleInstance(size, size).Translate(0, latitude).Transform(a);
            if (shape.EnvelopeInternal.MaxY > 85 || shape.EnvelopeInternal.MinY < -85) return true;
            var expected = area.Measure(shape).SquareMetres;
            return Math.Abs(Shared(OverlapMatrix.Geodesic(Layer(shape), Layer(shape))) - expected) <= Math.Max(0.05, 1e-9 * expected);
        }, iter: 5_000);
    }

    [Fact]
    public void Polygons_that_only_touch_share_nothing_worth_a_square_millimetre() =>
        OnGrid.Sample(a =>
        {
            var rest = Overlay.Difference(Shapes.Rectangle(-1, -1, 7, 7), a).Geometry;
            return Shared(OverlapMatrix.Planar(Layer(a), Layer(rest))) <= 1e-6;
        }, iter: 5_000);

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var shapes = Layer([.. Enumerable.Range(0, 200).Select(i => (Geometry)Shapes.Rectangle(108.9 + 0.001 * (i % 20), 0.8 + 0.001 * (i / 20), 0.0017, 0.0013))]);
        var matrix = OverlapMatrix.Geodesic(shapes, shapes);
        Assert.Equal(matrix.Compute(1, Token), matrix.Compute(4, Token));
    }

    [Theory]
    [InlineData(12, 12, 24, 24, 0.5, 0.50000000000000011, 1)]
    [InlineData(12, 12, 24, 24, 0.50000000000000011, 0.5, -1)]
    [InlineData(0, 0, 1, 0, 5, 0, 0)]
    public void A_side_is_told_exactly(double ax, double ay, double bx, double by, double cx, double cy, int side) =>
        Assert.Equal((side, side), (Exact(ax, ay, bx, by, cx, cy), Orientation.Sign(ax, ay, bx, by, cx, cy)));

    [Fact]
    public void A_side_is_told_exactly_next_to_every_line() =>
        Gen.Select(Gen.Double[0.5, 1], Gen.Double[0.5, 1], Gen.Double[0.5, 1], Gen.Double[0.5, 1], Gen.Double[0, 1], Gen.Int[-3, 3]).Sample((ax, ay, bx, by, t, ulps) =>
        {
            var (cx, cy) = (ax + t * (bx - ax), ay + t * (by - ay));
            for (var i = 0; i < Math.Abs(ulps); i++) cy = ulps < 0 ? Math.BitDecrement(cy) : Math.BitIncrement(cy);
            return Orientation.Sign(ax, ay, bx, by, cx, cy) == Exact(ax, ay, bx, by, cx, cy);
        }, iter: 20_000);

    /// <summary>The same determinant in whole numbers without end.</summary>
    private static int Exact(double ax, double ay, double bx, double by, double cx, double cy)
    {
        static System.Numerics.BigInteger Whole(double v)
        {
            var bits = BitConverter.DoubleToInt64Bits(v);
            var exponent = (int)((bits >> 52) & 0x7FF);
            var mantissa = (bits & 0xFFFFFFFFFFFFFL) | (exponent == 0 ? 0 : 1L << 52);
            return new System.Numerics.BigInteger(bits < 0 ? -mantissa : mantissa) << Math.Max(exponent, 1);
        }

        var (a, b, c, d, e, f) = (Whole(ax), Whole(ay), Whole(bx), Whole(by), Whole(cx), Whole(cy));
        return ((a - e) * (d - f) - (b - f) * (c - e)).Sign;
    }
}
