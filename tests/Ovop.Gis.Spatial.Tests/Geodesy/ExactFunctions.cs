using System.Numerics;

namespace Ovop.Gis.Spatial.Tests.Geodesy;

/// <summary>The elementary functions to some 300 binary digits, by power series over whole numbers; a number x stands as x 2^320.</summary>
internal static class ExactFunctions
{
    internal const int Bits = 320;
    private const int WideBits = Bits + 1100;

    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger WidePi = Machin(WideBits);

    internal static readonly BigInteger Pi = WidePi >> WideBits - Bits;

    /// <summary>Exact for anything that is a multiple of 2^-320.</summary>
    internal static BigInteger Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52 & 0x7FF);
        var whole = new BigInteger(bits & (1L << 52) - 1 | (exponent == 0 ? 0 : 1L << 52));
        var size = Shift(whole, Math.Max(exponent, 1) - 1075 + Bits);
        return bits < 0 ? -size : size;
    }

    /// <summary>How far a double is from the exact number, in units of the last place of a double of that size.</summary>
    internal static double Ulps(double found, BigInteger exact)
    {
        if (!double.IsFinite(found)) return double.PositiveInfinity;
        var ulpShift = (int)BigInteger.Abs(exact).GetBitLength() - 53;
        return (double)Shift(BigInteger.Abs(Of(found) - exact) << 40, -ulpShift) / (1L << 40);
    }

    internal static BigInteger Times(BigInteger u, BigInteger v) => u * v >> Bits;
    internal static BigInteger Over(BigInteger u, BigInteger v) => (u << Bits) / v;

    internal static BigInteger Sin(BigInteger x)
    {
        var rest = Turned(x);
        return Series(rest, rest, Times(rest, rest), k => -(2 * k) * (2 * k + 1));
    }

    internal static BigInteger Cos(BigInteger x)
    {
        var rest = Turned(x);
        return Series(One, One, Times(rest, rest), k => -(2 * k - 1) * (2 * k));
    }

    internal static BigInteger Exp(BigInteger x)
    {
        var small = x >> 12;
        var value = Series(One, One, small, k => k);
        for (var i = 0; i < 12; i++) value = Times(value, value);
        return value;
    }

    /// <summary>By Halley's method from a double's guess; each step has three times the digits.</summary>
    internal static BigInteger Log(BigInteger x)
    {
        var y = Of(BigInteger.Log(x) - Bits * Math.Log(2));
        for (var i = 0; i < 4; i++)
        {
            var e = Exp(y);
            y += 2 * Over(x - e, x + e);
        }
        return y;
    }

    internal static BigInteger Atan(BigInteger x)
    {
        // atan x = 2 atan(x / (1 + sqrt(1 + x^2)))
        for (var i = 0; i < 8; i++) x = Over(x, One + Root(One + Times(x, x)));
        var (sum, power, square) = (x, x, Times(x, x));
        for (var k = 1; !power.IsZero && power != -1; k++)
        {
            power = -Times(power, square);
            sum += power / (2 * k + 1);
        }
        return sum << 8;
    }

    internal static BigInteger Root(BigInteger x)
    {
        var target = x << Bits;
        if (target.IsZero) return target;
        var guess = BigInteger.One << (int)(target.GetBitLength() + 1) / 2 + 1;
        while (true)
        {
            var next = guess + target / guess >> 1;
            if (next >= guess) return guess;
            guess = next;
        }
    }

    private static BigInteger Series(BigInteger first, BigInteger term, BigInteger factor, Func<int, int> divisor)
    {
        var sum = first;
        for (var k = 1; ; k++)
        {
            term = Times(term, factor) / divisor(k);
            if (term.IsZero || term == -1) return sum;
            sum += term;
        }
    }

    /// <summary>Less whole turns, between minus and plus pi.</summary>
    private static BigInteger Turned(BigInteger x)
    {
        var wide = x << WideBits - Bits;
        var turns = (wide + WidePi) / (2 * WidePi);
        return wide - turns * 2 * WidePi >> WideBits - Bits;
    }

    private static BigInteger Machin(int bits)
    {
        return 4 * (4 * AtanOfInverse(5) - AtanOfInverse(239)) >> 32;

        BigInteger AtanOfInverse(int n)
        {
            var power = (BigInteger.One << bits + 32) / n;
            var sum = power;
            for (var k = 1; !power.IsZero; k++)
            {
                power /= n * n;
                sum += (k % 2 == 0 ? power : -power) / (2 * k + 1);
            }
            return sum;
        }
    }

    private static BigInteger Shift(BigInteger x, int by) => by >= 0 ? x << by : x >> -by;
}
