using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>Carries longitude and latitude from one datum to another by way of geocentric metres, at no height.</summary>
/// <remarks>
/// The seven parameters lead to WGS84 as position vector (EPSG method 9606, rotations linear); the way from WGS84 is its exact inverse.
/// Back from geocentric metres after B. R. Bowring, Survey Review 23 (1976) 323-327, repeated until nothing is left.
/// </remarks>
internal sealed class DatumShift
{
    private readonly Ellipsoid _from;
    private readonly Ellipsoid _to;
    private readonly AffineMap _map;

    internal DatumShift(CrsDefinition from, CrsDefinition to)
    {
        (_from, _to) = (EllipsoidOf(from), EllipsoidOf(to));
        _map = AffineMap.PositionVector(to.ToWgs84).Inverse().After(AffineMap.PositionVector(from.ToWgs84));
    }

    internal (double LongitudeDegrees, double LatitudeDegrees) Apply(double longitudeDegrees, double latitudeDegrees)
    {
        if (!(Math.Abs(latitudeDegrees) <= 90)) return (double.NaN, double.NaN);
        var (sinPhi, cosPhi) = Angles.SinCos(latitudeDegrees);
        var (sinLambda, cosLambda) = Angles.SinCos(longitudeDegrees);
        var e2 = Square(_from);
        var n = _from.EquatorialRadiusMetres / Math.Sqrt(1 - e2 * sinPhi * sinPhi);
        var (x, y, z) = _map.Apply(n * cosPhi * cosLambda, n * cosPhi * sinLambda, (1 - e2) * n * sinPhi);
        return (Elementary.Atan2Degrees(y, x), Latitude(Math.Sqrt(x * x + y * y), z));
    }

    private double Latitude(double across, double z)
    {
        var e2 = Square(_to);
        var (a, f) = (_to.EquatorialRadiusMetres, _to.FlatteningRatio);
        var (b, second) = (_to.PolarRadiusMetres, e2 / (1 - e2));
        var (up, outward) = (z, across * (1 - f) * (1 - f));
        for (var i = 0; i < 3; i++)
        {
            var beta = Direction.Of((1 - f) * up, outward);
            (up, outward) = (z + second * b * beta.Sin * beta.Sin * beta.Sin, across - e2 * a * beta.Cos * beta.Cos * beta.Cos);
        }
        return Elementary.Atan2Degrees(up, outward);
    }

    private static double Square(Ellipsoid ellipsoid) => ellipsoid.FlatteningRatio * (2 - ellipsoid.FlatteningRatio);

    private static Ellipsoid EllipsoidOf(CrsDefinition definition) =>
        new(definition.EquatorialRadiusMetres, definition.InverseFlattening == 0 ? 0 : 1 / definition.InverseFlattening);
}
