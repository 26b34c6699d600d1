using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>Longitude and latitude in degrees on WGS84: the surface between the geodesic from end to end and a parallel.</summary>
/// <remarks>
/// The surface under an edge that is straight in longitude and latitude, q being the surface of a strip of one radian from the equator
/// to a latitude: Δλ times the mean of q along the edge, which is the mean of its ends less q″ Δφ² / 12. To this comes the bow between
/// the straight edge and the geodesic, Δλ / 12 · (N cos φ M′ Δφ² + N² sin φ cos² φ Δλ² + 2 M² sin φ Δφ²), from the geodesic's
/// equations at mid-latitude with M and N the radii of curvature. Both leave terms of the order of (edge / radius)² of themselves:
/// below 0.1 mm² for an edge of 100 m, 0.02 m² at worst at the longest edge, beyond which the edge is measured after Karney (2013).
/// </remarks>
internal readonly struct GeodesicEdge : IEdgeMeasure
{
    private const double LongestSquaredRadians = 0.0016 * 0.0016;
    private const double Radians = Math.PI / 180;
    private const double A = 6_378_137;
    private const double F = 1 / 298.257223563;
    private const double E2 = F * (2 - F);
    private const double B2 = A * A * (1 - E2);

    public double BaseOf(double lowestOrdinate) => Strip(Elementary.Sin(lowestOrdinate * Radians));

    public double UnderSquareMetres(double x1, double y1, double x2, double y2, double baseHeight)
    {
        var (longitude, latitude) = ((x2 - x1) * Radians, (y2 - y1) * Radians);
        var (longitude2, latitude2) = (longitude * longitude, latitude * latitude);
        if (longitude2 + latitude2 > LongestSquaredRadians) return LongSquareMetres(x1, y1, x2, y2, baseHeight);

        var (sine1, sine2) = (Elementary.Sin(y1 * Radians), Elementary.Sin(y2 * Radians));
        var sine = 0.5 * (sine1 + sine2);
        var sine2Mid = sine * sine;
        var cosine2 = 1 - sine2Mid;
        var w2 = 1 - E2 * sine2Mid;
        // M² and N² by a²; M' N cos φ and q″ by a² as well.
        var n2 = 1 / w2;
        var m2 = (1 - E2) * (1 - E2) * n2 * n2 * n2;
        var strip2 = (1 - E2) * sine * n2 * n2 * (4 * E2 * cosine2 * n2 - 1);
        var slope = (1 - E2) * 3 * E2 * sine * cosine2 * n2 * n2 * n2;
        var curve = latitude2 * (slope + 2 * m2 * sine - strip2) + longitude2 * n2 * sine * cosine2;
        return longitude * (0.5 * ((Strip(sine1) - baseHeight) + (Strip(sine2) - baseHeight)) + A * A / 12 * curve);
    }

    public double ShiftSquareMetres(double x, double height) => x * Radians * height;

    /// <summary>q = b² sin φ Σ (k + 1) / (2 k + 1) (e² sin² φ)^k, to the eighth power; what is left is below 1e-18 of it.</summary>
    private static double Strip(double sine)
    {
        var t = E2 * sine * sine;
        var series = 1 + t * (2.0 / 3 + t * (3.0 / 5 + t * (4.0 / 7 + t * (5.0 / 9 + t * (6.0 / 11 + t * (7.0 / 13 + t * (8.0 / 15)))))));
        return B2 * sine * series;
    }

    private static double LongSquareMetres(double x1, double y1, double x2, double y2, double baseHeight) =>
        new InverseProblem(Geodesic.Wgs84, new LonLat(x1, y1), new LonLat(x2, y2), withArea: true).Solve().SquareMetres
        - (x2 - x1) * Radians * baseHeight;
}
