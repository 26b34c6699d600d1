using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Table = Ovop.Gis.Spatial.Geodesy.ElementaryTables;

namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>The elementary functions with the same bits on every machine, wrong by less than one unit in the last place.</summary>
/// <remarks>
/// Made of additions, multiplications, divisions, square roots and error-free products alone, each of which IEEE 754 rounds in one way,
/// where those of the platform's library differ from one system to the next. Reductions after W. J. Cody and W. Waite, Software Manual for the
/// Elementary Functions (1980); results are carried as a sum of two doubles (T. J. Dekker, Numer. Math. 18 (1971) 224-242) and rounded
/// once. Polynomials and constants are derived by tools/oracle/elementary.py; errors against 200 binary digits are held by the tests.
/// </remarks>
internal static partial class Elementary
{
    /// <summary>The first 26 bits of a double: products of two such are exact.</summary>
    private const long ShortMask = -1L << 27;

    private const double QuarterOfPi = Math.PI / 4;

    /// <summary>Beyond 32 quarter turns the three parts of a quarter turn no longer hold every bit that may be asked for.</summary>
    private const double FarRadians = 50;

    internal static double Sin(double radians)
    {
        if (Math.Abs(radians) <= QuarterOfPi) return SignedZero(radians, SineOf(radians, 0));
        var (quarter, x, rest) = Reduce(radians);
        return (quarter & 3) switch
        {
            0 => SineOf(x, rest),
            1 => CosineOf(x, rest),
            2 => -SineOf(x, rest),
            _ => -CosineOf(x, rest),
        };
    }

    internal static double Cos(double radians)
    {
        if (Math.Abs(radians) <= QuarterOfPi) return CosineOf(radians, 0);
        var (quarter, x, rest) = Reduce(radians);
        return (quarter & 3) switch
        {
            0 => CosineOf(x, rest),
            1 => -SineOf(x, rest),
            2 => -CosineOf(x, rest),
            _ => SineOf(x, rest),
        };
    }

    internal static (double Sin, double Cos) SinCos(double radians)
    {
        if (Math.Abs(radians) <= QuarterOfPi) return (SignedZero(radians, SineOf(radians, 0)), CosineOf(radians, 0));
        var (quarter, x, rest) = Reduce(radians);
        return Turn(quarter, SineOf(x, rest), CosineOf(x, rest));
    }

    /// <summary>Of an angle in degrees between minus and plus 45; its radians are taken as a sum of two doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (double Sin, double Cos) SinCosOfSmallDegrees(double degrees, double rest)
    {
        var start = Short(degrees);
        var product = start * Table.RadianShort;
        var more = start * Table.RadianRest + (degrees - start + rest) * (Math.PI / 180);
        var radians = product + more;
        more = product - radians + more;
        return (SineOf(radians, more), CosineOf(radians, more));
    }

    internal static double Tan(double radians)
    {
        var (quarter, x, rest) = Math.Abs(radians) <= QuarterOfPi ? (0, radians, 0) : Reduce(radians);
        if (x == 0) return x;
        var (sin, sinRest) = FastTwoSum(x, SineLessArgument(x, rest));
        var (near, more) = CosineParts(x, rest);
        var (cos, cosRest) = FastTwoSum(near, more);
        return (quarter & 1) == 0 ? Quotient(sin, sinRest, cos, cosRest) : -Quotient(cos, cosRest, sin, sinRest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SignedZero(double x, double value) => x == 0 ? x : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Sin, double Cos) Turn(int quarter, double sin, double cos) => (quarter & 3) switch
    {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    };

    /// <summary>The sine of x + rest, |x| below a little over pi/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SineOf(double x, double rest) => x + SineLessArgument(x, rest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SineLessArgument(double x, double rest)
    {
        var z = x * x;
        var z2 = z * z;
        var tail = Table.Sine.C1 + z * Table.Sine.C2 + z2 * (Table.Sine.C3 + z * Table.Sine.C4 + z2 * (Table.Sine.C5 + z * Table.Sine.C6));
        return z * x * (Table.Sine.C0 + z * tail) + rest * (1 - 0.5 * z);
    }

    /// <summary>The cosine of x + rest. Half the square of the first bits of x is exact, and so is what one less it leaves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double CosineOf(double x, double rest)
    {
        var (near, more) = CosineParts(x, rest);
        return near + more;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Near, double Remainder) CosineParts(double x, double rest)
    {
        var z = x * x;
        var z2 = z * z;
        var tail = Table.Cosine.C0 + z * Table.Cosine.C1 + z2 * (Table.Cosine.C2 + z * Table.Cosine.C3 + z2 * (Table.Cosine.C4 + z * Table.Cosine.C5));
        var start = Short(x);
        var half = 0.5 * start * start;
        var near = 1 - half;
        return (near, 1 - near - half + (z2 * tail - (0.5 * (x - start) * (x + start) + x * rest)));
    }

    /// <summary>An angle as quarter turns and what is left of it, in two parts.</summary>
    private static (int Quarter, double X, double Remainder) Reduce(double radians)
    {
        if (!(Math.Abs(radians) <= FarRadians)) return QuarterTurns.Of(radians);
        var turns = Math.Round(radians * Table.TwoByPi);
        var (first, dropped) = Angles.TwoSum(radians - turns * Table.Quarter1, -(turns * Table.Quarter2));
        var (x, rest) = FastTwoSum(first, dropped - turns * Table.Quarter3);
        return ((int)turns, x, rest);
    }

    /// <summary>(u + du) / (v + dv), rounded once or nearly so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Quotient(double u, double du, double v, double dv)
    {
        var quotient = u / v;
        return quotient + (Math.FusedMultiplyAdd(-quotient, v, u) + (du - quotient * dv)) / v;
    }

    /// <summary>u + v as the nearest double and what it drops; |u| is not below |v|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Sum, double Remainder) FastTwoSum(double u, double v)
    {
        var sum = u + v;
        return (sum, u - sum + v);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Short(double x) => (Vector128.CreateScalarUnsafe(x) & Vector128.Create(ShortMask).AsDouble()).ToScalar();
}
