using CsCheck;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Proximity;
using Ovop.Gis.Spatial.Units;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.Proximity;

public class ProximityQueryTests
{
    private static readonly Gen<Point> GenPoint = Gen.Select(Gen.Double[108.8, 109.2], Gen.Double[0.7, 1.05], (x, y) => GeometryFactory.Default.CreatePoint(new Coordinate(x, y)));

    private static IReadOnlyList<Neighbour> Find(LayerSnapshot layer, Geometry from, Reference reference = Reference.Point, double? withinMetres = null, int? nearest = null) =>
        ProximityQuery.Find(layer, from, reference, withinMetres is { } m ? Distance.FromMetres(m) : null, nearest, TestContext.Current.CancellationToken);

    private static double Metres(Point a, Point b) => GeodesicDistance.Between(new LonLat(a.X, a.Y), new LonLat(b.X, b.Y)).Distance.Metres;

    [Fact]
    public void The_index_finds_what_measuring_every_point_finds() => Gen.Select(GenPoint.Array[0, 200], GenPoint, Gen.Double[0, 30_000]).Sample((points, from, radius) =>
    {
        var found = Find(LayerSnapshot.Create(points), from, withinMetres: radius);
        var expected = Enumerable.Range(0, points.Length).Where(i => Metres(from, points[i]) <= radius).ToList();
        Assert.Equal(expected, found.Select(n => n.Feature).Order());
        // Two that are equally far but for nanometres may change places.
        var inOrder = expected.Select(i => Metres(from, points[i])).Order().ToList();
        Assert.All(found.Select((n, i) => (n, i)), x => Assert.Equal(inOrder[x.i], Metres(from, points[x.n.Feature]), 3e-8));
    }, iter: 300);

    [Fact]
    public void A_larger_radius_never_loses_a_neighbour() => Gen.Select(GenPoint.Array[1, 50], GenPoint, Gen.Double[0, 20_000], Gen.Double[0, 20_000]).Sample((points, from, radius, more) =>
    {
        var layer = LayerSnapshot.Create(points);
        var small = Find(layer, from, withinMetres: radius);
        Assert.Equal(small.Select(n => n.Feature), Find(layer, from, withinMetres: radius + more).Take(small.Count).Select(n => n.Feature));
    }, iter: 300);

    [Fact]
    public void The_nearest_k_are_the_first_of_all() => Gen.Select(GenPoint.Array[1, 50], GenPoint, Gen.Int[1, 60]).Sample((points, from, k) =>
    {
        var layer = LayerSnapshot.Create(points);
        Assert.Equal(Find(layer, from).Take(k), Find(layer, from, nearest: k));
    }, iter: 300);

    [Fact]
    public void A_place_inside_a_polygon_is_at_its_edge_measure_and_away_from_its_centroid()
    {
        var layer = LayerSnapshot.Create([Shapes.Rectangle(108.95, 0.79, 0.1, 0.1)]);
        var from = GeometryFactory.Default.CreatePoint(new Coordinate(108.96, 0.80));
        Assert.Equal(0, Find(layer, from, Reference.Edge)[0].Separation.Distance.Metres);
        Assert.InRange(Find(layer, from)[0].Separation.Distance.Metres, 5_000, 7_000);
    }

    [Fact]
    public void A_feature_without_a_shape_is_never_near() =>
        Assert.Single(Find(LayerSnapshot.Create([null, GeometryFactory.Default.CreatePoint(new Coordinate(109, 0.8))]), GeometryFactory.Default.CreatePoint(new Coordinate(109, 0.8))));

    [Fact]
    public void A_distance_equal_to_the_radius_is_within()
    {
        var from = GeometryFactory.Default.CreatePoint(new Coordinate(108.957333, 0.798472));
        var to = GeometryFactory.Default.CreatePoint(new Coordinate(108.88028, 0.84651));
        Assert.Single(Find(LayerSnapshot.Create([to]), from, withinMetres: Metres(from, to)));
        Assert.Empty(Find(LayerSnapshot.Create([to]), from, withinMetres: Math.BitDecrement(Metres(from, to))));
    }
}
