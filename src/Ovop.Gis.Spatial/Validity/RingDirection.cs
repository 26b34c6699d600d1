using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Validity;

/// <summary>Which way rings run.</summary>
public static class RingDirection
{
    /// <summary>The same polygons with every outer ring running the given way and every hole the other.</summary>
    public static Geometry Turned(Geometry geometry, bool outerClockwise)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return geometry switch
        {
            Polygon { IsEmpty: false } polygon => polygon.Factory.CreatePolygon(
                Ring(polygon.ExteriorRing, outerClockwise), [.. polygon.InteriorRings.Select(hole => Ring(hole, !outerClockwise))]),
            MultiPolygon parts => parts.Factory.CreateMultiPolygon([.. parts.Geometries.Select(part => (Polygon)Turned(part, outerClockwise))]),
            _ => geometry,
        };
    }

    internal static int CountClockwiseOutside(Geometry geometry)
    {
        var count = 0;
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon) continue;
            if (IsClockwise(polygon.ExteriorRing)) count++;
            for (var r = 0; r < polygon.NumInteriorRings; r++)
                if (!IsClockwise(polygon.GetInteriorRingN(r))) count++;
        }

        return count;
    }

    /// <summary>By the sign of the shoelace sum, from the first vertex so that large coordinates lose nothing.</summary>
    internal static bool IsClockwise(LineString ring)
    {
        var xy = FlatCoordinates.Of(ring.CoordinateSequence);
        var sum = 0.0;
        for (var i = 2; i + 3 < xy.Length; i += 2) sum += (xy[i] - xy[0]) * (xy[i + 3] - xy[1]) - (xy[i + 2] - xy[0]) * (xy[i + 1] - xy[1]);
        return sum < 0;
    }

    private static LinearRing Ring(LineString ring, bool clockwise) =>
        IsClockwise(ring) == clockwise ? (LinearRing)ring : (LinearRing)((LinearRing)ring).Reverse();
}
