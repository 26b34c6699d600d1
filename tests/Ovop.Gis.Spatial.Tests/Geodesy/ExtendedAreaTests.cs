using System.Globalization;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Spatial.Tests.Geodesy;

/// <summary>Against areas.txt, which tools/oracle/areas.py measured by quadrature in sixty digits: an oracle more exact than any program in doubles.</summary>
public class ExtendedAreaTests
{
    private static readonly string Areas = Path.Combine(Places.Repository, "tests", "Ovop.Gis.Spatial.Tests", "Geodesy", "areas.txt");

    private static IEnumerable<(string Kind, decimal Area, double[] LonLat)> Polygons() =>
        from line in File.ReadLines(Areas)
        where line[0] != '#'
        let parts = line.Split(": ")
        let head = parts[0].Split(' ')
        select (head[0], decimal.Parse(head[1], NumberStyles.Float, CultureInfo.InvariantCulture),
            parts[1].Replace(",", "", StringComparison.Ordinal).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray());

    [Theory]
    [InlineData("village", 40, 1e-6)]
    [InlineData("district", 10, 3e-5)]
    [InlineData("parcel", 15, 4e-7)]
    [InlineData("sliver", 10, 2e-7)]
    [InlineData("tiny", 10, 3e-14)]
    [InlineData("antimeridian", 5, 5e-6)]
    [InlineData("north", 5, 1e-4)]
    public void Small_polygons_are_measured_to_square_millimetres(string kind, int count, double toleranceSquareMetres)
    {
        var polygons = Polygons().Where(p => p.Kind == kind).ToList();
        Assert.Equal(count, polygons.Count);
        foreach (var (_, area, lonLat) in polygons)
        {
            var error = (double)Math.Abs(EveryDigit(Math.Abs(Geodesic.Wgs84.SignedRingSquareMetres(lonLat))) - area);
            Assert.True(error <= toleranceSquareMetres, $"{kind} of {area} is wrong by {error}");
        }
    }

    /// <summary>A cast would keep only 15 digits.</summary>
    private static decimal EveryDigit(double value) => decimal.Parse(value.ToString("F28", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
