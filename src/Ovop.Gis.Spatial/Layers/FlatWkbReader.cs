using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;

namespace Ovop.Gis.Spatial.Layers;

/// <summary>Reads well-known binary, also PostGIS's with the system's number in it, into flat arrays; heights and measures are left behind.</summary>
public ref struct FlatWkbReader
{
    private const int DeepestNesting = 16;
    private const uint HasHeight = 0x80000000, HasMeasure = 0x40000000, HasSystem = 0x20000000;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly GeometryFactory _factory;
    private int _at;
    private bool _isLittleEndian;
    private int _dimension;

    private FlatWkbReader(ReadOnlySpan<byte> bytes, GeometryFactory factory)
    {
        _bytes = bytes;
        _factory = factory;
    }

    /// <exception cref="FormatException">The bytes are no such geometry.</exception>
    public static Geometry Read(ReadOnlySpan<byte> bytes, GeometryFactory factory)
    {
        var reader = new FlatWkbReader(bytes, factory);
        try
        {
            var geometry = reader.One(0);
            return reader._at == bytes.Length ? geometry : throw new FormatException("The geometry has bytes left over.");
        }
        catch (ArgumentException e)
        {
            throw new FormatException("The geometry is none: " + e.Message, e);
        }
    }

    private Geometry One(int depth)
    {
        if (depth > DeepestNesting) throw new FormatException("The geometry is nested too deep.");
        _isLittleEndian = Take(1)[0] switch { 0 => false, 1 => true, _ => throw new FormatException("The geometry has no byte order.") };
        var code = Integer();
        if ((code & HasSystem) != 0) Take(4);
        var kind = code & 0x0fffffff;
        var further = (kind / 1000) switch { 0 => 0, 1 or 2 => 1, 3 => 2, _ => throw new FormatException($"The geometry has the unknown type {code}.") };
        _dimension = 2 + further + ((code & HasHeight) != 0 ? 1 : 0) + ((code & HasMeasure) != 0 ? 1 : 0);
        return (kind % 1000) switch
        {
            1 => Point(),
            2 => _factory.CreateLineString(Sequence()),
            3 => Polygon(),
            4 => _factory.CreateMultiPoint(Parts<Point>(depth)),
            5 => _factory.CreateMultiLineString(Parts<LineString>(depth)),
            6 => _factory.CreateMultiPolygon(Parts<Polygon>(depth)),
            7 => _factory.CreateGeometryCollection(Parts<Geometry>(depth)),
            _ => throw new FormatException($"The geometry has the unknown type {code}."),
        };
    }

    private Point Point()
    {
        var xy = Positions(1);
        return double.IsNaN(xy[0]) && double.IsNaN(xy[1]) ? _factory.CreatePoint() : _factory.CreatePoint(FlatCoordinates.Sequence(xy));
    }

    private Polygon Polygon()
    {
        var count = Count(4);
        if (count == 0) return _factory.CreatePolygon();
        var shell = _factory.CreateLinearRing(Sequence());
        var holes = count == 1 ? [] : new LinearRing[count - 1];
        for (var i = 0; i < holes.Length; i++) holes[i] = _factory.CreateLinearRing(Sequence());
        return _factory.CreatePolygon(shell, holes);
    }

    private T[] Parts<T>(int depth) where T : Geometry
    {
        var parts = new T[Count(5)];
        for (var i = 0; i < parts.Length; i++) parts[i] = One(depth + 1) as T ?? throw new FormatException("The geometry has a part of another kind.");
        return parts;
    }

    private CoordinateSequence Sequence() => FlatCoordinates.Sequence(Positions(Count(8 * _dimension)));

    private double[] Positions(int count)
    {
        var bytes = Take(count * 8 * _dimension);
        var xy = new double[2 * count];
        if (_isLittleEndian && BitConverter.IsLittleEndian && _dimension == 2)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(xy.AsSpan()));
            return xy;
        }

        for (var i = 0; i < xy.Length; i++)
        {
            var ordinate = bytes[(8 * (i / 2 * _dimension + i % 2))..];
            xy[i] = _isLittleEndian ? BinaryPrimitives.ReadDoubleLittleEndian(ordinate) : BinaryPrimitives.ReadDoubleBigEndian(ordinate);
        }

        return xy;
    }

    /// <summary>A count that the bytes left can hold: a lie must not reserve room.</summary>
    private int Count(int bytesEach)
    {
        var count = Integer();
        return (long)count * bytesEach <= _bytes.Length - _at ? (int)count : throw new FormatException("The geometry is cut off.");
    }

    private uint Integer() => _isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(Take(4)) : BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _bytes.Length - _at) throw new FormatException("The geometry is cut off.");
        var taken = _bytes.Slice(_at, count);
        _at += count;
        return taken;
    }
}
