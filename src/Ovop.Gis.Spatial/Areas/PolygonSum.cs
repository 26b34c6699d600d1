using System.Buffers;
using NetTopologySuite.Geometries;

namespace Ovop.Gis.Spatial.Areas;

/// <summary>Adds up the polygons of a geometry, shells less holes, from a measure of single rings.</summary>
internal static class PolygonSum
{
    internal delegate double RingMeasure(ReadOnlySpan<double> interleaved);

    internal static double Of(Geometry geometry, RingMeasure ring)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return geometry switch
        {
            Polygon polygon => OfPolygon(polygon, ring),
            GeometryCollection parts => parts.Geometries.Sum(part => Of(part, ring)),
            _ => 0,
        };
    }

    private static double OfPolygon(Polygon polygon, RingMeasure ring)
    {
        if (polygon.IsEmpty) return 0;
        var sum = OfRing(polygon.ExteriorRing, ring);
        for (var i = 0; i < polygon.NumInteriorRings; i++) sum -= OfRing(polygon.GetInteriorRingN(i), ring);
        return sum;
    }

    private static double OfRing(LineString line, RingMeasure ring)
    {
        var points = line.CoordinateSequence;
        var buffer = ArrayPool<double>.Shared.Rent(2 * points.Count);
        for (var i = 0; i < points.Count; i++) (buffer[2 * i], buffer[2 * i + 1]) = (points.GetX(i), points.GetY(i));
        var area = ring(buffer.AsSpan(0, 2 * points.Count));
        ArrayPool<double>.Shared.Return(buffer);
        return area;
    }
}
