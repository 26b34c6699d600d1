using System.Globalization;
using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Ovop.Gis.Spatial.ReferenceSystems;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.ReferenceSystems;

public class ReprojectionTests
{
    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Of projections.txt, which tools/oracle/projections.sh wrote with PROJ.</summary>
    private static IEnumerable<(Crs Crs, Coordinate LonLat, Coordinate Expected)> Oracle() =>
        from line in File.ReadLines(Path.Combine(Places.Repository, "tests", "Ovop.Gis.Spatial.Tests", "ReferenceSystems", "projections.txt"))
        where line[0] != '#'
        let f = line.Split(' ')
        select (KnownCrs.Find(f[0])!, new Coordinate(Number(f[1]), Number(f[2])), new Coordinate(Number(f[3]), Number(f[4])));

    /// <summary>Degrees of longitude from the middle of the zone; a zone is used to 3 degrees, TM-3 to 1.5.</summary>
    private static bool InItsZone((Crs Crs, Coordinate LonLat, Coordinate Expected) row) =>
        row.Crs.IsGeographic || row.Crs.Id == "EPSG:3857" || Math.Abs(row.Expected.X - (row.Crs.Name.Contains("TM-3", StringComparison.Ordinal) ? 200_000 : 500_000)) < 340_000;

    [Fact]
    public void Every_code_agrees_with_the_oracle_to_a_tenth_of_a_millimetre_in_its_zone()
    {
        foreach (var row in Oracle().Where(InItsZone))
        {
            var scale = row.Crs.IsGeographic ? 111e3 : 1;
            var found = Reprojection.FromWgs84(row.Crs).Apply(row.LonLat);
            Assert.True(found.Distance(row.Expected) * scale < 2e-4, $"{row.Crs.Id} {row.LonLat}: {found}, not {row.Expected}");
            var back = Reprojection.ToWgs84(row.Crs).Apply(row.Expected);
            Assert.True(back.Distance(row.LonLat) * 111e3 < 2e-4, $"{row.Crs.Id} {row.Expected}: {back}, not {row.LonLat}");
        }
    }

    [Fact]
    public void Outside_its_zone_a_code_still_agrees_to_a_centimetre()
    {
        foreach (var row in Oracle())
            Assert.True(Reprojection.FromWgs84(row.Crs).Apply(row.LonLat).Distance(row.Expected) < 1e-2, row.Crs.Id);
    }

    [Theory]
    [InlineData("EPSG:32649", 272_675.76, 88_311.69)]
    [InlineData("EPSG:9479", 272_675.76, 88_311.69)]
    [InlineData("EPSG:23869", 272_675.76, 88_311.69)]
    [InlineData("EPSG:23835", 139_601.54, 1_588_285.68)]
    public void The_airport_is_where_it_should_be(string id, double x, double y)
    {
        var found = Reprojection.FromWgs84(KnownCrs.Find(id)!).Apply(new Coordinate(108.957333, 0.798472));
        Assert.Equal(x, found.X, 0.005);
        Assert.Equal(y, found.Y, 0.005);
    }

    [Fact]
    public void There_and_back_is_the_same_place()
    {
        var systems = KnownCrs.All.Where(c => c.IsGeographic || c.Name.Contains("49", StringComparison.Ordinal)).ToList();
        Gen.Select(Gen.Int[0, systems.Count - 1], Gen.Double[108, 111], Gen.Double[-4, 4]).Sample((i, x, y) =>
        {
            var crs = systems[i];
            var back = Reprojection.ToWgs84(crs).Apply(Reprojection.FromWgs84(crs).Apply(new Coordinate(x, y)));
            Assert.Equal(x, back.X, 2e-9);
            Assert.Equal(y, back.Y, 2e-9);
        });
    }

    [Fact]
    public void The_geometry_given_stays_as_it_is()
    {
        var before = new WKTReader().Read("GEOMETRYCOLLECTION (POLYGON Z ((108.9 0.8 5, 109 0.8 5, 109 0.9 5, 108.9 0.8 5)), POINT (109 0.8))");
        var copy = before.Copy();
        var after = Reprojection.FromWgs84(KnownCrs.Utm49North).Apply(before);
        Assert.True(before.EqualsExact(copy));
        Assert.Equal(32649, after.SRID);
        Assert.Equal(5, after.Coordinates[0].Z);
        Assert.InRange(after.Coordinates[0].X, 260_000, 290_000);
    }

    [Fact]
    public void What_is_no_number_stays_no_number()
    {
        var reprojection = Reprojection.FromWgs84(KnownCrs.Utm49North);
        Assert.True(double.IsNaN(reprojection.Apply(new Coordinate(double.NaN, 0.8)).X));
        Assert.True(double.IsNaN(reprojection.Apply(new Coordinate(109, double.PositiveInfinity)).Y));
        Assert.True(reprojection.Apply(new WKTReader().Read("POLYGON EMPTY")).IsEmpty);
    }

    [Fact]
    public void A_ring_that_its_system_cannot_carry_stays_a_ring_without_finite_numbers()
    {
        var far = Reprojection.ToWgs84(KnownCrs.Utm49North).Apply(new WKTReader().Read("POLYGON ((1e9 0, 1e9 5, 500000 5, 1e9 0))"));
        Assert.True(double.IsInfinity(far.Coordinates[0].X));
        Assert.True(double.IsFinite(far.Coordinates[2].X));
    }

    [Fact]
    public void The_same_system_changes_no_digit()
    {
        var place = Reprojection.Between(KnownCrs.Wgs84, KnownCrs.Crs84).Apply(new Coordinate(108.957333, 0.798472));
        Assert.Equal(108.957333, place.X);
        Assert.Equal(0.798472, place.Y);
    }
}
