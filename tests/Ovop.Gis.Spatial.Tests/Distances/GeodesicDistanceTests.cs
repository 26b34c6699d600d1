using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Tests.Distances;

public class GeodesicDistanceTests
{
    private static readonly Geodesic Earth = Geodesic.Wgs84;

    private static Gen<LonLat> Within(double west, double south, double east, double north) =>
        from longitude in Gen.Double[west, east]
        from latitude in Gen.Double[south, north]
        select new LonLat(longitude, latitude);

    private static readonly Gen<LonLat> Singkawang = Within(108.8, 0.7, 109.2, 1.1);
    private static readonly Gen<LonLat> Anywhere = Within(-180, -89, 180, 89);

    private static Geometry Wkt(string wkt) => new WKTReader().Read(wkt);

    private static LineString Line(params LonLat[] places) =>
        new([.. places.Select(p => new Coordinate(p.LongitudeDegrees, p.LatitudeDegrees))]);

    /// <summary>The nearest place of an edge the slow way: many samples, then golden section round the best.</summary>
    private static double BruteForceMetres(LonLat from, LonLat start, LonLat end)
    {
        const int samples = 400;
        var path = Earth.Inverse(start, end);
        var line = Earth.Line(start, path.StartAzimuthDegrees);
        double At(double metres) => Earth.Inverse(from, line.At(metres).Position).DistanceMetres;
        var best = Enumerable.Range(0, samples + 1).MinBy(i => At(path.DistanceMetres * i / samples));
        var (low, high) = (path.DistanceMetres * Math.Max(0, best - 1) / samples, path.DistanceMetres * Math.Min(samples, best + 1) / samples);
        var golden = (Math.Sqrt(5) - 1) / 2;
        for (var i = 0; i < 80; i++)
        {
            var (left, right) = (high - golden * (high - low), low + golden * (high - low));
            if (At(left) < At(right)) high = right; else low = left;
        }
        return new[] { At(low), At(high), At(0), At(path.DistanceMetres) }.Min();
    }

    [Fact]
    public void A_point_is_at_no_distance_from_itself() =>
        Anywhere.Sample(p => Assert.Equal(0, GeodesicDistance.Between(p, p).Distance.Metres));

    [Fact]
    public void The_nearest_place_of_a_short_edge_is_that_of_brute_force() =>
        Gen.Select(Singkawang, Singkawang, Singkawang).Sample((p, a, b) =>
            Assert.Equal(BruteForceMetres(p, a, b), GeodesicDistance.ToNearest(p, Line(a, b))!.Value.Distance.Metres, 1e-6), iter: 60);

    [Fact]
    public void The_nearest_place_of_a_long_edge_is_that_of_brute_force() =>
        Gen.Select(Anywhere, Anywhere, Anywhere).Sample((p, a, b) =>
            Assert.Equal(BruteForceMetres(p, a, b), GeodesicDistance.ToNearest(p, Line(a, b))!.Value.Distance.Metres, 1e-6), iter: 60);

    [Fact]
    public void Passing_over_far_edges_loses_nothing() =>
        Gen.Select(Singkawang, Singkawang.Array[2, 60]).Sample((p, places) =>
        {
            var slow = Enumerable.Range(1, places.Length - 1)
                .Min(i => GeodesicDistance.ToNearest(p, Line(places[i - 1], places[i]))!.Value.Distance.Metres);
            Assert.Equal(slow, GeodesicDistance.ToNearest(p, Line(places))!.Value.Distance.Metres, 1e-8);
        }, iter: 100);

    [Fact]
    public void Two_lines_are_as_near_as_their_nearest_edges() =>
        Gen.Select(Within(108.8, 0.7, 109, 1.1).Array[2, 30], Within(109.01, 0.7, 109.2, 1.1).Array[2, 30]).Sample((left, right) =>
        {
            var slow = left.Min(p => GeodesicDistance.ToNearest(p, Line(right))!.Value.Distance.Metres);
            slow = Math.Min(slow, right.Min(p => GeodesicDistance.ToNearest(p, Line(left))!.Value.Distance.Metres));
            var found = GeodesicDistance.Between(Line(left), Line(right))!.Value;
            Assert.Equal(slow, found.Distance.Metres, 1e-8);
            var back = GeodesicDistance.Between(Line(right), Line(left))!.Value;
            Assert.Equal(found.Distance.Metres, back.Distance.Metres, 1e-8);
        }, iter: 100);

