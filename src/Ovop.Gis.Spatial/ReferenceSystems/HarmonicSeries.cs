namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>The sum of c[l] sin 2(l+1)z for complex z = x + iy, by Clenshaw's recurrence.</summary>
internal static class HarmonicSeries
{
    /// <summary>The coefficients of one ellipsoid.</summary>
    internal static double[] At(double n, double[][] table) =>
        [.. table.Select(row => row.Reverse().Aggregate(0.0, (value, coefficient) => value * n + coefficient))];

    /// <param name="harmonics">c.</param>
    /// <param name="sin">sin 2x.</param>
    /// <param name="cos">cos 2x.</param>
    /// <param name="sinh">sinh 2y.</param>
    /// <param name="cosh">cosh 2y.</param>
    internal static (double Real, double Imaginary) Sum(double[] harmonics, double sin, double cos, double sinh, double cosh)
    {
        var (twiceReal, twiceImaginary) = (2 * cos * cosh, -2 * sin * sinh);
        var (real, imaginary, lastReal, lastImaginary) = (0.0, 0.0, 0.0, 0.0);
        for (var l = harmonics.Length - 1; l >= 0; l--)
        {
            var nextReal = twiceReal * real - twiceImaginary * imaginary - lastReal + harmonics[l];
            var nextImaginary = twiceReal * imaginary + twiceImaginary * real - lastImaginary;
            (real, imaginary, lastReal, lastImaginary) = (nextReal, nextImaginary, real, imaginary);
        }
        var (sinReal, sinImaginary) = (sin * cosh, cos * sinh);
        return (real * sinReal - imaginary * sinImaginary, real * sinImaginary + imaginary * sinReal);
    }
}
