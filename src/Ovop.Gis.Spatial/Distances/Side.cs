using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>On which side of a geodesic a place lies.</summary>
internal static class Side
{
    /// <summary>The greatest angle between the plumb line and the line to the earth's centre, doubled to be safe.</summary>
    private const double TiltRadians = 2 * 0.0034;
    private const double SmallestRadiusMetres = 6.3e6;
    private const double FarMetres = 5e5;

    /// <summary>Roughly the metres from the line, positive to the right of its direction.</summary>
    internal static double Of(Geodesic geodesic, LonLat from, LonLat to, LonLat position)
    {
        var line = geodesic.Inverse(from, to);
        var sight = geodesic.Inverse(from, position);
        return sight.DistanceMetres * Direction.FromDegrees(sight.StartAzimuthDegrees - line.StartAzimuthDegrees).Sin;
    }

    /// <summary>The same sign for less work: where the plane through the earth's centre leaves no doubt, it decides.</summary>
    internal static double Of(Geodesic geodesic, in Edge line, LonLat position, SpacePoint inSpace)
    {
        var (metres, doubtMetres) = FromPlane(line, inSpace);
        return Math.Abs(metres) > doubtMetres ? metres : Of(geodesic, line.Start, line.End, position);
    }

    /// <remarks>That plane stands askew by the tilt, so on a surface that falls away by L² / 2R it misses the geodesic by the product.</remarks>
    internal static (double Metres, double DoubtMetres) FromPlane(in Edge line, SpacePoint inSpace)
    {
        var along = line.EndInSpace - line.StartInSpace;
        var sight = inSpace - line.StartInSpace;
        var (length, reach) = (Math.Sqrt(SpacePoint.Dot(along, along)), Math.Sqrt(SpacePoint.Dot(sight, sight)));
        var extent = Math.Max(length, reach);
        if (extent > FarMetres || length == 0) return (0, double.PositiveInfinity);
        var normal = SpacePoint.Cross(line.StartInSpace, along);
        var metres = -SpacePoint.Dot(normal, sight) / Math.Sqrt(SpacePoint.Dot(normal, normal));
        // The last part is the rounding of the coordinates, drawn out beyond a short edge.
        return (metres, TiltRadians * extent * extent / (2 * SmallestRadiusMetres) + 1e-6 + 1e-8 * (extent / length));
    }
}
