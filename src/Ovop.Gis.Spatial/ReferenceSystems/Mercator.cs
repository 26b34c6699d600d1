using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>The Mercator projection of the ellipsoid, true to scale, or larger by a factor, along the equator; web Mercator takes the ellipsoid for a sphere.</summary>
/// <remarks>J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), eqs. (7-1) and (7-7), by way of the conformal latitude.</remarks>
internal sealed class Mercator(double equatorialRadiusMetres, double flattening, double centralMeridianDegrees, double scale, double falseEastingMetres, double falseNorthingMetres) : IMapProjection
{
    private readonly ConformalLatitude _conformal = new(flattening);
    private readonly double _radiusMetres = scale * equatorialRadiusMetres;

    public (double X, double Y) ToPlane(double longitudeDegrees, double latitudeDegrees)
    {
        if (!(Math.Abs(latitudeDegrees) < 90)) return (double.NaN, double.NaN);
        var (sin, cos) = _conformal.Of(latitudeDegrees);
        return (falseEastingMetres + _radiusMetres * ((longitudeDegrees - centralMeridianDegrees) * Angles.RadiansPerDegree),
            falseNorthingMetres + _radiusMetres * Elementary.Asinh(sin / cos));
    }

    public (double LongitudeDegrees, double LatitudeDegrees) ToEllipsoid(double x, double y) =>
        (centralMeridianDegrees + (x - falseEastingMetres) / _radiusMetres / Angles.RadiansPerDegree,
            _conformal.ToGeodetic(Elementary.Sinh((y - falseNorthingMetres) / _radiusMetres), 1));
}
