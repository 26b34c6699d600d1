using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>On which side of a geodesic a place lies.</summary>
internal static class Side
{
    /// <summary>Roughly the metres from the line, positive to the right of its direction.</summary>
    internal static double Of(Geodesic geodesic, LonLat from, LonLat to, LonLat position)
    {
        var line = geodesic.Inverse(from, to);
        var sight = geodesic.Inverse(from, position);
        return sight.DistanceMetres * Direction.FromDegrees(sight.StartAzimuthDegrees - line.StartAzimuthDegrees).Sin;
    }
}
