namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>A first azimuth for Newton's method; for the very shortest paths already the answer.</summary>
/// <remarks>Karney (2013) section 5: eqs. (48) to (51) on the sphere, (53) to (57) near the antipode.</remarks>
internal readonly record struct StartingGuess(
    Direction Alpha1, Direction Alpha2, Direction Omega12, double Sigma12, double Metres, bool IsExact)
{
    /// <summary>About 0.2 m: below it the sphere that fits best is as good as the ellipsoid.</summary>
    private const double ShortRadians = 3e-8;

    internal static StartingGuess For(Geodesic geodesic, Direction beta1, Direction beta2, Direction lambda12, double lambda12Radians)
    {
        var f = geodesic.Ellipsoid.FlatteningRatio;
        var nearby = Direction.Hypot(lambda12.Cos > 0 ? lambda12Radians * beta2.Cos : 1, beta2.Minus(beta1).Sin) < 0.5;
        // w of eq. (48) at the middle of the two latitudes
        var middle = Direction.Of(beta1.Sin + beta2.Sin, beta1.Cos + beta2.Cos);
        var w = Math.Sqrt(1 - geodesic.EccentricitySquared * middle.Cos * middle.Cos);
        var omega12Radians = nearby ? lambda12Radians / w : lambda12Radians;
        var omega12 = nearby ? Direction.FromRadians(omega12Radians) : lambda12;

        var (z1, z2) = Triangle(beta1, beta2, omega12);
        var sinSigma12 = Direction.Hypot(z1.Sin, z1.Cos);
        var cosSigma12 = beta1.Sin * beta2.Sin + beta1.Cos * beta2.Cos * omega12.Cos;

        if (nearby && sinSigma12 < ShortRadians)
        {
            var metres = geodesic.Ellipsoid.EquatorialRadiusMetres * w * sinSigma12;
            return new StartingGuess(Direction.Of(z1.Sin, z1.Cos), Direction.Of(z2.Sin, z2.Cos), omega12, sinSigma12, metres, true);
        }
        var farFromAntipode = cosSigma12 >= 0 || sinSigma12 >= 3 * f * Math.PI * beta1.Cos * beta1.Cos;
        var alpha1 = farFromAntipode ? Direction.Of(z1.Sin, z1.Cos) : NearAntipode(geodesic, beta1, beta2, lambda12);
        // A path due north or south is no start for an oblique one: Newton's method needs a slope.
        return new StartingGuess(alpha1.Sin > 0 ? alpha1 : Direction.East, default, omega12, 0, 0, false);
    }

    /// <summary>The directions at both ends on the sphere, eqs. (49) to (51), written so that a short side keeps its precision.</summary>
    private static (Direction AtStart, Direction AtEnd) Triangle(Direction beta1, Direction beta2, Direction omega12)
    {
        var north = beta2.Minus(beta1).Sin;
        var versine = omega12.Cos >= 0 ? omega12.Sin * omega12.Sin / (1 + omega12.Cos) : 1 - omega12.Cos;
        return (new Direction(beta2.Cos * omega12.Sin, north + beta1.Sin * beta2.Cos * versine),
            new Direction(beta1.Cos * omega12.Sin, north - beta1.Cos * beta2.Sin * versine));
    }

    private static Direction NearAntipode(Geodesic geodesic, Direction beta1, Direction beta2, Direction lambda12)
    {
        var epsilon = GeodesicSeries.Epsilon(geodesic.SecondEccentricitySquared * beta1.Sin * beta1.Sin);
        var scale = geodesic.Ellipsoid.FlatteningRatio * beta1.Cos * geodesic.Series.A3(epsilon) * Math.PI;
        var x = -new Direction(lambda12.Sin, -lambda12.Cos).Radians / scale;
        var y = beta1.Plus(beta2).Sin / (scale * beta1.Cos);
        if (y > -200 * 2.2e-16 && x > -1.0001)
        {
            // eq. (57): on the axis the astroid's two branches meet
            var sin = Math.Min(1, -x);
            return new Direction(sin, -Math.Sqrt((1 - sin) * (1 + sin)));
        }
        var mu = Astroid(x, y);
        return Direction.Of(-x / (1 + mu), y / mu);
    }

    /// <summary>The positive root of (x / (1 + mu))^2 + (y / mu)^2 = 1, eq. (55).</summary>
    /// <remarks>The left side falls and is convex, so Newton's method from below cannot overshoot.</remarks>
    internal static double Astroid(double x, double y)
    {
        var mu = Math.Max(Math.Abs(y), Math.Abs(x) - 1);
        if (mu <= 0) return 1e-16;
        for (var iteration = 0; iteration < 60; iteration++)
        {
            var (p, q) = (x / (1 + mu), y / mu);
            var step = (p * p + q * q - 1) / (2 * (p * p / (1 + mu) + q * q / mu));
            mu += step;
            if (Math.Abs(step) <= 1e-10 * mu) break;
        }
        return mu;
    }
}
