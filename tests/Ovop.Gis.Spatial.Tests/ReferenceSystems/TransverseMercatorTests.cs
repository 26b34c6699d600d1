using System.Globalization;
using CsCheck;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.ReferenceSystems;

/// <summary>Against transverse.txt, which tools/oracle/transverse.sh wrote with GeographicLib's exact projection.</summary>
public class TransverseMercatorTests
{
    private static readonly Ellipsoid Earth = Ellipsoid.Wgs84;

    private static TransverseMercator Projection(double origin = 0, double meridian = 0) =>
        new(Earth.EquatorialRadiusMetres, Earth.FlatteningRatio, origin, meridian, 0.9996, 0, 0);

    private sealed record Place(string Kind, double Longitude, double Latitude, double X, double Y);

    private static IEnumerable<Place> Oracle() =>
        from line in File.ReadLines(Path.Combine(Places.Repository, "tests", "Ovop.Gis.Spatial.Tests", "ReferenceSystems", "transverse.txt"))
        where line[0] != '#'
        let f = line.Split(' ')
        select new Place(f[0], Number(f[1]), Number(f[2]), Number(f[3]), Number(f[4]));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A double of ten million metres has steps of 1.9 nm.</summary>
    private static double ToleranceMetres(string kind) => kind switch { "near" => 1e-9, "edge" => 400e-9, "farther" => 50e-9, _ => 8e-9 };

    [Fact]
    public void Every_place_is_within_nanometres_of_the_exact_projection()
    {
        foreach (var place in Oracle())
        {
            var (x, y) = Projection().ToPlane(place.Longitude, place.Latitude);
            var error = Math.Max(Math.Abs(x - place.X), Math.Abs(y - place.Y));
            Assert.True(error <= ToleranceMetres(place.Kind), $"{place}: {x:R} {y:R}, wrong by {error}");
        }
    }

    [Fact]
    public void Every_place_is_found_again_from_the_plane()
    {
        foreach (var place in Oracle())
        {
            var (longitude, latitude) = Projection().ToEllipsoid(place.X, place.Y);
            var error = Geodesic.Wgs84.Inverse(new(longitude, latitude), new(place.Longitude, place.Latitude)).DistanceMetres;
            Assert.True(error <= ToleranceMetres(place.Kind) + 2e-9, $"{place}: {longitude:R} {latitude:R}, wrong by {error}");
        }
    }

    [Fact]
    public void Angles_are_kept() =>
        Gen.Select(Gen.Double[-40, 40], Gen.Double[-80, 80], Gen.Double[0, 360]).Sample((longitude, latitude, azimuth) =>
        {
            // Two short steps at a right angle stay two steps of equal length at a right angle.
            var here = new LonLat(longitude, latitude);
            var origin = Projection().ToPlane(longitude, latitude);
            (double X, double Y) Step(double direction)
            {
                var end = Geodesic.Wgs84.Direct(here, direction, 1).Position;
                var (x, y) = Projection().ToPlane(end.LongitudeDegrees, end.LatitudeDegrees);
                return (x - origin.X, y - origin.Y);
            }
            var (ahead, right) = (Step(azimuth), Step(azimuth + 90));
            Assert.Equal(ahead.X, -right.Y, 1e-6);
            Assert.Equal(ahead.Y, right.X, 1e-6);
        });

    [Fact]
    public void Along_the_meridian_northings_are_the_geodesic_to_scale() =>
        Gen.Double[-90, 90].Sample(latitude =>
            Assert.Equal(0.9996 * Geodesic.Wgs84.Inverse(new(109, 0), new(109, latitude)).DistanceMetres, Math.Abs(Projection(0, 109).ToPlane(109, latitude).Y), 8e-9));

    [Fact]
    public void An_origin_off_the_equator_has_northing_nought()
    {
        var (x, y) = Projection(origin: -7, meridian: 110).ToPlane(110, -7);
        Assert.Equal(0, x);
        Assert.Equal(0, y, 1e-9);
        Assert.Equal(Projection(meridian: 110).ToPlane(111, 1).Y - Projection(meridian: 110).ToPlane(110, -7).Y, Projection(-7, 110).ToPlane(111, 1).Y, 4e-9);
    }

    [Fact]
    public void Beyond_the_pole_the_plane_goes_on()
    {
        var (x, y) = Projection().ToPlane(179, 80);
        Assert.True(y > Projection().ToPlane(0, 90).Y);
        var (longitude, latitude) = Projection().ToEllipsoid(x, y);
        Assert.Equal(179, longitude, 1e-12);
        Assert.Equal(80, latitude, 1e-12);
    }

    [Theory]
    [InlineData(90, 0)]
    [InlineData(70, 1)]
    [InlineData(-100, 1)]
    [InlineData(0, 90.1)]
    [InlineData(double.NaN, 0)]
    public void What_lies_too_far_from_the_meridian_has_no_place(double longitude, double latitude) =>
        Assert.True(double.IsNaN(Projection().ToPlane(longitude, latitude).X));

    [Theory]
    [InlineData(1e9, 0)]
    [InlineData(0, 2.1e7)]
    [InlineData(double.NaN, 0)]
    public void What_lies_outside_the_plane_has_no_place(double x, double y) =>
        Assert.True(double.IsNaN(Projection().ToEllipsoid(x, y).LatitudeDegrees));
}
