using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Planning.Tests.Passports;

public class FixedDecimalTests
{
    private static readonly int[] Decimals = [0, 1, 4, 6, 9, 10, 12];

    private static string Written(double value, int decimals)
    {
        Span<byte> text = stackalloc byte[FixedDecimal.LongestText];
        return Encoding.ASCII.GetString(text[..FixedDecimal.Write(text, value, decimals)]);
    }

    /// <summary>The same by fractions of whole numbers of any size, as one would on paper.</summary>
    private static string OnPaper(double value, int decimals)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52 & 0x7FF);
        var significand = new BigInteger(bits & 0xFFFFFFFFFFFFF | (exponent == 0 ? 0 : 1L << 52));
        var power = Math.Max(exponent, 1) - 1075;
        var (over, under) = power >= 0 ? (significand << power, BigInteger.One) : (significand, BigInteger.One << -power);
        var scaled = (2 * over * BigInteger.Pow(10, decimals) + under) / (2 * under);
        var digits = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var text = decimals == 0 ? digits : digits[..^decimals] + "." + digits[^decimals..];
        return (bits < 0 && !scaled.IsZero ? "-" : "") + text;
    }

    [Fact]
    public void Any_double_is_rounded_by_its_exact_value() =>
        Gen.Select(Gen.ULong.Select(BitConverter.UInt64BitsToDouble).Where(double.IsFinite), Gen.Int[0, Decimals.Length - 1].Select(i => Decimals[i]))
            .Sample((value, decimals) => Assert.Equal(OnPaper(value, decimals), Written(value, decimals)), iter: 20_000);

    [Fact]
    public void Figures_as_they_come_are_rounded_by_their_exact_value() =>
        Gen.Select(Gen.Double[-6e8, 6e8], Gen.Int[-12, 3], Gen.Int[0, Decimals.Length - 1].Select(i => Decimals[i]))
            .Sample((value, power, decimals) => Assert.Equal(OnPaper(value * Math.Pow(10, power), decimals), Written(value * Math.Pow(10, power), decimals)), iter: 50_000);

    [Theory]
    [InlineData(0.5, 0, "1")]
    [InlineData(-0.5, 0, "-1")]
    [InlineData(2.5, 0, "3")]
    [InlineData(0.03125, 4, "0.0313")]
    [InlineData(-0.03125, 4, "-0.0313")]
    [InlineData(-0.00004, 4, "0.0000")]
    [InlineData(-0.0, 4, "0.0000")]
    [InlineData(1.005, 2, "1.00")]
    [InlineData(9007199254740993d, 4, "9007199254740992.0000")]
    [InlineData(1e22, 4, "10000000000000000000000.0000")]
    [InlineData(0.9999999999999999, 12, "1.000000000000")]
    [InlineData(360, 9, "360.000000000")]
    public void Halves_go_away_from_zero_and_what_becomes_zero_has_no_sign(double value, int decimals, string text) => Assert.Equal(text, Written(value, decimals));

    [Fact]
    public void The_largest_and_the_smallest_doubles_have_room()
    {
        foreach (var value in new[] { double.MaxValue, double.MinValue, double.Epsilon, Math.BitDecrement(Math.Pow(2, 63)), Math.Pow(2, 63), -Math.Pow(2, 64) })
            Assert.Equal(OnPaper(value, 12), Written(value, 12));
    }
}
