namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>A geodesic from a start in a direction, ready to be walked to many distances.</summary>
/// <remarks>The direct problem, Karney (2013) section 2, eqs. (7) to (26).</remarks>
public sealed class GeodesicLine
{
    private readonly Geodesic _geodesic;
    private readonly LonLat _start;
    private readonly double _sinAlpha0;
    private readonly double _cosAlpha0;
    private readonly Direction _sigma1;
    private readonly Direction _omega1;
    private readonly Direction _tau1;
    private readonly double _sum1;
    private readonly double _sum3;
    private readonly double _metresPerTau;
    private readonly double _a3;
    private readonly double[] _reverted = new double[GeodesicSeries.Order];
    private readonly double[] _c3 = new double[GeodesicSeries.Order - 1];

    internal GeodesicLine(Geodesic geodesic, LonLat start, Direction azimuth)
    {
        _geodesic = geodesic;
        _start = start;
        var beta = geodesic.ReducedLatitude(start.LatitudeDegrees);
        _sinAlpha0 = azimuth.Sin * beta.Cos;
        _cosAlpha0 = Direction.Hypot(azimuth.Cos, azimuth.Sin * beta.Sin);
        var along = beta.Sin != 0 || azimuth.Cos != 0 ? beta.Cos * azimuth.Cos : 1;
        _sigma1 = Direction.Of(beta.Sin, along);
        _omega1 = Direction.Of(_sinAlpha0 * beta.Sin, along);

        var epsilon = GeodesicSeries.Epsilon(geodesic.SecondEccentricitySquared * _cosAlpha0 * _cosAlpha0);
        Span<double> c1 = stackalloc double[GeodesicSeries.Order];
        SeriesTables.C1(epsilon, c1);
        SeriesTables.C1Reverted(epsilon, _reverted);
        geodesic.Series.C3(epsilon, _c3);
        _a3 = geodesic.Series.A3(epsilon);
        _metresPerTau = geodesic.Ellipsoid.PolarRadiusMetres * GeodesicSeries.A1(epsilon);
        _sum1 = GeodesicSeries.SineSum(_sigma1, c1);
        _sum3 = GeodesicSeries.SineSum(_sigma1, _c3);
        _tau1 = _sigma1.Plus(Direction.FromRadians(_sum1));
    }

    /// <summary>Where one is after walking so many metres; a negative distance walks backwards.</summary>
    public GeodesicEnd At(double distanceMetres)
    {
        if (!double.IsFinite(distanceMetres))
            throw new ArgumentOutOfRangeException(nameof(distanceMetres), distanceMetres, "A distance is a finite number of metres.");
        var tau12 = distanceMetres / _metresPerTau;
        var tau2 = _tau1.Plus(Direction.FromRadians(tau12));
        var sigma12 = tau12 + GeodesicSeries.SineSum(tau2, _reverted) + _sum1;
        var sigma2 = _sigma1.Plus(Direction.FromRadians(sigma12));

        var cosBeta2 = Direction.Hypot(_sinAlpha0, _cosAlpha0 * sigma2.Cos);
        if (cosBeta2 == 0)
        {
            cosBeta2 = Geodesic.Tiny;
            sigma2 = sigma2 with { Cos = Geodesic.Tiny };
        }
        var omega12 = new Direction(_sinAlpha0 * sigma2.Sin, sigma2.Cos).Minus(_omega1).Radians;
        var lambda12 = omega12 - _geodesic.Ellipsoid.FlatteningRatio * _sinAlpha0 * _a3
            * (sigma12 + GeodesicSeries.SineSum(sigma2, _c3) - _sum3);

        var longitude = Angles.Normalise(Angles.Normalise(_start.LongitudeDegrees) + lambda12 / Angles.RadiansPerDegree);
        var latitude = Elementary.Atan2Degrees(_cosAlpha0 * sigma2.Sin, (1 - _geodesic.Ellipsoid.FlatteningRatio) * cosBeta2);
        return new GeodesicEnd(new LonLat(longitude, latitude), Elementary.Atan2Degrees(_sinAlpha0, _cosAlpha0 * sigma2.Cos));
    }
}
