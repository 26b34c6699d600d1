using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>Whether a place lies inside a polygon whose edges are geodesics.</summary>
/// <remarks>Counts the edges between the place and the north pole, along its meridian.</remarks>
internal static class Inside
{
    internal static bool Any(Geodesic geodesic, Geometry geometry, LonLat position) => geometry switch
    {
        Polygon polygon => !polygon.IsEmpty && InPolygon(geodesic, polygon, position),
        GeometryCollection parts => parts.Geometries.Any(part => Any(geodesic, part, position)),
        _ => false,
    };

    private static bool InPolygon(Geodesic geodesic, Polygon polygon, LonLat position)
    {
        if (!InRing(geodesic, polygon.ExteriorRing, position)) return false;
        for (var i = 0; i < polygon.NumInteriorRings; i++)
            if (InRing(geodesic, polygon.GetInteriorRingN(i), position)) return false;
        return true;
    }

    private static bool InRing(Geodesic geodesic, LineString ring, LonLat position)
    {
        var points = ring.CoordinateSequence;
        var inside = false;
        var (turned, northness) = (0.0, 0.0);
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (Outline.At(points, i - 1), Outline.At(points, i));
            var step = East(from, to);
            turned += step;
            northness += step * (from.LatitudeDegrees + to.LatitudeDegrees);

            var west = East(position, from);
            var east = East(position, to);
            if (west > east) (west, east, from, to) = (east, west, to, from);
            // Half open, so that a vertex on the meridian counts once; more than half a turn is the far side.
            if (west > 0 || east <= 0 || east - west >= 180) continue;
            if (IsNorth(geodesic, from, to, position)) inside = !inside;
        }
        var enclosesPole = Math.Abs(turned) > 180;
        var enclosesNorth = enclosesPole && northness * Math.Sign(turned) > 0;
        return inside != enclosesNorth;
    }

    /// <summary>Degrees eastwards from one place to the other, in [-180, 180].</summary>
    private static double East(LonLat from, LonLat to)
    {
        var degrees = to.LongitudeDegrees - from.LongitudeDegrees;
        return Math.Abs(degrees) < 180 ? degrees : Angles.Difference(from.LongitudeDegrees, to.LongitudeDegrees).Degrees;
    }

    /// <summary>Whether the eastward edge passes north of the place.</summary>
    private static bool IsNorth(Geodesic geodesic, LonLat from, LonLat to, LonLat position)
    {
        var lowest = Math.Min(from.LatitudeDegrees, to.LatitudeDegrees);
        var highest = Math.Max(from.LatitudeDegrees, to.LatitudeDegrees);
        // An edge bulges towards the pole by less than a tenth of its extent in longitude.
        var bulge = 0.1 * Math.Abs(East(from, to));
        if (bulge < 1 && position.LatitudeDegrees < lowest - bulge) return true;
        if (bulge < 1 && position.LatitudeDegrees > highest + bulge) return false;
        if (from == position) return false;
        return Side.Of(geodesic, from, to, position) > 0;
    }
}
