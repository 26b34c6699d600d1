using System.Globalization;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.Geodesy;

/// <summary>Against lines.txt and polygons.txt, which tools/oracle/geodesics.sh wrote with GeographicLib.</summary>
public class GeodesicOracleTests
{
    private const double ToleranceMetres = 15e-9;

    private sealed record OracleLine(string Kind, LonLat From, LonLat To, double StartAzimuth, double EndAzimuth, double Metres, double Area);

    private static readonly string Folder = Path.Combine(Places.Repository, "tests", "Ovop.Gis.Spatial.Tests", "Geodesy");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<OracleLine> Lines() =>
        from line in File.ReadLines(Path.Combine(Folder, "lines.txt"))
        where line[0] != '#'
        let f = line.Split(' ')
        select new OracleLine(f[0], new LonLat(Number(f[1]), Number(f[2])), new LonLat(Number(f[3]), Number(f[4])),
            Number(f[5]), Number(f[6]), Number(f[7]), Number(f[8]));

    private static IEnumerable<(string Kind, double Area, double[] LonLat)> Polygons() =>
        from line in File.ReadLines(Path.Combine(Folder, "polygons.txt"))
        where line[0] != '#'
        let parts = line.Split(": ")
        let head = parts[0].Split(' ')
        select (head[0], Math.Abs(Number(head[3])), parts[1].Replace(",", "", StringComparison.Ordinal).Split(' ').Select(Number).ToArray());

    private static double Turn(double left, double right) => Math.Abs(Math.IEEERemainder(left - right, 360));

    [Fact]
    public void Every_distance_is_within_fifteen_nanometres()
    {
        var wrong = Lines().Where(l => !(Math.Abs(Geodesic.Wgs84.Inverse(l.From, l.To).DistanceMetres - l.Metres) < ToleranceMetres));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_azimuth_points_within_fifteen_nanometres_at_the_other_end()
    {
        foreach (var l in Lines().Where(l => l.Kind != "antipodal" && l.Metres > 0))
        {
            var path = Geodesic.Wgs84.Inverse(l.From, l.To);
            var turn = Math.Max(Turn(path.StartAzimuthDegrees, l.StartAzimuth), Turn(path.EndAzimuthDegrees, l.EndAzimuth));
            Assert.True(turn * Math.PI / 180 * Math.Min(l.Metres, 6.4e6) < ToleranceMetres, $"{l}: {path}");
        }
    }

    /// <summary>A nanometre turns a line of 500 km by 1e-13 degrees; near poles and antipodes it turns it by more.</summary>
    [Fact]
    public void Azimuths_that_are_well_conditioned_agree_to_a_trillionth_of_a_degree()
    {
        var well = Lines().Where(l => l.Metres is > 5e5 and < 19.5e6 && Math.Abs(l.From.LatitudeDegrees) < 85 && Math.Abs(l.To.LatitudeDegrees) < 85).ToList();
        Assert.True(well.Count > 5000);
        foreach (var l in well)
        {
            var path = Geodesic.Wgs84.Inverse(l.From, l.To);
            Assert.True(Math.Max(Turn(path.StartAzimuthDegrees, l.StartAzimuth), Turn(path.EndAzimuthDegrees, l.EndAzimuth)) < 1e-12, $"{l}: {path}");
        }
    }

    [Theory]
    [InlineData("antipodal", 1400)]
    [InlineData("polar", 600)]
    [InlineData("antimeridian", 200)]
    [InlineData("meridional", 700)]
    [InlineData("equatorial", 700)]
    [InlineData("nowhere", 50)]
    [InlineData("village", 2500)]
    public void The_oracle_holds_the_hard_cases(string kind, int count) => Assert.Equal(count, Lines().Count(l => l.Kind == kind));

    [Fact]
    public void Walking_each_line_ends_at_its_other_end()
    {
        foreach (var l in Lines())
        {
            var end = Geodesic.Wgs84.Direct(l.From, l.StartAzimuth, l.Metres);
            Assert.True(Geodesic.Wgs84.Inverse(end.Position, l.To).DistanceMetres < ToleranceMetres, $"{l}: {end}");
        }
    }

    [Fact]
    public void Every_area_is_that_of_the_oracle()
    {
        foreach (var (kind, area, lonLat) in Polygons())
        {
            var error = Math.Abs(Math.Abs(Geodesic.Wgs84.SignedRingSquareMetres(lonLat)) - area);
            var tolerance = kind switch { "parcel" => 1e-4, "village" => 5e-4, "polar" => 0.1, _ => 5e-3 };
            Assert.True(error <= tolerance, $"{kind} of {area} is wrong by {error}");
        }
    }

    [Fact]
    public void The_land_below_a_line_is_that_of_the_oracle()
    {
        foreach (var l in Lines().Where(l => l.Kind == "village"))
        {
            double[] ring = [l.From.LongitudeDegrees, l.From.LatitudeDegrees, l.To.LongitudeDegrees, l.To.LatitudeDegrees, l.To.LongitudeDegrees, 0, l.From.LongitudeDegrees, 0];
            Assert.Equal(-l.Area, Geodesic.Wgs84.SignedRingSquareMetres(ring), 1e-3);
        }
    }
}
