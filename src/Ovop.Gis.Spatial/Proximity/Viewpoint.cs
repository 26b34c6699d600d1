using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Proximity;

/// <summary>A place that many are looked at from: in which direction each lies, from its chord.</summary>
/// <remarks>
/// The geodesic leaves the plane of its chord and the plumb line by its torsion; with g = cos φ sin α, p = cos φ cos α and the second
/// eccentricity e'², it starts -e'² g (p (1 - σ cot σ) - sin φ (2 tan σ/2 - σ)) / 2 away from it, to first order. See the README.
/// </remarks>
internal sealed class Viewpoint
{
    /// <summary>Nearer, the coordinates' rounding would show in the angle; farther, the terms that are left off.</summary>
    internal const double LeastMetres = 2e3;
    internal const double MostMetres = 1e5;

    private readonly LonLat _from;
    private readonly SpacePoint _inSpace;
    private readonly SpacePoint _east;
    private readonly SpacePoint _north;
    private readonly Direction _latitude;
    private readonly double _curvature;

    internal Viewpoint(LonLat from)
    {
        var earth = Geodesic.Wgs84;
        (_from, _inSpace) = (from, SpacePoint.Of(earth, from));
        _latitude = Direction.FromDegrees(from.LatitudeDegrees);
        var longitude = Direction.FromDegrees(from.LongitudeDegrees);
        _east = new SpacePoint(-longitude.Sin, longitude.Cos, 0);
        _north = new SpacePoint(-_latitude.Sin * longitude.Cos, -_latitude.Sin * longitude.Sin, _latitude.Cos);
        _curvature = Math.Sqrt(1 - earth.EccentricitySquared * _latitude.Sin * _latitude.Sin) / earth.Ellipsoid.EquatorialRadiusMetres;
    }

    internal Separation To(LonLat place, SpacePoint inSpace, double metres)
    {
        var azimuth = metres == 0 ? 0
            : metres is > LeastMetres and < MostMetres ? AzimuthDegrees(inSpace - _inSpace, metres)
            : Geodesic.Wgs84.Inverse(_from, place).StartAzimuthDegrees;
        return new Separation(Distance.FromMetres(metres), Bearing.FromDegrees(azimuth), _from, place);
    }

    private double AzimuthDegrees(SpacePoint chord, double metres)
    {
        var (east, north) = (SpacePoint.Dot(chord, _east), SpacePoint.Dot(chord, _north));
        var seen = Direction.Of(east, north);
        var (g, p) = (_latitude.Cos * seen.Sin, _latitude.Cos * seen.Cos);
        var s = Geodesic.Wgs84.SecondEccentricitySquared;
        var sigma = metres * _curvature;
        var sigma2 = sigma * sigma;
        var ofRise = sigma2 * (1 / 6.0 + sigma2 * (1 / 90.0 + sigma2 / 945));
        var ofLatitude = sigma2 * sigma * (1 / 24.0 + sigma2 * (1 / 240.0 + sigma2 * (17 / 40320.0)));
        var turn = -s * g * (1 + s * p * p) * (p * ofRise - _latitude.Sin * (1 + 9 * s * p * p) * ofLatitude);
        return Elementary.Atan2Degrees(east, north) + turn / Angles.RadiansPerDegree;
    }
}
