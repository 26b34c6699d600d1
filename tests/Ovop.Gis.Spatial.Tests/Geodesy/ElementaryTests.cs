using System.Globalization;
using System.Numerics;
using Ovop.Gis.Spatial.Geodesy;
using static Ovop.Gis.Spatial.Tests.Geodesy.ExactFunctions;

namespace Ovop.Gis.Spatial.Tests.Geodesy;

public class ElementaryTests
{
    private static readonly BigInteger One = Of(1);
    private static readonly BigInteger RadiansOfDegree = Pi / 180;

    public sealed record Case(string Name, Func<double, double> Found, Func<double, double> Library, Func<BigInteger, BigInteger> Exact, double From, double To, double Ulps)
    {
        public override string ToString() => $"{Name} from {From} to {To}";
    }

    private static BigInteger Sinh(BigInteger x) => Exp(x) - Exp(-x) >> 1;
    private static BigInteger Atanh(BigInteger x) => Log(Over(One + x, One - x)) >> 1;
    private static BigInteger Asinh(BigInteger x) => x.Sign < 0 ? -Asinh(-x) : Log(x + Root(One + Times(x, x)));
    private static BigInteger Asin(BigInteger x) => Atan(Over(x, Root(Times(One - x, One + x))));

    private static Case[] All { get; } =
    [
        new("Sin", Elementary.Sin, Math.Sin, Sin, -0.8, 0.8, 0.8),
        new("Sin", Elementary.Sin, Math.Sin, Sin, -10, 10, 0.8),
        new("Sin", Elementary.Sin, Math.Sin, Sin, -1e6, 1e6, 0.8),
        new("Sin", Elementary.Sin, Math.Sin, Sin, 1e280, 1e300, 0.8),
        new("Cos", Elementary.Cos, Math.Cos, Cos, -0.8, 0.8, 0.8),
        new("Cos", Elementary.Cos, Math.Cos, Cos, -10, 10, 0.8),
        new("Cos", Elementary.Cos, Math.Cos, Cos, -1e6, 1e6, 0.8),
        new("Cos", Elementary.Cos, Math.Cos, Cos, 1e280, 1e300, 0.8),
        new("Tan", Elementary.Tan, Math.Tan, x => Over(Sin(x), Cos(x)), -0.8, 0.8, 0.85),
        new("Tan", Elementary.Tan, Math.Tan, x => Over(Sin(x), Cos(x)), -10, 10, 0.85),
        new("Tan", Elementary.Tan, Math.Tan, x => Over(Sin(x), Cos(x)), 1e20, 1e22, 0.85),
        new("Asin", Elementary.Asin, Math.Asin, Asin, -0.999, 0.999, 0.6),
        new("Asin", Elementary.Asin, Math.Asin, Asin, 0.999, 1, 0.6),
        new("Acos", Elementary.Acos, Math.Acos, x => (Pi >> 1) - Asin(x), -0.999, 0.9999, 0.6),
        new("Atan", Elementary.Atan, Math.Atan, Atan, -1, 1, 0.6),
        new("Atan", Elementary.Atan, Math.Atan, Atan, -100, 100, 0.6),
        new("Exp", Elementary.Exp, Math.Exp, Exp, -1, 1, 0.65),
        new("Exp", Elementary.Exp, Math.Exp, Exp, -50, 700, 0.65),
        new("Log", Elementary.Log, Math.Log, Log, 0.3, 3, 0.6),
        new("Log", Elementary.Log, Math.Log, Log, 1e-9, 1e-3, 0.6),
        new("Log", Elementary.Log, Math.Log, Log, 1, 1e100, 0.6),
        new("Sinh", Elementary.Sinh, Math.Sinh, Sinh, -1.1, 1.1, 0.8),
        new("Sinh", Elementary.Sinh, Math.Sinh, Sinh, 1, 30, 0.8),
        new("Cosh", Elementary.Cosh, Math.Cosh, x => Exp(x) + Exp(-x) >> 1, -3, 3, 0.65),
        new("Asinh", Elementary.Asinh, Math.Asinh, Asinh, -0.2, 0.2, 0.6),
        new("Asinh", Elementary.Asinh, Math.Asinh, Asinh, -50, 50, 0.6),
        new("Atanh", Elementary.Atanh, Math.Atanh, Atanh, -0.2, 0.2, 0.6),
        new("Atanh", Elementary.Atanh, Math.Atanh, Atanh, -0.9999, 0.9999, 0.6),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, All.Length)];

    private static double Draw(Random random, Case c) => c.From + (c.To - c.From) * random.NextDouble();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_function_is_right_to_less_than_one_unit_in_the_last_place(int index)
    {
        var (c, random) = (All[index], new Random(6172 + index));
        var (worst, at) = (0.0, 0.0);
        for (var i = 0; i < 1000; i++)
        {
            // Half of the arguments are near zero, where an absolute error would show.
            var x = Draw(random, c) * (c.From < 0 && i % 2 == 0 ? Math.Pow(2, -20 * random.NextDouble()) : 1);
            var ulps = Ulps(c.Found(x), c.Exact(Of(x)));
            if (ulps > worst) (worst, at) = (ulps, x);
        }
        Assert.True(worst <= c.Ulps, $"{c}: {worst} at {at:R}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_library_agrees_within_two_units_in_the_last_place(int index)
    {
        var (c, random) = (All[index], new Random(1993 + index));
        for (var i = 0; i < 40_000; i++)
        {
            var x = Draw(random, c);
            var (found, library) = (c.Found(x), c.Library(x));
            Assert.True(Math.Abs(found - library) <= 2 * Math.BitIncrement(Math.Abs(library)) - 2 * Math.Abs(library), $"{c}: {x:R} gives {found:R} and {library:R}");
        }
    }

    [Fact]
    public void An_arctangent_of_two_sides_is_right_in_all_quarters()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var (y, x) = ((2 * random.NextDouble() - 1) * Math.Pow(2, 8 * random.NextDouble()), (2 * random.NextDouble() - 1) * Math.Pow(2, 8 * random.NextDouble()));
            var exact = Atan(Over(BigInteger.Abs(Of(y)), BigInteger.Abs(Of(x))));
            if (x < 0) exact = Pi - exact;
            if (y < 0) exact = -exact;
            Assert.InRange(Ulps(Elementary.Atan2(y, x), exact), 0, 0.6);
            Assert.InRange(Ulps(Elementary.Atan2Degrees(y, x), Over(exact * 180, Pi)), 0, 0.6);
        }
    }

    [Fact]
    public void Degrees_become_sines_without_a_detour_by_rounded_radians()
    {
        var random = new Random(2);
        for (var i = 0; i < 2000; i++)
        {
            var (degrees, rest) = ((2 * random.NextDouble() - 1) * 45, i % 2 == 0 ? 0 : random.NextDouble() * 1e-16);
            var radians = Times(Of(degrees) + Of(rest), RadiansOfDegree);
            var (sin, cos) = Elementary.SinCosOfSmallDegrees(degrees, rest);
            Assert.InRange(Ulps(sin, Sin(radians)), 0, 0.8);
            Assert.InRange(Ulps(cos, Cos(radians)), 0, 0.7);
        }
    }

    [Fact]
    public void Arctangents_of_special_sides_are_those_of_IEEE_754()
    {
        (double Y, double X, double Degrees)[] cases =
        [
            (0.0, 1.0, 0.0),
            (-0.0, 1.0, -0.0),
            (0.0, -1.0, 180.0),
            (-0.0, -1.0, -180.0),
            (0.0, 0.0, 0.0),
            (0.0, -0.0, 180.0),
            (-0.0, -0.0, -180.0),
            (1.0, 0.0, 90.0),
            (-1.0, -0.0, -90.0),
            (1.0, 1.0, 45.0),
            (3e-320, -3e-320, 135.0),
            (double.PositiveInfinity, double.PositiveInfinity, 45.0),
            (double.NegativeInfinity, double.NegativeInfinity, -135.0),
            (1.0, double.PositiveInfinity, 0.0),
            (1.0, double.NegativeInfinity, 180.0),
            (-1e300, 1e-300, -90.0),
            (double.NegativeInfinity, 5.0, -90.0),
            (double.NaN, 1.0, double.NaN),
            (1.0, double.NaN, double.NaN)
        ];
        foreach (var (y, x, degrees) in cases)
        {
            Same(degrees, Elementary.Atan2Degrees(y, x));
            Same(Math.Atan2(y, x), Elementary.Atan2(y, x));
        }
    }

    [Fact]
    public void Special_arguments_give_what_the_library_gives()
    {
        foreach (var x in new[] { 0.0, -0.0, 5e-324, -2.3e-308, 1e-300, 1.0, -1.0, 2.0, 800.0, -800.0, -745.0, 710.3, 1e200, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN })
        {
            Near(Math.Sin(x), Elementary.Sin(x));
            Near(Math.Cos(x), Elementary.Cos(x));
            Near(Math.Tan(x), Elementary.Tan(x));
            Near(Math.Asin(x), Elementary.Asin(x));
            Near(Math.Acos(x), Elementary.Acos(x));
            Near(Math.Atan(x), Elementary.Atan(x));
            Near(Math.Exp(x), Elementary.Exp(x));
            Near(Math.Log(x), Elementary.Log(x));
            Near(Math.Sinh(x), Elementary.Sinh(x));
            Near(Math.Cosh(x), Elementary.Cosh(x));
            Near(Math.Asinh(x), Elementary.Asinh(x));
            Near(Math.Atanh(x), Elementary.Atanh(x));
        }
    }

    [Fact]
    public void The_double_nearest_to_a_half_turn_keeps_all_digits_of_its_sine() =>
        Assert.Equal(1.2246467991473532e-16, Elementary.Sin(Math.PI));

    [Fact]
    public void The_double_nearest_to_a_quarter_turn_of_all_keeps_all_digits_of_its_cosine()
    {
        // The hardest argument to reduce: R. C. Li and others, among them J.-M. Muller, Elementary Functions (2006), section 11.3.2.
        var hardest = Math.ScaleB(6381956970095103, 797);
        Assert.InRange(Ulps(Elementary.Cos(hardest), Cos(Of(hardest))), 0, 0.6);
    }

    /// <summary>Zeros have signs; what is not a number has none that matters.</summary>
    private static void Same(double expected, double found) => Assert.Equal(expected.ToString("R", CultureInfo.InvariantCulture), found.ToString("R", CultureInfo.InvariantCulture));

    private static void Near(double expected, double found)
    {
        if (!double.IsFinite(expected) || expected == 0) Same(expected, found);
        else Assert.InRange(found, expected - 2 * Unit(expected), expected + 2 * Unit(expected));
    }

    private static double Unit(double x) => Math.BitIncrement(Math.Abs(x)) - Math.Abs(x);
}
