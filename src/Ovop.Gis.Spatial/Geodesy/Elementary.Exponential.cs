using System.Runtime.CompilerServices;
using Table = Ovop.Gis.Spatial.Geodesy.ElementaryTables;

namespace Ovop.Gis.Spatial.Geodesy;

/// <content>Exponentials, logarithms and the hyperbolic functions made of them.</content>
internal static partial class Elementary
{
    private const double OverflowsAbove = 709.782712893384;
    private const double VanishesBelow = -745.1332191019412;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double HyperbolicOverflowsAbove = 710.4758600739439;

    internal static double Exp(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > OverflowsAbove) return double.PositiveInfinity;
        if (x < VanishesBelow) return 0;
        var (near, rest, power) = Exponential(x);
        return Scaled(near + rest, power);
    }

    internal static double Log(double x)
    {
        if (!(x > 0)) return x == 0 ? double.NegativeInfinity : double.NaN;
        if (double.IsInfinity(x)) return x;
        var (log, rest) = LogOfRatio(x, 0, 1, 0);
        return log + rest;
    }

    internal static double Sinh(double x)
    {
        var size = Math.Abs(x);
        if (size <= 1)
        {
            var z = x * x;
            var z2 = z * z;
            return x + z * x * (Table.HyperbolicSine.C0 + z * Table.HyperbolicSine.C1 + z2 * (Table.HyperbolicSine.C2 + z * Table.HyperbolicSine.C3
                + z2 * (Table.HyperbolicSine.C4 + z * Table.HyperbolicSine.C5 + z2 * (Table.HyperbolicSine.C6 + z * Table.HyperbolicSine.C7))));
        }
        return Math.CopySign(HalfSum(size, -1), x);
    }

    internal static double Cosh(double x) => HalfSum(Math.Abs(x), 1);

    internal static double Asinh(double x)
    {
        var size = Math.Abs(x);
        if (size < 1e-9 || !double.IsFinite(x)) return x;
        if (size > 1e9)
        {
            var (large, largeRest) = LogOfRatio(size, 0, 0.5, 0);
            return Math.CopySign(large + largeRest, x);
        }

        var (root, rootRest) = RootOfOneMoreSquare(size);
        if (size <= 0.125)
        {
            var (s, rest) = QuotientParts(size, 0, root, rootRest);
            return Math.CopySign(s + (rest + 0.5 * LogSeries(s)), x);
        }
        var (sum, sumRest) = FastTwoSum(root, size);
        var (log, logRest) = LogOfRatio(sum, sumRest + rootRest, 1, 0);
        return Math.CopySign(log + logRest, x);
    }

    internal static double Atanh(double x)
    {
        var size = Math.Abs(x);
        if (size <= 0.125) return x + 0.5 * LogSeries(x);
        if (!(size < 1)) return size == 1 ? Math.CopySign(double.PositiveInfinity, x) : double.NaN;
        var (above, aboveRest) = FastTwoSum(1, size);
        var (below, belowRest) = FastTwoSum(1, -size);
        var (log, rest) = LogOfRatio(above, aboveRest, below, belowRest);
        return Math.CopySign(0.5 * (log + rest), x);
    }

    /// <summary>(exp x + sign exp -x) / 2 for x >= 0.</summary>
    private static double HalfSum(double x, int sign)
    {
        if (!(x <= HyperbolicOverflowsAbove)) return double.IsNaN(x) ? x : double.PositiveInfinity;
        var (near, rest, power) = Exponential(x);
        if (power > 60) return Math.ScaleB(near + rest, power - 1);
        var half = PowerOfTwo(power - 1);
        var (inverse, inverseRest) = QuotientParts(sign * PowerOfTwo(-power - 1), 0, near, rest);
        var (sum, dropped) = Angles.TwoSum(near * half, inverse);
        return sum + (dropped + (rest * half + inverseRest));
    }

    /// <summary>exp x as (near + rest) 2^power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Near, double Remainder, int Power) Exponential(double x)
    {
        var power = Math.Round(x * Table.OneByLn2);
        var (r, less) = FastTwoSum(x - power * Table.Ln2Short, -power * Table.Ln2Rest);
        var r2 = r * r;
        var r4 = r2 * r2;
        var series = Table.Exponential.C0 + r * Table.Exponential.C1 + r2 * (Table.Exponential.C2 + r * Table.Exponential.C3)
            + r4 * (Table.Exponential.C4 + r * Table.Exponential.C5 + r2 * (Table.Exponential.C6 + r * Table.Exponential.C7)
                + r4 * (Table.Exponential.C8 + r * Table.Exponential.C9 + r2 * Table.Exponential.C10));
        var (near, rest) = FastTwoSum(1, r);
        (near, rest) = FastTwoSum(near, rest + (less * near + r2 * series));
        return (near, rest, (int)power);
    }

    /// <summary>The logarithm of (u + du) / (v + dv), both positive: powers of two, and 2 artanh of difference by sum.</summary>
    private static (double Log, double Remainder) LogOfRatio(double u, double du, double v, double dv)
    {
        if (u < SmallestNormal) return OfSubnormal(u, v);
        var power = Exponent(u) - Exponent(v);
        var ratio = Scaled(u, -power);
        if (ratio > 1.4142135623730951 * v) power++;
        else if (ratio < 0.7071067811865476 * v) power--;
        (u, du) = (Scaled(u, -power), Scaled(du, -power));

        var (sum, sumRest) = Angles.TwoSum(u, v);
        var (s, rest) = QuotientParts(u - v, du - dv, sum, sumRest + (du + dv));
        var (log, dropped) = FastTwoSum(power * Table.Ln2Short, 2 * s);
        return (log, dropped + (power * Table.Ln2Rest + 2 * rest + LogSeries(s)));

        static (double, double) OfSubnormal(double u, double v)
        {
            var (log, rest) = LogOfRatio(Math.ScaleB(u, 64), 0, v, 0);
            var (sum, dropped) = FastTwoSum(log, -64 * Table.Ln2Short);
            return (sum, dropped + (rest - 64 * Table.Ln2Rest));
        }
    }

    /// <summary>2 artanh s less 2 s.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LogSeries(double s)
    {
        var z = s * s;
        var z2 = z * z;
        var z4 = z2 * z2;
        return z * s * (Table.Logarithm.C0 + z * Table.Logarithm.C1 + z2 * (Table.Logarithm.C2 + z * Table.Logarithm.C3)
            + z4 * (Table.Logarithm.C4 + z * Table.Logarithm.C5 + z2 * (Table.Logarithm.C6 + z * Table.Logarithm.C7) + z4 * Table.Logarithm.C8));
    }

    private static (double Root, double Remainder) RootOfOneMoreSquare(double x)
    {
        var square = x * x;
        var (sum, dropped) = Angles.TwoSum(1, square);
        dropped += Math.FusedMultiplyAdd(x, x, -square);
        var root = Math.Sqrt(sum);
        return (root, (Math.FusedMultiplyAdd(-root, root, sum) + dropped) / (2 * root));
    }

    private static (double Quotient, double Remainder) QuotientParts(double u, double du, double v, double dv)
    {
        var quotient = u / v;
        return (quotient, (Math.FusedMultiplyAdd(-quotient, v, u) + (du - quotient * dv)) / v);
    }

    private static double Scaled(double x, int power) => Math.Abs(power) < 1000 ? x * PowerOfTwo(power) : Math.ScaleB(x, power);

    private static int Exponent(double normal) => (int)(BitConverter.DoubleToInt64Bits(normal) >> 52 & 0x7FF) - 1023;

    private static double PowerOfTwo(int power) => BitConverter.Int64BitsToDouble((long)(power + 1023) << 52);
}
