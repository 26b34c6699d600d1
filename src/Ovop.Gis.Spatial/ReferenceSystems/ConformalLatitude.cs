using System.Runtime.CompilerServices;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>The latitude on a sphere that an ellipsoid is mapped to with true angles.</summary>
/// <remarks>
/// C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011) 475-485, eqs. (7) to (9), as one power
/// series in sin² phi, whose terms fall as powers of e²; back by Krueger's series.
/// </remarks>
internal sealed class ConformalLatitude
{
    private const int Terms = 9;
    private readonly double[] _toConformal;
    private readonly double[] _toGeodetic;

    internal ConformalLatitude(double flattening)
    {
        _toConformal = Series(flattening * (2 - flattening));
        _toGeodetic = HarmonicSeries.WithoutDust(HarmonicSeries.At(flattening / (2 - flattening), KruegerTables.Geodetic));
    }

    /// <summary>Its sine and cosine, both by the same positive number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal (double Sin, double Cos) Of(double latitudeDegrees)
    {
        var (sin, cos) = Angles.SinCos(latitudeDegrees);
        var c = _toConformal;
        var u = sin * sin;
        var u2 = u * u;
        var u4 = u2 * u2;
        return (sin * (c[0] + u * c[1] + u2 * (c[2] + u * c[3]) + u4 * (c[4] + u * c[5] + u2 * (c[6] + u * c[7]) + u4 * c[8])), cos);
    }

    /// <summary>The geodetic latitude in degrees.</summary>
    internal double ToGeodetic(double sin, double cos)
    {
        var scale = 1 / (sin * sin + cos * cos);
        var rest = HarmonicSeries.Sum(_toGeodetic, 2 * sin * cos * scale, (cos - sin) * (cos + sin) * scale);
        return Elementary.Atan2Degrees(sin, cos) + rest / Angles.RadiansPerDegree;
    }

    /// <summary>sqrt(1 + sigma²) - sigma / sin phi by powers of sin² phi, with sigma = sinh(e artanh(e sin phi)).</summary>
    private static double[] Series(double e2)
    {
        // e artanh(e s) = s x, by powers of u = s²; then sinh(s x) = s (x + u x³ / 6 + ...) and cosh(s x) = 1 + u x² / 2 + ...
        var x = new double[Terms];
        for (var (k, power) = (0, e2); k < Terms; k++, power *= e2) x[k] = power / (2 * k + 1);
        var term = new double[Terms];
        term[0] = 1;
        var sum = new double[Terms];
        for (var m = 0; m < 2 * Terms; m++)
        {
            // The even powers make the root, which is the hyperbolic cosine; the odd ones are taken off.
            for (var k = 0; k + m / 2 < Terms; k++) sum[k + m / 2] += m % 2 == 0 ? term[k] : -term[k];
            term = Times(term, x, 1.0 / (m + 1));
        }
        return sum;
    }

    private static double[] Times(double[] left, double[] right, double factor)
    {
        var product = new double[Terms];
        for (var i = 0; i < Terms; i++)
            for (var j = 0; i + j < Terms; j++) product[i + j] += left[i] * right[j] * factor;
        return product;
    }
}
