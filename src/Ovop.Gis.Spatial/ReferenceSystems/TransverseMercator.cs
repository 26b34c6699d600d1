using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>The transverse Mercator projection of Gauss and Krueger: true scale along a meridian, true angles everywhere.</summary>
/// <remarks>
/// L. Krueger, Konforme Abbildung des Erdellipsoids in der Ebene (1912), as C. F. F. Karney, Transverse Mercator with an accuracy of a
/// few nanometers, J. Geodesy 85 (2011) 475-485, eqs. (7) to (12), sets it out; here to the eighth order, and the angles of the sphere
/// are turned into those of the series by algebra.
/// </remarks>
internal sealed class TransverseMercator : IMapProjection
{
    /// <summary>Where the series begins to lose micrometres: 65 degrees from the meridian at the equator. Back from the plane it goes on to twice that, to say where a layer in a wrong system lands.</summary>
    private const double FarthestRadians = 1.5;

    /// <summary>Seven degrees from the meridian at the equator, beyond any zone.</summary>
    private const double NearRadians = 0.125;

    private readonly double _centralMeridianDegrees;
    private readonly double _radiusMetres;
    private readonly double _falseEastingMetres;
    private readonly double _falseNorthingMetres;
    private readonly ConformalLatitude _conformal;
    private readonly double[] _toPlane;
    private readonly double[] _toPlaneNear;
    private readonly double[] _toSphere;
    private readonly double[] _toSphereNear;

    internal TransverseMercator(double equatorialRadiusMetres, double flattening, double originDegrees, double centralMeridianDegrees, double scale, double falseEastingMetres, double falseNorthingMetres)
    {
        var n = flattening / (2 - flattening);
        _conformal = new ConformalLatitude(flattening);
        _centralMeridianDegrees = centralMeridianDegrees;
        _radiusMetres = scale * equatorialRadiusMetres / (1 + n) * HarmonicSeries.At(n, [KruegerTables.Radius])[0];
        _toPlane = HarmonicSeries.At(n, KruegerTables.Rectifying);
        _toSphere = HarmonicSeries.At(n, KruegerTables.Conformal);
        (_toPlaneNear, _toSphereNear) = (HarmonicSeries.WithoutDust(_toPlane), HarmonicSeries.WithoutDust(_toSphere));
        (_falseEastingMetres, _falseNorthingMetres) = (falseEastingMetres, falseNorthingMetres);
        if (originDegrees != 0) _falseNorthingMetres -= ToPlane(centralMeridianDegrees, originDegrees).Y - falseNorthingMetres;
    }

    public (double X, double Y) ToPlane(double longitudeDegrees, double latitudeDegrees)
    {
        if (!(Math.Abs(latitudeDegrees) <= 90)) return (double.NaN, double.NaN);
        var (sinChi, cosChi) = _conformal.Of(latitudeDegrees);
        var (degrees, dropped) = Angles.Difference(_centralMeridianDegrees, longitudeDegrees);
        var (sinLambda, cosLambda) = Angles.SinCos(degrees, dropped);

        // The sphere turned on its side: north, out and east of a place on it.
        var (outward, east) = (cosChi * cosLambda, cosChi * sinLambda);
        var meridian2 = sinChi * sinChi + outward * outward;
        var length2 = meridian2 + east * east;
        var length = Math.Sqrt(length2);
        // Near the meridian both forms of the same angle are as good, and the second is cheaper.
        var far = Math.Abs(east) > NearRadians * length;
        var eta = far ? Elementary.Asinh(east / Math.Sqrt(meridian2)) : Elementary.Atanh(east / length);
        if (!(Math.Abs(eta) <= FarthestRadians)) return (double.NaN, double.NaN);
        var scale = 1 / meridian2;
        var (north, more) = HarmonicSeries.Sum(far ? _toPlane : _toPlaneNear, 2 * sinChi * outward * scale, (outward - sinChi) * (outward + sinChi) * scale,
            2 * east * length * scale, (length2 + east * east) * scale);
        return (_falseEastingMetres + _radiusMetres * (eta + more), _falseNorthingMetres + _radiusMetres * (Elementary.Atan2(sinChi, outward) + north));
    }

    public (double LongitudeDegrees, double LatitudeDegrees) ToEllipsoid(double x, double y)
    {
        var (xi, eta) = ((y - _falseNorthingMetres) / _radiusMetres, (x - _falseEastingMetres) / _radiusMetres);
        if (!(Math.Abs(xi) <= Math.PI && Math.Abs(eta) <= 2 * FarthestRadians)) return (double.NaN, double.NaN);
        var (sin, cos) = Elementary.SinCos(2 * xi);
        var sinh = Elementary.Sinh(2 * eta);
        var (north, east) = HarmonicSeries.Sum(Math.Abs(eta) > NearRadians ? _toSphere : _toSphereNear, sin, cos, sinh, Math.Sqrt(1 + sinh * sinh));

        var (sinXi, cosXi) = Elementary.SinCos(xi + north);
        var sinhEta = Elementary.Sinh(eta + east);
        var latitude = _conformal.ToGeodetic(sinXi, Math.Sqrt(sinhEta * sinhEta + cosXi * cosXi));
        return (Angles.Normalise(_centralMeridianDegrees + Elementary.Atan2Degrees(sinhEta, cosXi)), latitude);
    }
}
