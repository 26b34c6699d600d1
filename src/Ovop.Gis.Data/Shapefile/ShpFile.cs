using System.Buffers.Binary;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>The records of a .shp, found by its .shx or, without one, by walking.</summary>
/// <remarks>
/// Read here and not by the shapefile library: in every mode it refuses, empties or skips a bad shape without its number,
/// and takes lengths on trust. Source: ESRI Shapefile Technical Description, July 1998.
/// </remarks>
internal sealed class ShpFile
{
    private const int HeaderBytes = 100;
    private const int RecordHeaderBytes = 8;
    private const int LargestRecordBytes = 1 << 30;
    private const string AskAgain = "Ask for the file again; it was cut or changed on its way.";
    private readonly FilePart _shp;
    private readonly byte[]? _index;
    private byte[] _buffer = new byte[4096];

    public ShpFile(FilePart shp, FilePart? shx)
    {
        _shp = shp;
        ShapeType = ReadHeader(shp, ReadFaults.ShapefileDamaged, AskAgain);
        if (!ShpGeometry.IsKnown(ShapeType))
            throw new UnreadableFileException(ReadFaults.ShapefileTypeUnsupported, shp.Name,
                $"{shp.Name} holds shapes of type {ShapeType}{(ShapeType == 31 ? " (MultiPatch)" : "")}; points, lines and polygons are read.",
                "Export the layer as polygons, lines or points.");
        _index = shx is null ? null : ReadIndex(shx);
    }

    public int ShapeType { get; }

    /// <summary>The content of each record in the file's order; the memory is valid until the next one.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Records()
    {
        var count = _index?.Length / 8 ?? int.MaxValue;
        long position = HeaderBytes;
        for (var i = 0; i < count && (_index is not null || position < _shp.Length); i++)
        {
            if (_index is not null) position = 2L * BinaryPrimitives.ReadInt32BigEndian(_index.AsSpan(8 * i));
            var length = Load(position, i);
            yield return _buffer.AsMemory(0, length);
            position += RecordHeaderBytes + length;
        }
    }

    private int Load(long position, int i)
    {
        Span<byte> header = stackalloc byte[RecordHeaderBytes];
        if (position < HeaderBytes || !_shp.TryRead(position, header)) throw Damaged(i, "its place is outside the file");
        long length = 2L * BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        if (_index is not null && length != 2L * BinaryPrimitives.ReadInt32BigEndian(_index.AsSpan(8 * i + 4)))
            throw new UnreadableFileException(ReadFaults.ShapefileIndexDamaged, _shp.Name,
                $"The .shx and the .shp disagree about the length of record {i + 1}.",
                "Send the files without the .shx, which can be rebuilt, or ask for the whole shapefile again.", i + 1);
        if (length is < 4 or > LargestRecordBytes || !_shp.Holds(position + RecordHeaderBytes, length))
            throw Damaged(i, $"it says it is {length:N0} bytes long, which the file does not hold");
        if (_buffer.Length < length) _buffer = new byte[Math.Max(length, Math.Min(2L * _buffer.Length, LargestRecordBytes))];
        if (!_shp.TryRead(position + RecordHeaderBytes, _buffer.AsSpan(0, (int)length))) throw Damaged(i, "the file ends inside it");
        return (int)length;
    }

    private UnreadableFileException Damaged(int i, string how) => new(ReadFaults.ShapefileRecordDamaged, _shp.Name,
        $"Record {i + 1} of {_shp.Name} is damaged: {how}.", AskAgain, i + 1);

    private static byte[] ReadIndex(FilePart shx)
    {
        const string wayOut = "Send the files without the .shx, which can be rebuilt.";
        ReadHeader(shx, ReadFaults.ShapefileIndexDamaged, wayOut);
        var bytes = new byte[shx.Length - HeaderBytes];
        if (bytes.Length % 8 != 0 || !shx.TryRead(HeaderBytes, bytes))
            throw new UnreadableFileException(ReadFaults.ShapefileIndexDamaged, shx.Name, $"{shx.Name} is cut off.", wayOut);
        return bytes;
    }

    private static int ReadHeader(FilePart part, string code, string wayOut)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (!part.TryRead(0, header))
            throw new UnreadableFileException(code, part.Name, $"{part.Name} is {part.Length} bytes long, less than its header.", wayOut);
        if (BinaryPrimitives.ReadInt32BigEndian(header) != 9994 || BinaryPrimitives.ReadInt32LittleEndian(header[28..]) != 1000)
            throw new UnreadableFileException(code, part.Name, $"{part.Name} does not begin as a shapefile does.", wayOut);
        var length = 2L * BinaryPrimitives.ReadInt32BigEndian(header[24..]);
        if (length != part.Length)
            throw new UnreadableFileException(code, part.Name,
                $"{part.Name} says it is {length:N0} bytes long, but is {part.Length:N0}.", wayOut);
        return BinaryPrimitives.ReadInt32LittleEndian(header[32..]);
    }
}
