using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>A record whose bytes contradict each other; the caller knows which.</summary>
internal sealed class ShapeDamageException(string message) : Exception(message);

/// <summary>The content of .shp records as geometries of two dimensions; Z and M are left behind.</summary>
internal sealed class ShpGeometry(int fileShapeType, ReadBudget budget, CancellationToken cancellationToken)
{
    private const int NullShape = 0, PointShape = 1, LineShape = 3, PolygonShape = 5, MultiPointShape = 8;

    // ESRI: any number below this means "no data".
    private const double NoData = -1e38;

    private readonly ShapeDraft _draft = new(NoData);
    private readonly List<LinearRing> _rings = [];

    public static bool IsKnown(int shapeType) => Plain(shapeType) is NullShape or PointShape or LineShape or PolygonShape or MultiPointShape;

    public ReadShape Read(ReadOnlySpan<byte> record)
    {
        var type = BinaryPrimitives.ReadInt32LittleEndian(record);
        if (type == NullShape) return default;
        if (type != fileShapeType) throw new ShapeDamageException($"its shape type is {type}, the file's is {fileShapeType}");
        return _draft.Take(Plain(type) switch
        {
            PointShape => Point(record),
            MultiPointShape => MultiPoint(record),
            LineShape => Lines(record),
            _ => Polygon(record),
        });
    }

    /// <summary>The type without its Z (11, 13, ...) or M (21, 23, ...).</summary>
    private static int Plain(int type) => type is > 10 and < 30 && type % 10 is 1 or 3 or 5 or 8 ? type % 10 : type;

    private Point? Point(ReadOnlySpan<byte> record)
    {
        if (record.Length < 20) throw TooShort();
        budget.Vertices(1);
        return _draft.Point(BinaryPrimitives.ReadDoubleLittleEndian(record[4..]), BinaryPrimitives.ReadDoubleLittleEndian(record[12..]));
    }

    private MultiPoint MultiPoint(ReadOnlySpan<byte> record)
    {
        if (record.Length < 40) throw TooShort();
        var count = BinaryPrimitives.ReadInt32LittleEndian(record[36..]);
        if (count < 0 || 40 + 16L * count > record.Length) throw new ShapeDamageException($"it says it has {count:N0} points, more than its length holds");
        budget.Vertices(count);
        if (count == 0) Empty();
        var points = new List<Point>(count);
        for (var at = 40; points.Count < count && at < 40 + 16 * count; at += 16)
            if (_draft.Point(BinaryPrimitives.ReadDoubleLittleEndian(record[at..]), BinaryPrimitives.ReadDoubleLittleEndian(record[(at + 8)..])) is { } point)
                points.Add(point);
        return FlatCoordinates.Factory.CreateMultiPoint([.. points]);
    }

    private Geometry Polygon(ReadOnlySpan<byte> record)
    {
        var parts = new Parts(record, budget);
        if (parts.PointCount == 0) Empty();
        _rings.Clear();
        for (var i = 0; i < parts.Count; i++)
            if (_draft.Ring(parts.Coordinates(i), i + 1) is { } ring) _rings.Add(ring);
        return new ShpPolygon(_draft, cancellationToken).Assemble(_rings);
    }

    private Geometry Lines(ReadOnlySpan<byte> record)
    {
        var parts = new Parts(record, budget);
        if (parts.PointCount == 0) Empty();
        var lines = new List<LineString>();
        for (var i = 0; i < parts.Count; i++)
            if (_draft.Line(parts.Coordinates(i), i + 1) is { } line) lines.Add(line);
        return lines.Count == 1 ? lines[0] : FlatCoordinates.Factory.CreateMultiLineString([.. lines]);
    }

    private void Empty() => _draft.Blame(ReadFaults.ShapeEmpty, "Bentuknya ada tetapi tidak memiliki satu titik pun.", "The shape is there but has not one point.");

    private static ShapeDamageException TooShort() => new("it is shorter than its shape type needs");

    /// <summary>The parts of a line or polygon record, their bounds checked before they are used.</summary>
    private readonly ref struct Parts
    {
        private readonly ReadOnlySpan<byte> _record;

        public Parts(ReadOnlySpan<byte> record, ReadBudget budget)
        {
            if (record.Length < 44) throw TooShort();
            _record = record;
            Count = BinaryPrimitives.ReadInt32LittleEndian(record[36..]);
            PointCount = BinaryPrimitives.ReadInt32LittleEndian(record[40..]);
            if (Count < 0 || PointCount < 0 || 44 + 4L * Count + 16L * PointCount > record.Length)
                throw new ShapeDamageException($"it says it has {Count:N0} parts and {PointCount:N0} points, more than its length holds");
            if (Count == 0 && PointCount > 0) throw new ShapeDamageException("it has points but no parts");
            budget.Vertices((long)PointCount + Count);
        }

        public int Count { get; }

        public int PointCount { get; }

        public double[] Coordinates(int i)
        {
            var start = BinaryPrimitives.ReadInt32LittleEndian(_record[(44 + 4 * i)..]);
            var end = i + 1 < Count ? BinaryPrimitives.ReadInt32LittleEndian(_record[(48 + 4 * i)..]) : PointCount;
            if (start < 0 || end > PointCount || start > end || (i == 0 && start != 0)) throw new ShapeDamageException($"the bounds of part {i + 1} are wrong");
            if (start == end) return [];
            var xy = GC.AllocateUninitializedArray<double>(2 * (end - start));
            _record.Slice(44 + 4 * Count + 16 * start, 16 * (end - start)).CopyTo(MemoryMarshal.AsBytes(xy.AsSpan()));
            if (!BitConverter.IsLittleEndian)
            {
                var words = MemoryMarshal.Cast<double, long>(xy.AsSpan());
                BinaryPrimitives.ReverseEndianness(words, words);
            }
            return xy;
        }
    }
}
