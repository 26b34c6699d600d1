using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>The latitude on a sphere that an ellipsoid is mapped to with true angles.</summary>
/// <remarks>C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011) 475-485, eqs. (7) to (9); back by Krueger's series.</remarks>
internal sealed class ConformalLatitude
{
    private readonly double _eccentricity;
    private readonly double[] _toGeodetic;

    internal ConformalLatitude(double flattening)
    {
        var n = flattening / (2 - flattening);
        _eccentricity = Math.Sqrt(flattening * (2 - flattening));
        _toGeodetic = HarmonicSeries.At(n, KruegerTables.Geodetic);
    }

    /// <summary>Its sine and cosine, both by the same positive number.</summary>
    internal (double Sin, double Cos) Of(double latitudeDegrees)
    {
        var (sin, cos) = Angles.SinCos(latitudeDegrees);
        var sigma = Elementary.Sinh(_eccentricity * Elementary.Atanh(_eccentricity * sin));
        return (sin * Math.Sqrt(1 + sigma * sigma) - sigma, cos);
    }

    /// <summary>The geodetic latitude in degrees.</summary>
    internal double ToGeodetic(double sin, double cos)
    {
        var length2 = sin * sin + cos * cos;
        if (length2 == 0) return double.NaN;
        var (rest, _) = HarmonicSeries.Sum(_toGeodetic, 2 * sin * cos / length2, (cos - sin) * (cos + sin) / length2, 0, 1);
        return Elementary.Atan2Degrees(sin, cos) + rest / Angles.RadiansPerDegree;
    }
}
