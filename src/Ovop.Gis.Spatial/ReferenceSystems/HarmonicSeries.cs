namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>The sum of c[l] sin 2(l+1)z, by Clenshaw's recurrence.</summary>
internal static class HarmonicSeries
{
    /// <summary>Below this a term is less than a hundredth of a nanometre on the earth.</summary>
    private const double Dust = 1e-18;

    /// <summary>The coefficients of one ellipsoid.</summary>
    internal static double[] At(double n, double[][] table) =>
        [.. table.Select(row => row.Reverse().Aggregate(0.0, (value, coefficient) => value * n + coefficient))];

    /// <summary>Less the last terms that are nothing where no hyperbolic function enlarges them.</summary>
    internal static double[] WithoutDust(double[] harmonics) => harmonics[..(Array.FindLastIndex(harmonics, c => Math.Abs(c) >= Dust) + 1)];

    /// <summary>For real z.</summary>
    internal static double Sum(double[] harmonics, double sin, double cos)
    {
        var twice = 2 * cos;
        var (sum, last) = (0.0, 0.0);
        for (var l = harmonics.Length - 1; l >= 0; l--) (sum, last) = (twice * sum + (harmonics[l] - last), sum);
        return sin * sum;
    }

    /// <summary>For z = x + iy, given sin and cos of 2x, sinh and cosh of 2y.</summary>
    internal static (double Real, double Imaginary) Sum(double[] harmonics, double sin, double cos, double sinh, double cosh)
    {
        var (twiceReal, twiceImaginary) = (2 * cos * cosh, -2 * sin * sinh);
        var (real, imaginary, lastReal, lastImaginary) = (0.0, 0.0, 0.0, 0.0);
        for (var l = harmonics.Length - 1; l >= 0; l--)
        {
            var nextReal = twiceReal * real + (harmonics[l] - lastReal) - twiceImaginary * imaginary;
            var nextImaginary = twiceReal * imaginary - lastImaginary + twiceImaginary * real;
            (real, imaginary, lastReal, lastImaginary) = (nextReal, nextImaginary, real, imaginary);
        }
        var (sinReal, sinImaginary) = (sin * cosh, cos * sinh);
        return (real * sinReal - imaginary * sinImaginary, real * sinImaginary + imaginary * sinReal);
    }
}
