using CsCheck;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Tests.Geodesy;

public class GeodesicTests
{
    private static readonly Geodesic Earth = Geodesic.Wgs84;

    private static readonly Gen<LonLat> Anywhere =
        from longitude in Gen.Double[-180, 180]
        from latitude in Gen.Double[-90, 90]
        select new LonLat(longitude, latitude);

    private static readonly Gen<LonLat> Singkawang =
        from longitude in Gen.Double[108.8, 109.2]
        from latitude in Gen.Double[0.7, 1.1]
        select new LonLat(longitude, latitude);

    [Fact]
    public void A_point_is_at_no_distance_from_itself() =>
        Anywhere.Sample(p => Assert.Equal(0, Earth.Inverse(p, p).DistanceMetres));

    [Fact]
    public void The_way_back_is_as_long_as_the_way_there() =>
        Gen.Select(Anywhere, Anywhere).Sample((p, q) =>
            Assert.Equal(Earth.Inverse(p, q).DistanceMetres, Earth.Inverse(q, p).DistanceMetres));

    [Fact]
    public void Walking_the_inverse_arrives() =>
        Gen.Select(Singkawang, Singkawang).Sample((p, q) =>
        {
            var path = Earth.Inverse(p, q);
            var end = Earth.Direct(p, path.StartAzimuthDegrees, path.DistanceMetres);
            Assert.True(Earth.Inverse(end.Position, q).DistanceMetres < 1e-8);
        });

    [Fact]
    public void From_pole_to_pole_is_half_a_meridian()
    {
        Assert.Equal(20_003_931.4586, Earth.Inverse(new(17, 90), new(-40, -90)).DistanceMetres, 1e-4);
        Assert.Equal(20_003_931.4586, Earth.Inverse(new(0, 0), new(180, 0)).DistanceMetres, 1e-4);
    }

    [Fact]
    public void Half_the_equator_is_not_the_shortest_way() =>
        Assert.True(Earth.Inverse(new(0, 0), new(179.9, 0)).DistanceMetres < 6_378_137 * 179.9 * Math.PI / 180);

    [Fact]
    public void A_turn_of_the_globe_changes_nothing() =>
        Gen.Select(Singkawang, Singkawang).Sample((p, q) =>
            Assert.Equal(Earth.Inverse(p, q).DistanceMetres,
                Earth.Inverse(p, new(q.LongitudeDegrees - 360, q.LatitudeDegrees)).DistanceMetres, 1e-8));

    [Fact]
    public void A_line_across_the_antimeridian_is_short() =>
        Assert.Equal(Earth.Inverse(new(0, 10), new(0.2, 10)).DistanceMetres,
            Earth.Inverse(new(179.9, 10), new(-179.9, 10)).DistanceMetres, 1e-7);

    [Fact]
    public void An_edge_of_micrometres_is_as_long_as_the_curvature_says() =>
        Gen.Select(Singkawang, Gen.Int[-200, 200], Gen.Int[-20_000, 20_000]).Sample((p, east, north) =>
        {
            // Steps of the doubles themselves: 1.4e-14 degrees of longitude are 1.6 nm.
            var q = new LonLat(p.LongitudeDegrees + east * Math.ScaleB(1, -46), p.LatitudeDegrees + north * Math.ScaleB(1, -53));
            var (sin, cos) = Math.SinCos(p.LatitudeDegrees * Math.PI / 180);
            var e2 = Earth.EccentricitySquared;
            var n = Earth.Ellipsoid.EquatorialRadiusMetres / Math.Sqrt(1 - e2 * sin * sin);
            var m = n * (1 - e2) / (1 - e2 * sin * sin);
            var (x, y) = ((q.LongitudeDegrees - p.LongitudeDegrees) * Math.PI / 180 * n * cos, (q.LatitudeDegrees - p.LatitudeDegrees) * Math.PI / 180 * m);
            Assert.Equal(Math.Sqrt(x * x + y * y), Earth.Inverse(p, q).DistanceMetres, 2e-9);
        });

    [Fact]
    public void The_triangle_inequality_holds() =>
        Gen.Select(Anywhere, Anywhere, Anywhere).Sample((p, q, r) =>
            Assert.True(Earth.Inverse(p, r).DistanceMetres
                <= Earth.Inverse(p, q).DistanceMetres + Earth.Inverse(q, r).DistanceMetres + 2e-8));

    [Fact]
    public void A_ring_reversed_has_the_opposite_sign()
    {
        double[] ring = [108.9, 0.8, 109, 0.8, 109, 0.9, 108.9, 0.9];
        double[] reversed = [108.9, 0.9, 109, 0.9, 109, 0.8, 108.9, 0.8];
        Assert.True(Earth.SignedRingSquareMetres(ring) > 0);
        Assert.Equal(Earth.SignedRingSquareMetres(ring), -Earth.SignedRingSquareMetres(reversed), 1e-6);
    }

    [Fact]
    public void The_start_of_a_ring_and_its_closing_vertex_do_not_matter() =>
        Singkawang.Array[3, 12].Sample(points =>
        {
            var ring = points.SelectMany(p => new[] { p.LongitudeDegrees, p.LatitudeDegrees }).ToArray();
            double[] closed = [.. ring, ring[0], ring[1]];
            double[] turned = [.. ring[4..], .. ring[..4]];
            var area = Earth.SignedRingSquareMetres(ring);
            Assert.Equal(area, Earth.SignedRingSquareMetres(closed), 1e-6);
            Assert.Equal(area, Earth.SignedRingSquareMetres(turned), 1e-6);
        });

    [Fact]
    public void Nothing_is_enclosed_by_less_than_three_vertices()
    {
        Assert.Equal(0, Earth.SignedRingSquareMetres([]));
        Assert.Equal(0, Earth.SignedRingSquareMetres([109, 0.8]));
        Assert.Equal(0, Earth.SignedRingSquareMetres([109, 0.8, 109.1, 0.9]));
        Assert.Equal(0, Earth.SignedRingSquareMetres([109, 0.8, 109.1, 0.9, 109, 0.8]), 1e-6);
    }

    [Fact]
    public void The_equator_encloses_half_of_the_ellipsoid() =>
        Assert.Equal(255_032_810_862_044.2, Math.Abs(Earth.SignedRingSquareMetres([0, 0, 90, 0, 180, 0, -90, 0])), 1.0);

    [Fact]
    public void A_sphere_obeys_the_sphere()
    {
        var sphere = new Geodesic(new Ellipsoid(1, 0));
        Assert.Equal(Math.PI / 2, sphere.Inverse(new(0, 0), new(90, 45)).DistanceMetres, 1e-14);
        Assert.Equal(Math.PI / 2, sphere.SignedRingSquareMetres([0, 0, 90, 0, 0, 90]), 1e-14);
    }

    [Fact]
    public void Not_a_number_is_refused_at_the_door()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LonLat(double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LonLat(0, 90.0001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Earth.Direct(new(0, 0), double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Earth.Direct(new(0, 0), 0, double.PositiveInfinity));
    }
}
