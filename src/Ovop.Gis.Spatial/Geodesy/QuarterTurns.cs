using System.Numerics;

namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>The quarter turns in an angle of any size, and what is left, to all bits.</summary>
/// <remarks>
/// M. Payne and R. Hanek, Radian reduction for trigonometric functions, SIGNUM Newsletter 18 (1983) 19-24: of the product with the
/// bits of 2 / pi only those that tell the quarter and the rest are formed.
/// </remarks>
internal static class QuarterTurns
{
    private const int FractionBits = 52;
    private const int ExponentBias = 1075;

    internal static (int Quarter, double X, double Remainder) Of(double radians)
    {
        if (!double.IsFinite(radians)) return (0, double.NaN, double.NaN);
        var bits = BitConverter.DoubleToInt64Bits(radians);
        var exponent = (int)(bits >> FractionBits & 0x7FF) - ExponentBias;
        var whole = (ulong)(bits & ((1L << FractionBits) - 1) | 1L << FractionBits);

        // Bits that give multiples of four quarters are left out: what is formed is the product by 2^254, modulo 2^256.
        var from = exponent - 2;
        var fourth = (UInt128)whole * Word(from + 192);
        var third = (UInt128)whole * Word(from + 128) + (fourth >> 64);
        var second = (UInt128)whole * Word(from + 64) + (third >> 64);
        var first = (UInt128)whole * Word(from) + (second >> 64);
        var (quarter, x, rest) = Split((ulong)first, (ulong)second, (ulong)third);
        return radians < 0 ? (-quarter, -x, -rest) : (quarter, x, rest);
    }

    /// <summary>64 bits of 2 / pi from one counted from the point.</summary>
    private static ulong Word(int bit)
    {
        var bits = ElementaryTables.TwoByPiBits;
        var (word, offset) = (bit + 64 >> 6, bit + 64 & 63);
        return offset == 0 ? bits[word] : bits[word] << offset | bits[word + 1] >> 64 - offset;
    }

    /// <summary>Two bits of quarters, the others behind the point; to the nearest quarter, so that what is left may be negative.</summary>
    private static (int Quarter, double X, double Remainder) Split(ulong first, ulong second, ulong third)
    {
        var quarter = (int)(first >> 62);
        var (high, low) = (new UInt128(first << 2 | second >> 62, second << 2 | third >> 62), third << 2);
        var negative = high >> 127 != 0;
        if (negative) (quarter, high, low) = (quarter + 1, ~high, ~low);

        var zeros = (int)UInt128.LeadingZeroCount(high);
        if (zeros > 0) high = high << zeros | low >> 64 - zeros;
        var scale = BitConverter.Int64BitsToDouble((long)(1023 - zeros - 53) << FractionBits);
        var (near, more) = ((ulong)(high >> 75) * scale, (ulong)(high >> 22 & (1UL << 53) - 1) * scale * (1.0 / (1L << 53)));
        if (negative) (near, more) = (-near, -more);

        var x = near * ElementaryTables.HalfPi;
        return (quarter, x, Math.FusedMultiplyAdd(near, ElementaryTables.HalfPi, -x) + (near * ElementaryTables.HalfPiRest + more * ElementaryTables.HalfPi));
    }
}
