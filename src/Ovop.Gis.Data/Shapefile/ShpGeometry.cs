using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>A shape that cannot be made into a geometry; the caller knows the record.</summary>
internal sealed class ShapeFaultException(string message, bool isGeometry = false) : Exception(message)
{
    /// <summary>The bytes are in order, but what they draw is no geometry.</summary>
    public bool IsGeometry => isGeometry;
}

/// <summary>The content of one .shp record as a geometry of two dimensions; Z and M are left behind.</summary>
internal static class ShpGeometry
{
    private const int NullShape = 0, PointShape = 1, LineShape = 3, PolygonShape = 5, MultiPointShape = 8;

    // ESRI: any number below this means "no data".
    private const double NoData = -1e38;

    public static bool IsKnown(int shapeType) => Plain(shapeType) is NullShape or PointShape or LineShape or PolygonShape or MultiPointShape;

    public static Geometry? Read(ReadOnlySpan<byte> record, int fileShapeType, CancellationToken cancellationToken)
    {
        var type = BinaryPrimitives.ReadInt32LittleEndian(record);
        if (type == NullShape) return null;
        if (type != fileShapeType) throw new ShapeFaultException($"its shape type is {type}, the file's is {fileShapeType}");
        return Plain(type) switch
        {
            PointShape => Point(record),
            MultiPointShape => MultiPoint(record),
            LineShape => Lines(Parts(record)),
            _ => ShpPolygon.Assemble(Parts(record), cancellationToken),
        };
    }

    /// <summary>The type without its Z (11, 13, ...) or M (21, 23, ...).</summary>
    private static int Plain(int type) => type is > 10 and < 30 && type % 10 is 1 or 3 or 5 or 8 ? type % 10 : type;

    private static Point Point(ReadOnlySpan<byte> record)
    {
        if (record.Length < 20) throw TooShort();
        return Geometry.DefaultFactory.CreatePoint(Coordinates(record, 4, 1)[0]);
    }

    private static MultiPoint MultiPoint(ReadOnlySpan<byte> record)
    {
        if (record.Length < 40) throw TooShort();
        var count = BinaryPrimitives.ReadInt32LittleEndian(record[36..]);
        if (count < 0 || 40 + 16L * count > record.Length) throw new ShapeFaultException($"it says it has {count:N0} points, more than its length holds");
        return Geometry.DefaultFactory.CreateMultiPointFromCoords(Coordinates(record, 40, count));
    }

    private static Coordinate[][] Parts(ReadOnlySpan<byte> record)
    {
        if (record.Length < 44) throw TooShort();
        var partCount = BinaryPrimitives.ReadInt32LittleEndian(record[36..]);
        var pointCount = BinaryPrimitives.ReadInt32LittleEndian(record[40..]);
        if (partCount < 0 || pointCount < 0 || 44 + 4L * partCount + 16L * pointCount > record.Length)
            throw new ShapeFaultException($"it says it has {partCount:N0} parts and {pointCount:N0} points, more than its length holds");
        if (partCount == 0 && pointCount > 0) throw new ShapeFaultException("it has points but no parts");
        var parts = new Coordinate[partCount][];
        for (var i = 0; i < partCount; i++)
        {
            var start = BinaryPrimitives.ReadInt32LittleEndian(record[(44 + 4 * i)..]);
            var end = i + 1 < partCount ? BinaryPrimitives.ReadInt32LittleEndian(record[(48 + 4 * i)..]) : pointCount;
            if (start < 0 || end > pointCount || start > end || (i == 0 && start != 0)) throw new ShapeFaultException($"the bounds of part {i + 1} are wrong");
            parts[i] = Coordinates(record, 44 + 4 * partCount + 16 * start, end - start);
        }
        return parts;
    }

    private static Geometry Lines(Coordinate[][] parts)
    {
        for (var i = 0; i < parts.Length; i++)
            if (parts[i].Length == 1) throw new ShapeFaultException($"line {i + 1} has only one point", isGeometry: true);
        var lines = parts.Select(Geometry.DefaultFactory.CreateLineString).ToArray();
        return lines.Length == 1 ? lines[0] : Geometry.DefaultFactory.CreateMultiLineString(lines);
    }

    private static Coordinate[] Coordinates(ReadOnlySpan<byte> record, int offset, int count)
    {
        var coordinates = new Coordinate[count];
        for (var i = 0; i < count; i++, offset += 16)
        {
            var x = BinaryPrimitives.ReadDoubleLittleEndian(record[offset..]);
            var y = BinaryPrimitives.ReadDoubleLittleEndian(record[(offset + 8)..]);
            if (!double.IsFinite(x) || !double.IsFinite(y) || x < NoData || y < NoData)
                throw new ShapeFaultException($"coordinate {i + 1} is not a number", isGeometry: true);
            coordinates[i] = new Coordinate(x, y);
        }
        return coordinates;
    }

    private static ShapeFaultException TooShort() => new("it is shorter than its shape type needs");
}
