using CsCheck;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Proximity;
using Ovop.Gis.Spatial.Units;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.Proximity;

/// <summary>What lies near by edges, against measuring every feature by itself.</summary>
public class EdgeProximityTests
{
    /// <summary>Round a place, so that it crosses the antimeridian or holds the pole where the place is there; some with a hole, some as lines or points.</summary>
    private static readonly Gen<Geometry> Shape =
        from x in Gen.Double[108.6, 109.4]
        from y in Gen.Double[0.6, 1.2]
        from radius in Gen.Double[1, 4.2]
        from count in Gen.Int[3, 40]
        from kind in Gen.Int[0, 5]
        select Make(new LonLat(x, y), Math.Pow(10, radius), count, kind);

    private static readonly Gen<Geometry> FarShape =
        from place in Distances.ChordDistanceTests.Anywhere
        from radius in Gen.Double[3, 5.7]
        from count in Gen.Int[3, 20]
        from kind in Gen.Int[0, 5]
        select Make(place, Math.Pow(10, radius), count, kind);

    private static Geometry Make(LonLat place, double radius, int count, int kind)
    {
        var ring = GeodesicDistance.Ring(place, Distance.FromMetres(radius), count);
        return kind switch
        {
            0 => GeometryFactory.Default.CreatePoint(new Coordinate(place.LongitudeDegrees, place.LatitudeDegrees)),
            1 => new LineString(ring.Coordinates[..^1]),
            2 => new Polygon((LinearRing)ring.ExteriorRing, [(LinearRing)GeodesicDistance.Ring(place, Distance.FromMetres(radius / 2), count).ExteriorRing]),
            _ => ring,
        };
    }

    private static IReadOnlyList<Neighbour> Find(LayerSnapshot layer, Geometry from, double? withinMetres = null, int? nearest = null) =>
        ProximityQuery.Find(layer, from, Reference.Edge, withinMetres is { } m ? Distance.FromMetres(m) : null, nearest, TestContext.Current.CancellationToken);

    private static double Alone(Geometry from, Geometry to) =>
        (from is Point p ? GeodesicDistance.ToNearest(new LonLat(p.X, p.Y), to) : GeodesicDistance.Between(from, to))!.Value.Distance.Metres;

    private static void AgreesWithBruteForce(Geometry[] shapes, Geometry from, int count, double radius)
    {
        var layer = LayerSnapshot.Create(shapes);
        var all = shapes.Select((s, i) => (Metres: Alone(from, s), Feature: i)).OrderBy(n => n.Metres).ThenBy(n => n.Feature).ToList();
        Assert.Equal(all, Find(layer, from).Select(n => (n.Separation.Distance.Metres, n.Feature)));
        Assert.Equal(all.Take(count), Find(layer, from, nearest: count).Select(n => (n.Separation.Distance.Metres, n.Feature)));
        Assert.Equal(all.Where(n => n.Metres <= radius), Find(layer, from, radius).Select(n => (n.Separation.Distance.Metres, n.Feature)));
        var middle = all[all.Count / 2].Metres;
        Assert.Equal(all.Where(n => n.Metres <= middle).Take(count), Find(layer, from, middle, count).Select(n => (n.Separation.Distance.Metres, n.Feature)));
    }

    [Fact]
    public void The_index_finds_what_measuring_every_feature_finds() => Gen.Select(Shape.Array[1, 25], Shape, Gen.Int[1, 10], Gen.Double[0, 50_000]).Sample(
        (shapes, from, count, radius) => AgreesWithBruteForce(shapes, from, count, radius), iter: 150);

    [Fact]
    public void It_does_so_anywhere_on_the_earth() => Gen.Select(FarShape.Array[1, 12], FarShape, Gen.Int[1, 10], Gen.Double[0, 1e7]).Sample(
        (shapes, from, count, radius) => AgreesWithBruteForce(shapes, from, count, radius), iter: 150);

    [Fact]
    public void Two_shapes_are_as_near_as_the_nearest_two_of_their_edges() => Gen.Select(Shape, Shape).Sample((left, right) =>
    {
        var found = GeodesicDistance.Between(left, right)!.Value;
        Assert.Equal(found.Distance.Metres, GeodesicDistance.Between(right, left)!.Value.Distance.Metres, 1e-8);
        if (found.Distance.Metres == 0) return;
        var slow = Edges(left).SelectMany(l => Edges(right).Select(r => GeodesicDistance.Between(l, r)!.Value.Distance.Metres)).Min();
        Assert.Equal(slow, found.Distance.Metres, 1e-8);
    }, iter: 60);

    [Fact]
    public void Neighbours_with_a_common_border_touch()
    {
        var layer = LayerSnapshot.Create([.. Enumerable.Range(0, 30).Select(i => Shapes.Rectangle(109 + i % 6 / 128.0, 0.75 + i / 6 / 128.0, 1 / 128.0, 1 / 128.0))]);
        var touching = Find(layer, layer[14], withinMetres: 0).Select(n => n.Feature);
        Assert.Equal([7, 8, 9, 13, 14, 15, 19, 20, 21], touching);
        Assert.Equal(7, Assert.Single(Find(layer, layer[14], nearest: 1)).Feature);
    }

    [Fact]
    public void A_place_deep_inside_a_wide_polygon_is_at_no_distance_from_it()
    {
        var wide = GeodesicDistance.Ring(new LonLat(109, 0.8), Distance.FromKilometres(900), 60);
        var layer = LayerSnapshot.Create([Shapes.Rectangle(109.01, 0.8, 0.01, 0.01), wide]);
        Assert.Equal(1, Find(layer, GeometryFactory.Default.CreatePoint(new Coordinate(109, 0.8)), nearest: 1)[0].Feature);
    }

    private static IEnumerable<Geometry> Edges(Geometry shape)
    {
        if (shape is Point) return [shape];
        var lines = shape is Polygon p ? [p.ExteriorRing, .. p.InteriorRings] : new[] { (LineString)shape };
        return lines.SelectMany(l => Enumerable.Range(1, l.NumPoints - 1).Select(i => new LineString([l.GetCoordinateN(i - 1), l.GetCoordinateN(i)])));
    }
}
