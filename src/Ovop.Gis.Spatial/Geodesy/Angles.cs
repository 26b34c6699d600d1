namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>Angles in degrees without loss: the quadrant is taken off before anything becomes radians.</summary>
internal static class Angles
{
    internal const double RadiansPerDegree = Math.PI / 180;

    /// <summary>Less than 1e-12 m on the ground; flushed to zero so that products cannot underflow.</summary>
    private const double NegligibleDegrees = 1e-17;

    /// <summary>Brings a longitude into [-180, 180]; exact.</summary>
    internal static double Normalise(double degrees) => Math.Abs(degrees) <= 180 ? degrees : Math.IEEERemainder(degrees, 360);

    internal static double Flush(double degrees) => Math.Abs(degrees) < NegligibleDegrees ? 0 : degrees;

    /// <summary>to - from, in [-180, 180], as the nearest double and the rest that it drops (two-sum).</summary>
    internal static (double Degrees, double Remainder) Difference(double from, double to)
    {
        var (sum, rest) = TwoSum(Normalise(-from), Normalise(to));
        var (turned, more) = TwoSum(Normalise(sum), rest);
        if (turned is 180 or -180 && more != 0 && Math.Sign(more) == Math.Sign(turned)) turned = -turned;
        return Math.Abs(turned) + Math.Abs(more) < NegligibleDegrees ? (0, 0) : (turned, more);
    }

    internal static (double Sin, double Cos) SinCos(double degrees, double rest = 0)
    {
        var turned = Normalise(degrees);
        var quadrant = Math.Abs(turned) <= 45 ? 0 : (int)Math.Round(turned / 90);
        var (sin, cos) = Elementary.SinCosOfSmallDegrees(turned - 90 * quadrant, rest);
        return (quadrant & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, 0 - sin),
            2 => (0 - sin, -cos),
            _ => (-cos, sin),
        };
    }

    internal static (double Sum, double Remainder) TwoSum(double u, double v)
    {
        var sum = u + v;
        var up = sum - v;
        var vpp = sum - up;
        return (sum, sum == 0 ? 0 : u - up + (v - vpp));
    }
}
