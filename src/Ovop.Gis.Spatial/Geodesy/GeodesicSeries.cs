namespace Ovop.Gis.Spatial.Geodesy;

/// <summary>The geodesic integrals of one ellipsoid as sixth-order trigonometric series.</summary>
/// <remarks>Karney (2013): I1 eq. (15), I2 eq. (41), I3 eq. (23), I4 eq. (60); epsilon eq. (16).</remarks>
internal sealed class GeodesicSeries
{
    internal const int Order = 6;

    private readonly double[] _a3;
    private readonly double[] _c3;
    private readonly double[] _c4;

    internal GeodesicSeries(Ellipsoid ellipsoid)
    {
        var n = ellipsoid.FlatteningRatio / (2 - ellipsoid.FlatteningRatio);
        _a3 = [.. SeriesTables.A3.Select(inN => Polynomial(inN, n))];
        _c3 = [.. SeriesTables.C3.SelectMany(row => row.Select(inN => Polynomial(inN, n)))];
        _c4 = [.. SeriesTables.C4.SelectMany(row => row.Select(inN => Polynomial(inN, n)))];
    }

    /// <summary>epsilon from k squared, without the cancellation of (sqrt(1+k2)-1)/(sqrt(1+k2)+1).</summary>
    internal static double Epsilon(double k2)
    {
        var rootPlusOne = 1 + Math.Sqrt(1 + k2);
        return k2 / (rootPlusOne * rootPlusOne);
    }

    internal static double A1(double epsilon) => SeriesTables.A1(epsilon * epsilon) / (1 - epsilon);
    internal static double A2(double epsilon) => SeriesTables.A2(epsilon * epsilon) * (1 - epsilon);

    internal double A3(double epsilon)
    {
        var a = _a3;
        return a[0] + epsilon * (a[1] + epsilon * (a[2] + epsilon * (a[3] + epsilon * (a[4] + epsilon * a[5]))));
    }

    internal void C3(double epsilon, Span<double> harmonics)
    {
        var c = _c3;
        var power = epsilon;
        harmonics[0] = power * (c[0] + epsilon * (c[1] + epsilon * (c[2] + epsilon * (c[3] + epsilon * c[4]))));
        power *= epsilon;
        harmonics[1] = power * (c[5] + epsilon * (c[6] + epsilon * (c[7] + epsilon * c[8])));
        power *= epsilon;
        harmonics[2] = power * (c[9] + epsilon * (c[10] + epsilon * c[11]));
        power *= epsilon;
        harmonics[3] = power * (c[12] + epsilon * c[13]);
        harmonics[4] = power * epsilon * c[14];
    }

    internal void C4(double epsilon, Span<double> harmonics)
    {
        var c = _c4;
        harmonics[0] = c[0] + epsilon * (c[1] + epsilon * (c[2] + epsilon * (c[3] + epsilon * (c[4] + epsilon * c[5]))));
        var power = epsilon;
        harmonics[1] = power * (c[6] + epsilon * (c[7] + epsilon * (c[8] + epsilon * (c[9] + epsilon * c[10]))));
        power *= epsilon;
        harmonics[2] = power * (c[11] + epsilon * (c[12] + epsilon * (c[13] + epsilon * c[14])));
        power *= epsilon;
        harmonics[3] = power * (c[15] + epsilon * (c[16] + epsilon * c[17]));
        power *= epsilon;
        harmonics[4] = power * (c[18] + epsilon * c[19]);
        harmonics[5] = power * epsilon * c[20];
    }

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

    private static double Polynomial(double[] coefficients, double x)
    {
        var value = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--) value = value * x + coefficients[i];
        return value;
    }
}
