using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;

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

    /// <summary>A layer's edges, measured once for as long as the layer lives.</summary>
    public static MeasuredEdges<GeodesicEdge> Of(LayerSnapshot layer, int threads) =>
        layer.Derived(l => new MeasuredEdges<GeodesicEdge>(EdgeTree.Of(l, threads), default, threads));

    public double BaseOf(double x, double lowestY) => Strip(Sine(lowestY));

    public double UnderSquareMetres(double x1, double y1, double x2, double y2, double baseHeight)
    {
        var (longitude, latitude) = ((x2 - x1) * Radians, (y2 - y1) * Radians);
        if (longitude * longitude + latitude * latitude > LongestSquaredRadians) return LongSquareMetres(x1, y1, x2, y2, baseHeight);
        var (sine1, sine2) = (Sine(y1), Sine(y2));
        return Short(longitude, latitude, sine1, Strip(sine1) - baseHeight, sine2, Strip(sine2) - baseHeight);
    }

    /// <remarks>The sine of each latitude is taken once, not for each of the two edges that end there.</remarks>
    public void SumRing(ReadOnlySpan<double> vertices, double baseHeight, Span<double> sums)
    {
        var (sum, sine) = (0.0, Sine(vertices[1]));
        var height = Strip(sine) - baseHeight;
        sums[0] = 0;
        for (var i = 1; i < sums.Length; i++)
        {
            var nextSine = Sine(vertices[2 * i + 1]);
            var nextHeight = Strip(nextSine) - baseHeight;
            var (longitude, latitude) = ((vertices[2 * i] - vertices[2 * i - 2]) * Radians, (vertices[2 * i + 1] - vertices[2 * i - 1]) * Radians);
            sums[i] = sum += longitude * longitude + latitude * latitude > LongestSquaredRadians
                ? LongSquareMetres(vertices[2 * i - 2], vertices[2 * i - 1], vertices[2 * i], vertices[2 * i + 1], baseHeight)
                : Short(longitude, latitude, sine, height, nextSine, nextHeight);
            (sine, height) = (nextSine, nextHeight);
        }
    }

    public double ShiftSquareMetres(double x1, double y1, double x2, double y2, double height) => (x2 - x1) * Radians * height;

    private static double Sine(double latitude) => Math.Sin(latitude * Radians);

    private static double Short(double longitude, double latitude, double sine1, double height1, double sine2, double height2)
    {
        var (longitude2, latitude2) = (longitude * longitude, latitude * latitude);
        var sine = 0.5 * (sine1 + sine2);
        var cosine2 = 1 - sine * sine;
        // M² and N² by a²; M' N cos φ and q″ by a² as well.
        var n2 = 1 / (1 - E2 * (sine * sine));
        var m2 = (1 - E2) * (1 - E2) * n2 * n2 * n2;
        var strip2 = (1 - E2) * sine * n2 * n2 * (4 * E2 * cosine2 * n2 - 1);
        var slope = (1 - E2) * 3 * E2 * sine * cosine2 * n2 * n2 * n2;
        var curve = latitude2 * (slope + 2 * m2 * sine - strip2) + longitude2 * n2 * sine * cosine2;
        return longitude * (0.5 * (height1 + height2) + A * A / 12 * curve);
    }

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
