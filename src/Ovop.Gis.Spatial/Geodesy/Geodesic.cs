namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>Shortest paths on one ellipsoid: how long, in which direction, where they lead, and what they enclose.</summary>
/// <remarks>C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013) 43-55. Immutable; safe to share.</remarks>
public sealed class Geodesic
{
    /// <summary>A cosine of latitude that stands for the pole; its square is still a normal double.</summary>
    internal const double Tiny = 1.5e-154;

    public Geodesic(Ellipsoid ellipsoid)
    {
        Ellipsoid = ellipsoid;
        Series = new GeodesicSeries(ellipsoid);
        var f = ellipsoid.FlatteningRatio;
        EccentricitySquared = f * (2 - f);
        SecondEccentricitySquared = EccentricitySquared / ((1 - f) * (1 - f));
        var (a, b, e) = (ellipsoid.EquatorialRadiusMetres, ellipsoid.PolarRadiusMetres, Math.Sqrt(EccentricitySquared));
        AuthalicRadiusSquared = (a * a + (e == 0 ? b * b : b * b * Elementary.Atanh(e) / e)) / 2;
    }

    public static Geodesic Wgs84 { get; } = new(Ellipsoid.Wgs84);

    public Ellipsoid Ellipsoid { get; }

    internal GeodesicSeries Series { get; }
    internal double EccentricitySquared { get; }
    internal double SecondEccentricitySquared { get; }

    /// <summary>c squared of eq. (60): the sphere of this radius has the surface of the ellipsoid.</summary>
    internal double AuthalicRadiusSquared { get; }

    internal double HemisphereSquareMetres => 2 * Math.PI * AuthalicRadiusSquared;

    /// <summary>The inverse problem: from one place to another.</summary>
    public GeodesicInverse Inverse(LonLat from, LonLat to)
    {
        var path = new InverseProblem(this, from, to, withArea: false).Solve();
        return path.Metres == 0
            ? default
            : new GeodesicInverse(path.Metres, path.Start.Degrees, path.End.Degrees);
    }

    /// <summary>The direct problem: from a place, in a direction, so far.</summary>
    public GeodesicEnd Direct(LonLat from, double azimuthDegrees, double distanceMetres) =>
        Line(from, azimuthDegrees).At(distanceMetres);

    /// <summary>The line that leaves a place in a direction.</summary>
    public GeodesicLine Line(LonLat from, double azimuthDegrees)
    {
        if (!double.IsFinite(azimuthDegrees))
            throw new ArgumentOutOfRangeException(nameof(azimuthDegrees), azimuthDegrees, "An azimuth is a finite number of degrees.");
        return new GeodesicLine(this, from, Direction.FromDegrees(Angles.Flush(azimuthDegrees)));
    }

    /// <summary>What a closed ring of geodesic edges encloses; positive when it runs anticlockwise.</summary>
    /// <param name="lonLatDegrees">Longitude and latitude in turn; the first vertex may be repeated at the end.</param>
    /// <returns>Between minus and plus half the ellipsoid: of the two sides of a ring the smaller is meant.</returns>
    public double SignedRingSquareMetres(ReadOnlySpan<double> lonLatDegrees) => RingArea.SignedSquareMetres(this, lonLatDegrees);

    internal Direction ReducedLatitude(double latitudeDegrees)
    {
        var phi = Direction.FromDegrees(Angles.Flush(latitudeDegrees));
        var beta = Direction.Of((1 - Ellipsoid.FlatteningRatio) * phi.Sin, phi.Cos);
        return beta with { Cos = Math.Max(Tiny, beta.Cos) };
    }
}
