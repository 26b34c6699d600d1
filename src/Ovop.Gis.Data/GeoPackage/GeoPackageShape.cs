using System.Buffers.Binary;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>A shape as the store keeps it: the standard's header, an envelope where there is one, and the well-known binary that is hashed too.</summary>
internal static class GeoPackageShape
{
    /// <summary>The first bytes, which hold the box of every shape that has one.</summary>
    public const int HeadBytes = 40;

    private const int HeaderBytes = 8;
    private const byte LittleEndian = 1, WithEnvelope = 1 << 1, Empty = 1 << 4;
    private static ReadOnlySpan<byte> EnvelopeBytes => [0, 32, 48, 48, 64];

    public static int Length(Geometry geometry) => HeaderBytes + (HasEnvelope(geometry) ? 32 : 0) + FlatWkb.Length(geometry);

    public static void Write(Geometry geometry, Span<byte> to)
    {
        "GP\0"u8.CopyTo(to);
        to[3] = (byte)(LittleEndian | (geometry.IsEmpty ? Empty : HasEnvelope(geometry) ? WithEnvelope : 0));
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], 4326);
        var at = HeaderBytes;
        if (HasEnvelope(geometry))
        {
            var box = Box.Of(geometry);
            foreach (var side in (ReadOnlySpan<double>)[box.MinX, box.MaxX, box.MinY, box.MaxY])
            {
                BinaryPrimitives.WriteDoubleLittleEndian(to[at..], side);
                at += 8;
            }
        }

        FlatWkb.Write(geometry, to[at..]);
    }

    /// <exception cref="FormatException">The bytes are no such shape.</exception>
    public static Geometry Read(ReadOnlySpan<byte> blob) => FlatWkbReader.Read(blob[Body(blob)..], FlatCoordinates.LonLatFactory);

    /// <summary>The box of a shape from its first bytes; null where only the whole shape tells.</summary>
    public static Box? BoxOf(ReadOnlySpan<byte> head)
    {
        var body = Body(head);
        if ((head[3] & Empty) != 0) return Box.Empty;
        if (body >= HeaderBytes + 32 && (head[3] & LittleEndian) != 0)
            return new Box(Side(head, 0), Side(head, 2), Side(head, 1), Side(head, 3));
        return null;
    }

    private static double Side(ReadOnlySpan<byte> head, int side) => BinaryPrimitives.ReadDoubleLittleEndian(head[(HeaderBytes + 8 * side)..]);

    private static int Body(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < HeaderBytes || blob[0] != 'G' || blob[1] != 'P') throw new FormatException("It is not a GeoPackage geometry.");
        var kind = (blob[3] >> 1) & 7;
        var body = kind < EnvelopeBytes.Length ? HeaderBytes + EnvelopeBytes[kind] : int.MaxValue;
        return body <= blob.Length ? body : throw new FormatException("The geometry is cut off.");
    }

    private static bool HasEnvelope(Geometry geometry) => geometry is not Point && !geometry.IsEmpty;
}