    [Fact]
    public void The_places_found_are_as_far_apart_as_the_distance_says() =>
        Gen.Select(Singkawang, Singkawang, Singkawang).Sample((p, a, b) =>
        {
            var found = GeodesicDistance.ToNearest(p, Line(a, b))!.Value;
            Assert.Equal(p, found.From);
            Assert.Equal(found.Distance.Metres, Earth.Inverse(found.From, found.To).DistanceMetres);
            Assert.Equal(Bearing.FromDegrees(Earth.Inverse(p, found.To).StartAzimuthDegrees), found.Bearing);
        });

    [Fact]
    public void Inside_a_polygon_the_distance_is_nothing_and_the_boundary_is_not()
    {
        var square = Wkt("POLYGON ((108.9 0.7, 109.1 0.7, 109.1 0.9, 108.9 0.9, 108.9 0.7), (108.98 0.78, 109.02 0.78, 109.02 0.82, 108.98 0.82, 108.98 0.78))");
        Assert.Equal(0, GeodesicDistance.ToNearest(new(108.95, 0.8), square)!.Value.Distance.Metres);
        Assert.Equal(Earth.Inverse(new(108.95, 0.8), new(108.98, 0.8)).DistanceMetres,
            GeodesicDistance.ToBoundary(new(108.95, 0.8), square)!.Value.Distance.Metres, 1e-2);
        Assert.True(GeodesicDistance.ToNearest(new(109, 0.8), square)!.Value.Distance.Metres > 2000);
    }

    [Fact]
    public void A_polygon_holds_what_a_dense_plane_polygon_holds() =>
        Gen.Select(Singkawang, Gen.Double[0.01, 0.15]).Sample((p, radius) =>
        {
            var ring = GeodesicDistance.Ring(new(109, 0.9), Distance.FromKilometres(radius * 111), 90);
            var apart = Earth.Inverse(new(109, 0.9), p).DistanceMetres;
            if (Math.Abs(apart - radius * 111_000) < 100) return;
            Assert.Equal(apart < radius * 111_000, GeodesicDistance.ToNearest(p, ring)!.Value.Distance.Metres == 0);
        });

    [Theory]
    [InlineData(0, 90)]
    [InlineData(37, 89)]
    [InlineData(-120, 71)]
    public void A_polygon_may_hold_a_pole(double longitude, double latitude)
    {
        var north = Wkt("POLYGON ((0 70, 60 70, 120 70, 180 70, -120 70, -60 70, 0 70))");
        var south = Wkt("POLYGON ((0 -70, -60 -70, -120 -70, 180 -70, 120 -70, 60 -70, 0 -70))");
        Assert.Equal(0, GeodesicDistance.ToNearest(new(longitude, latitude), north)!.Value.Distance.Metres);
        Assert.True(GeodesicDistance.ToNearest(new(longitude, latitude), south)!.Value.Distance.Metres > 1e7);
        Assert.Equal(0, GeodesicDistance.ToNearest(new(longitude, -latitude), south)!.Value.Distance.Metres);
    }

    [Fact]
    public void A_polygon_may_lie_across_the_antimeridian()
    {
        var island = Wkt("POLYGON ((179 -1, -179 -1, -179 1, 179 1, 179 -1))");
        Assert.Equal(0, GeodesicDistance.ToNearest(new(180, 0), island)!.Value.Distance.Metres);
        Assert.Equal(0, GeodesicDistance.ToNearest(new(-179.5, 0.5), island)!.Value.Distance.Metres);
        Assert.True(GeodesicDistance.ToNearest(new(0, 0), island)!.Value.Distance.Metres > 1.9e7);
        Assert.Equal(Earth.Inverse(new(-178, 0), new(-179, 0)).DistanceMetres, GeodesicDistance.ToNearest(new(-178, 0), island)!.Value.Distance.Metres, 1e-3);
    }

