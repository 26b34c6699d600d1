using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Areas;

/// <summary>The surface with edges straight in longitude and latitude: some thirty times faster than geodesics, for sorting out, never for a figure.</summary>
/// <remarks>
/// Trapezia on the ellipsoid's equal-area cylinder (Snyder 1987, eq. 3-12, as a series in e² up to e⁶). On shapes of at most a quarter of a degree within 12° of the
/// equator the difference to <see cref="EllipsoidalArea"/> stays below 0.02 %: a geodesic bows away from the straight edge.
/// </remarks>
public static class RoughArea
{
    private const double WidestDegrees = 0.25;
    private const double FarthestLatitude = 12;
    private const double SemiMajorAxisMetres = 6_378_137;
    private const double EccentricitySquared = 0.0066943799901413165;

    /// <returns>Null where the shape is too large or too far from the equator to be measured so.</returns>
    public static Area? Measure(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        var box = geometry.EnvelopeInternal;
        return box.IsNull || box.Width > WidestDegrees || box.Height > WidestDegrees || Math.Max(Math.Abs(box.MinY), Math.Abs(box.MaxY)) > FarthestLatitude
            ? null
            : Area.FromSquareMetres(PolygonSum.Of(geometry, RingSquareMetres));
    }

    private static double RingSquareMetres(ReadOnlySpan<double> lonLat)
    {
        if (lonLat.Length < 6) return 0;
        var sum = 0d;
        var (west, before) = (lonLat[^2], Authalic(lonLat[^1]));
        for (var i = 0; i < lonLat.Length; i += 2)
        {
            var (east, height) = (lonLat[i], Authalic(lonLat[i + 1]));
            sum += (east - west) * (before + height);
            (west, before) = (east, height);
        }

        return Math.Abs(sum) * Math.PI / 180 * SemiMajorAxisMetres * SemiMajorAxisMetres / 4;
    }

    private static double Authalic(double latitudeDegrees)
    {
        var sine = Elementary.Sin(latitudeDegrees * Math.PI / 180);
        var x = EccentricitySquared * sine * sine;
        return (1 - EccentricitySquared) * 2 * sine * (1 + x * (2d / 3 + x * (3d / 5 + x * (4d / 7))));
    }
}
