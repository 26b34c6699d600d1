using System.Runtime.CompilerServices;

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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double Degrees, double Remainder) Difference(double from, double to)
    {
        if (!(Math.Abs(from) <= 180 && Math.Abs(to) <= 180 && Math.Abs(to - from) < 180)) return DifferenceRound(from, to);
        var (sum, rest) = TwoSum(-from, to);
        return Math.Abs(sum) + Math.Abs(rest) < NegligibleDegrees ? (0, 0) : (sum, rest);
    }

    private static (double Degrees, double Remainder) DifferenceRound(double from, double to)
    {
        var (sum, rest) = TwoSum(-Normalise(from), Normalise(to));
        (sum, rest) = TwoSum(Normalise(sum), rest);
        if (sum is 180 or -180 && rest != 0 && Math.Sign(rest) == Math.Sign(sum)) sum = -sum;
        return Math.Abs(sum) + Math.Abs(rest) < NegligibleDegrees ? (0, 0) : (sum, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double Sin, double Cos) SinCos(double degrees, double rest = 0) =>
        Math.Abs(degrees) <= 45 ? Elementary.SinCosOfSmallDegrees(degrees, rest) : SinCosOfTurned(degrees, rest);

    private static (double Sin, double Cos) SinCosOfTurned(double degrees, double rest)
    {
        var turned = Normalise(degrees);
        var quadrant = (int)Math.Round(turned / 90);
        var (sin, cos) = Elementary.SinCosOfSmallDegrees(turned - 90 * quadrant, rest);
        return (quadrant & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, 0 - sin),
            2 => (0 - sin, -cos),
            _ => (-cos, sin),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double Sum, double Remainder) TwoSum(double u, double v)
    {
        var sum = u + v;
        var up = sum - v;
        var vpp = sum - up;
        return (sum, sum == 0 ? 0 : u - up + (v - vpp));
    }
}
