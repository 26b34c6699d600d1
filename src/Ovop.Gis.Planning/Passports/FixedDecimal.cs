using System.Globalization;
using System.Numerics;
using System.Text;

namespace Ovop.Gis.Planning.Passports;

/// <summary>A double with a fixed number of decimals, from its exact value and by whole numbers only: the same on any machine.</summary>
internal static class FixedDecimal
{
    public const int MostDecimals = 12;

    /// <summary>Room for the largest double: 309 digits, a sign, a point and the decimals.</summary>
    public const int LongestText = 340;

    private const int FractionBits = 52;
    private const int ExponentOfOne = 1075;

    private static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
    ];

    /// <summary>Halves go away from zero; what rounds to zero has no sign.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(Span<byte> to, double value, int decimals)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var exponent = (int)(bits >> FractionBits & 0x7FF);
        var significand = bits & (1UL << FractionBits) - 1 | (exponent == 0 ? 0 : 1UL << FractionBits);
        var shift = ExponentOfOne - exponent;
        if (shift < -10) return WriteLarge(to, value, decimals);

        var scale = PowersOfTen[decimals];
        var (whole, fraction) = shift <= 0 ? (significand << -shift, 0UL) : Split(significand, shift, scale);
        var length = 0;
        if (value < 0 && (whole | fraction) != 0) to[length++] = (byte)'-';
        whole.TryFormat(to[length..], out var written, default, CultureInfo.InvariantCulture);
        length += written;
        if (decimals == 0) return length;
        to[length] = (byte)'.';
        for (var i = decimals; i > 0; i--)
        {
            to[length + i] = (byte)('0' + fraction % 10);
            fraction /= 10;
        }

        return length + 1 + decimals;
    }

    /// <summary>The whole and the decimals of significand / 2^shift, rounded.</summary>
    private static (ulong Whole, ulong Fraction) Split(ulong significand, int shift, ulong scale)
    {
        // The product has at most 93 bits.
        if (shift > 94) return (0, 0);
        var high = Math.BigMul(significand, scale, out var low);
        var scaled = (new UInt128(high, low) + (UInt128.One << shift - 1)) >> shift;
        if (scaled <= ulong.MaxValue) return Math.DivRem((ulong)scaled, scale);
        var whole = scaled / scale;
        return ((ulong)whole, (ulong)(scaled - whole * scale));
    }

    /// <summary>From 2^63 on a double is a whole number.</summary>
    private static int WriteLarge(Span<byte> to, double value, int decimals)
    {
        var length = Encoding.ASCII.GetBytes(new BigInteger(value).ToString(CultureInfo.InvariantCulture), to);
        if (decimals == 0) return length;
        to[length++] = (byte)'.';
        to.Slice(length, decimals).Fill((byte)'0');
        return length + decimals;
    }
}
