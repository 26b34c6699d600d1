namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>The geodesic integrals of one ellipsoid as sixth-order trigonometric series.</summary>
/// <remarks>Karney (2013): I1 eq. (15), I2 eq. (41), I3 eq. (23), I4 eq. (60); epsilon eq. (16).</remarks>
internal sealed class GeodesicSeries
{
    internal const int Order = 6;

    private readonly double[] _a3;
    private readonly double[][] _c3;
    private readonly double[][] _c4;

    internal GeodesicSeries(Ellipsoid ellipsoid)
    {
        var n = ellipsoid.FlatteningRatio / (2 - ellipsoid.FlatteningRatio);
        _a3 = [.. SeriesTables.A3.Select(inN => Polynomial(inN, n))];
        _c3 = [.. SeriesTables.C3.Select(row => row.Select(inN => Polynomial(inN, n)).ToArray())];
        _c4 = [.. SeriesTables.C4.Select(row => row.Select(inN => Polynomial(inN, n)).ToArray())];
    }

    /// <summary>epsilon from k squared, without the cancellation of (sqrt(1+k2)-1)/(sqrt(1+k2)+1).</summary>
    internal static double Epsilon(double k2)
    {
        var rootPlusOne = 1 + Math.Sqrt(1 + k2);
        return k2 / (rootPlusOne * rootPlusOne);
    }

    internal static double A1(double epsilon) => Polynomial(SeriesTables.A1, epsilon) / (1 - epsilon);
    internal static double A2(double epsilon) => Polynomial(SeriesTables.A2, epsilon) * (1 - epsilon);
    internal double A3(double epsilon) => Polynomial(_a3, epsilon);

    internal static void C1(double epsilon, Span<double> harmonics) => Fill(SeriesTables.C1, epsilon, harmonics);
    internal static void C1Reverted(double epsilon, Span<double> harmonics) => Fill(SeriesTables.C1Reverted, epsilon, harmonics);
    internal static void C2(double epsilon, Span<double> harmonics) => Fill(SeriesTables.C2, epsilon, harmonics);
    internal void C3(double epsilon, Span<double> harmonics) => Fill(_c3, epsilon, harmonics);
    internal void C4(double epsilon, Span<double> harmonics) => Fill(_c4, epsilon, harmonics);

    /// <summary>The sum of c[l] sin 2(l+1)x, by Clenshaw's recurrence.</summary>
    internal static double SineSum(Direction x, ReadOnlySpan<double> harmonics)
    {
        var twiceCos2 = 2 * (x.Cos - x.Sin) * (x.Cos + x.Sin);
        double next = 0, afterNext = 0;
        for (var l = harmonics.Length - 1; l >= 0; l--)
            (next, afterNext) = (harmonics[l] + twiceCos2 * next - afterNext, next);
        return 2 * x.Sin * x.Cos * next;
    }

    /// <summary>The sum of c[l] (cos (2l+1)(m+h) - cos (2l+1)(m-h)): a difference taken before, not after, the summing.</summary>
    internal static double CosineSumDifference(Direction middle, Direction half, ReadOnlySpan<double> harmonics)
    {
        var twiceMiddle = middle.Plus(middle);
        var twiceHalf = half.Plus(half);
        var sum = 0.0;
        foreach (var c in harmonics)
        {
            sum += c * middle.Sin * half.Sin;
            middle = middle.Plus(twiceMiddle);
            half = half.Plus(twiceHalf);
        }
        return -2 * sum;
    }

    private static void Fill(double[][] table, double epsilon, Span<double> harmonics)
    {
        for (var l = 0; l < table.Length; l++) harmonics[l] = Polynomial(table[l], epsilon);
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        var value = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--) value = value * x + coefficients[i];
        return value;
    }
}
