using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;

namespace Ovop.Gis.Spatial.Layers;

/// <summary>Well-known binary of two dimensions, little-endian, written from flat arrays in one run.</summary>
public static class FlatWkb
{
    private const int HeaderBytes = 5;
    private const int PositionBytes = 16;

    /// <summary>How many bytes <see cref="Write"/> will need.</summary>
    public static int Length(Geometry geometry) => geometry switch
    {
        Point => HeaderBytes + PositionBytes,
        LineString line => HeaderBytes + 4 + line.NumPoints * PositionBytes,
        Polygon polygon => HeaderBytes + 4 + RingsLength(polygon),
        GeometryCollection parts => HeaderBytes + 4 + parts.Geometries.Sum(Length),
        _ => throw Unknown(geometry),
    };

    /// <returns>The number of bytes written.</returns>
    public static int Write(Geometry geometry, Span<byte> to)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        to[0] = 1;
        var at = HeaderBytes;
        switch (geometry)
        {
            case Point point:
                Integer(to, 1, 1);
                return at + Position(to[at..], point);
            case LineString line:
                Integer(to, 1, 2);
                return at + Positions(to[at..], line.CoordinateSequence);
            case Polygon polygon:
                Integer(to, 1, 3);
                return at + Rings(to[at..], polygon);
            case GeometryCollection parts:
                Integer(to, 1, parts switch { MultiPoint => 4, MultiLineString => 5, MultiPolygon => 6, _ => 7 });
                Integer(to, at, parts.NumGeometries);
                at += 4;
                foreach (var part in parts.Geometries) at += Write(part, to[at..]);
                return at;
            default:
                throw Unknown(geometry);
        }
    }

    private static int RingsLength(Polygon polygon)
    {
        if (polygon.IsEmpty) return 0;
        var length = 4 + polygon.ExteriorRing.NumPoints * PositionBytes;
        foreach (var hole in polygon.InteriorRings) length += 4 + hole.NumPoints * PositionBytes;
        return length;
    }

    private static int Rings(Span<byte> to, Polygon polygon)
    {
        Integer(to, 0, polygon.IsEmpty ? 0 : polygon.NumInteriorRings + 1);
        if (polygon.IsEmpty) return 4;
        var at = 4 + Positions(to[4..], polygon.ExteriorRing.CoordinateSequence);
        foreach (var hole in polygon.InteriorRings) at += Positions(to[at..], hole.CoordinateSequence);
        return at;
    }

    private static int Position(Span<byte> to, Point point)
    {
        var sequence = point.CoordinateSequence;
        BinaryPrimitives.WriteDoubleLittleEndian(to, point.IsEmpty ? double.NaN : sequence.GetX(0));
        BinaryPrimitives.WriteDoubleLittleEndian(to[8..], point.IsEmpty ? double.NaN : sequence.GetY(0));
        return PositionBytes;
    }

    private static int Positions(Span<byte> to, CoordinateSequence sequence)
    {
        var xy = FlatCoordinates.Of(sequence);
        Integer(to, 0, sequence.Count);
        if (BitConverter.IsLittleEndian) MemoryMarshal.AsBytes(xy).CopyTo(to[4..]);
        else for (var i = 0; i < xy.Length; i++) BinaryPrimitives.WriteDoubleLittleEndian(to[(4 + 8 * i)..], xy[i]);
        return 4 + 8 * xy.Length;
    }

    private static void Integer(Span<byte> to, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(to[at..], value);

    private static ArgumentException Unknown(Geometry geometry) => new($"A {geometry.GeometryType} has no well-known binary.", nameof(geometry));
}
