using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>A place as geocentric metres: straight lines through the earth are cheap and never longer than the way over it.</summary>
internal readonly record struct SpacePoint(double X, double Y, double Z)
{
    internal static SpacePoint Of(Geodesic geodesic, LonLat position)
    {
        var beta = geodesic.ReducedLatitude(position.LatitudeDegrees);
        var lambda = Direction.FromDegrees(position.LongitudeDegrees);
        var across = geodesic.Ellipsoid.EquatorialRadiusMetres * beta.Cos;
        return new SpacePoint(across * lambda.Cos, across * lambda.Sin, geodesic.Ellipsoid.PolarRadiusMetres * beta.Sin);
    }

    internal double DistanceTo(SpacePoint other) => Math.Sqrt(Dot(this - other, this - other));

    internal double DistanceToSegment(SpacePoint start, SpacePoint end)
    {
        var along = end - start;
        var length2 = Dot(along, along);
        var t = length2 == 0 ? 0 : Math.Clamp(Dot(this - start, along) / length2, 0, 1);
        return DistanceTo(start + t * along);
    }

    internal static double Dot(SpacePoint u, SpacePoint v) => u.X * v.X + u.Y * v.Y + u.Z * v.Z;
    internal static SpacePoint Cross(SpacePoint u, SpacePoint v) => new(u.Y * v.Z - u.Z * v.Y, u.Z * v.X - u.X * v.Z, u.X * v.Y - u.Y * v.X);
    public static SpacePoint operator -(SpacePoint u, SpacePoint v) => new(u.X - v.X, u.Y - v.Y, u.Z - v.Z);
    public static SpacePoint operator +(SpacePoint u, SpacePoint v) => new(u.X + v.X, u.Y + v.Y, u.Z + v.Z);
    public static SpacePoint operator *(double t, SpacePoint u) => new(t * u.X, t * u.Y, t * u.Z);
}