    [Fact]
    public void What_crosses_touches_or_lies_within_is_at_no_distance()
    {
        var square = Wkt("POLYGON ((108.9 0.7, 109.1 0.7, 109.1 0.9, 108.9 0.9, 108.9 0.7))");
        Assert.Equal(0, GeodesicDistance.Between(square, Wkt("LINESTRING (108.8 0.8, 109.2 0.85)"))!.Value.Distance.Metres);
        Assert.Equal(0, GeodesicDistance.Between(square, Wkt("POLYGON ((109 0.8, 109.01 0.8, 109 0.81, 109 0.8))"))!.Value.Distance.Metres);
        Assert.Equal(0, GeodesicDistance.Between(Wkt("POINT (109 0.8)"), square)!.Value.Distance.Metres);
        Assert.Equal(0, GeodesicDistance.Between(square, Wkt("POINT (109.1 0.9)"))!.Value.Distance.Metres);
    }

    [Fact]
    public void Lines_that_cross_say_where()
    {
        var place = GeodesicDistance.Between(Wkt("LINESTRING (108.9 0.8, 109.1 0.9)"), Wkt("LINESTRING (108.9 0.9, 109.1 0.8)"))!.Value.From;
        Assert.Equal(109, place.LongitudeDegrees, 1e-9);
        Assert.Equal(0, GeodesicDistance.ToNearest(place, Wkt("LINESTRING (108.9 0.8, 109.1 0.9)"))!.Value.Distance.Metres, 1e-7);
        Assert.Equal(0, GeodesicDistance.ToNearest(place, Wkt("LINESTRING (108.9 0.9, 109.1 0.8)"))!.Value.Distance.Metres, 1e-7);
    }

    [Fact]
    public void Nothing_is_near_to_an_empty_geometry()
    {
        Assert.Null(GeodesicDistance.ToNearest(new(109, 0.8), Wkt("POLYGON EMPTY")));
        Assert.Null(GeodesicDistance.Between(Wkt("POINT (109 0.8)"), Wkt("GEOMETRYCOLLECTION EMPTY")));
    }

    [Fact]
    public void What_is_within_reach_is_inside_its_box() =>
        Gen.Select(Within(-180, -90, 180, 90), Gen.Double[0, 360], Gen.Double[0, 1], Gen.Double[-1, 6.5]).Sample((p, azimuth, part, log) =>
        {
            var radius = Math.Pow(10, log);
            var box = GeodesicDistance.Reach(p, Distance.FromMetres(radius));
            var q = Earth.Direct(p, azimuth, radius * Math.Sqrt(part)).Position;
            Assert.True(box.Contains(q.LongitudeDegrees, q.LatitudeDegrees), $"{p} {azimuth} {radius} {q} {box}");
        }, iter: 2000);

    [Fact]
    public void A_wider_reach_holds_the_narrower() =>
        Gen.Select(Anywhere, Gen.Double[0, 1e6], Gen.Double[0, 1e6]).Sample((p, r, s) =>
            Assert.True(GeodesicDistance.Reach(p, Distance.FromMetres(Math.Max(r, s)))
                .Contains(GeodesicDistance.Reach(p, Distance.FromMetres(Math.Min(r, s))))));

    [Fact]
    public void Each_vertex_of_a_ring_is_at_the_radius() =>
        Gen.Select(Anywhere, Gen.Double[1, 1e6]).Sample((p, radius) =>
        {
            foreach (var c in GeodesicDistance.Ring(p, Distance.FromMetres(radius), 12).Coordinates)
                Assert.Equal(radius, Earth.Inverse(p, new(c.X, c.Y)).DistanceMetres, 2e-8);
        });
}
