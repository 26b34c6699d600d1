using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>Goes once through a WKB (OGC or ISO types), which must hold what its counts say before anything is reserved for them.</summary>
internal ref struct WkbGeometry(ReadOnlySpan<byte> bytes, int at, ShapeDraft draft, ReadBudget budget)
{
    private const int DeepestNesting = 16;
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at = at;
    private bool _isLittleEndian;

    private static GeometryFactory Factory => FlatCoordinates.Factory;

    public Geometry? Whole()
    {
        var geometry = One(0, 0);
        return _at == _bytes.Length ? geometry : throw new BlobDamageException("its geometry has bytes left over");
    }

    private Geometry? One(int depth, uint collection)
    {
        if (depth > DeepestNesting) throw new BlobDamageException("its geometry is nested too deep");
        _isLittleEndian = Byte() switch { 0 => false, 1 => true, _ => throw new BlobDamageException("its geometry has no byte order") };
        var code = Integer();
        var dimensions = (code / 1000) switch { 0 => 2, 1 or 2 => 3, 3 => 4, _ => throw new BlobDamageException($"its geometry has the unknown type {code}") };
        var type = code % 1000;
        if (collection is >= 4 and <= 6 && type != collection - 3) throw new BlobDamageException($"a part of its geometry is of type {type}, which cannot be part of type {collection}");
        return type switch
        {
            1 => Point(dimensions),
            2 => draft.Line(Points(Count(8 * dimensions), dimensions), 1),
            3 => Polygon(dimensions),
            4 => Factory.CreateMultiPoint(Parts<Point>(depth, type)),
            5 => Factory.CreateMultiLineString(Parts<LineString>(depth, type)),
            6 => Factory.CreateMultiPolygon(Parts<Polygon>(depth, type)),
            7 => Factory.CreateGeometryCollection(Parts<Geometry>(depth, type)),
            >= 8 and <= 14 => throw new BlobDamageException("its geometry is a curve, which is not read; convert it to lines and polygons first"),
            _ => throw new BlobDamageException($"its geometry has the unknown type {code}"),
        };
    }

    private T[] Parts<T>(int depth, uint type)
        where T : Geometry
    {
        var count = Count(5);
        budget.Vertices(count);
        var parts = new List<T>();
        for (var i = 0; i < count; i++)
            if (One(depth + 1, type) is T part) parts.Add(part);
        return [.. parts];
    }

    private Point? Point(int dimensions)
    {
        var xy = Points(1, dimensions);
        return double.IsNaN(xy[0]) && double.IsNaN(xy[1]) ? Factory.CreatePoint() : draft.Point(xy[0], xy[1]);
    }

    private Polygon Polygon(int dimensions)
    {
        var count = Count(4);
        budget.Vertices(count);
        LinearRing? shell = null;
        var holes = new List<LinearRing>();
        for (var number = 1; number <= count; number++)
        {
            if (draft.Ring(Points(Count(8 * dimensions), dimensions), number) is not { } ring) continue;
            if (number == 1) shell = ring;
            else holes.Add(ring);
        }
        return draft.Polygon(shell, holes);
    }

    private double[] Points(int count, int dimensions)
    {
        Need((long)count * 8 * dimensions);
        budget.Vertices(count);
        if (count == 0) return [];
        var xy = GC.AllocateUninitializedArray<double>(2 * count);
        var from = _bytes.Slice(_at, count * 8 * dimensions);
        _at += from.Length;
        if (dimensions == 2 && _isLittleEndian == BitConverter.IsLittleEndian) from.CopyTo(MemoryMarshal.AsBytes(xy.AsSpan()));
        else
            for (var i = 0; i < count; i++)
                (xy[2 * i], xy[2 * i + 1]) = (Ordinate(from, i * 8 * dimensions), Ordinate(from, i * 8 * dimensions + 8));
        return xy;
    }

    private int Count(int bytesEach)
    {
        var count = Integer();
        Need((long)count * bytesEach);
        return (int)count;
    }

    private readonly void Need(long count)
    {
        if (count > _bytes.Length - _at) throw new BlobDamageException("its geometry is cut off");
    }

    private byte Byte()
    {
        Need(1);
        return _bytes[_at++];
    }

    private uint Integer()
    {
        Need(4);
        var four = _bytes.Slice(_at, 4);
        _at += 4;
        return _isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(four) : BinaryPrimitives.ReadUInt32BigEndian(four);
    }

    private readonly double Ordinate(ReadOnlySpan<byte> from, int position) => _isLittleEndian
        ? BinaryPrimitives.ReadDoubleLittleEndian(from[position..])
        : BinaryPrimitives.ReadDoubleBigEndian(from[position..]);
}
