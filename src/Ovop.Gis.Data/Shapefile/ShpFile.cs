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
    private const int IndexEntryBytes = 8;
    private const string WithoutIndex = "Send the files without the .shx, which can be rebuilt, or ask for the whole shapefile again.";
    private const string AskAgain = "Ask for the file again; it was cut or changed on its way.";
    private readonly FilePart _shp;
    private readonly byte[]? _index;
    private readonly PartWindow _window;

    public ShpFile(FilePart shp, FilePart? shx, ReadBudget budget)
    {
        (_shp, _window) = (shp, new PartWindow(shp));
        ShapeType = ReadHeader(shp, ReadFaults.ShapefileDamaged, AskAgain);
        if (!ShpGeometry.IsKnown(ShapeType))
            throw new UnreadableFileException(ReadFaults.ShapefileTypeUnsupported, shp.Name,
                $"{shp.Name} holds shapes of type {ShapeType}{(ShapeType == 31 ? " (MultiPatch)" : "")}; points, lines and polygons are read.",
                "Export the layer as polygons, lines or points.");
        _index = shx is null ? null : ReadIndex(shx, budget);
        if (_index is not null) CheckIndex();
    }

    public int ShapeType { get; }

    /// <summary>Null where there is no index, so that only walking tells.</summary>
    public int? Count => _index?.Length / IndexEntryBytes;

    /// <summary>Where the next record to walk to begins.</summary>
    public long Position { get; private set; } = HeaderBytes;

    public bool HasNext(int i) => Count is { } count ? i < count : Position < _shp.Length;

    /// <summary>The content of record i, counted from 0 and asked for in order; valid until the next.</summary>
    public ReadOnlySpan<byte> Next(int i)
    {
        var position = _index is null ? Position : 2L * BinaryPrimitives.ReadInt32BigEndian(_index.AsSpan(IndexEntryBytes * i));
        if (position < HeaderBytes || !_window.TryGet(position, RecordHeaderBytes, out var header)) throw Damaged(i, "its place is outside the file");
        var length = 2L * BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        if (_index is not null && length != LengthInIndex(i))
            throw new UnreadableFileException(ReadFaults.ShapefileIndexDamaged, _shp.Name,
                $"The .shx and the .shp disagree about the length of record {i + 1}.", WithoutIndex, i + 1);
        if (length is < 4 or > LargestRecordBytes || !_shp.Holds(position + RecordHeaderBytes, length))
            throw Damaged(i, $"it says it is {length:N0} bytes long, which the file does not hold");
        if (!_window.TryGet(position + RecordHeaderBytes, (int)length, out var content)) throw Damaged(i, "the file ends inside it");
        Position = position + RecordHeaderBytes + length;
        return content;
    }

    private long LengthInIndex(int i) => 2L * BinaryPrimitives.ReadInt32BigEndian(_index.AsSpan(IndexEntryBytes * i + 4));

    /// <summary>Entries that together ask for more than the file holds point at the same bytes again and again.</summary>
    private void CheckIndex()
    {
        var left = _shp.Length - HeaderBytes;
        for (var i = 0; i < Count; i++)
            if ((left -= RecordHeaderBytes + Math.Max(0, LengthInIndex(i))) < 0)
                throw new UnreadableFileException(ReadFaults.ShapefileIndexDamaged, _shp.Name,
                    $"The .shx points at more bytes than {_shp.Name} holds.", WithoutIndex, i + 1);
    }

    private UnreadableFileException Damaged(int i, string how) => new(ReadFaults.ShapefileRecordDamaged, _shp.Name,
        $"Record {i + 1} of {_shp.Name} is damaged: {how}.", AskAgain, i + 1);

    private static byte[] ReadIndex(FilePart shx, ReadBudget budget)
    {
        ReadHeader(shx, ReadFaults.ShapefileIndexDamaged, WithoutIndex);
        budget.Features((shx.Length - HeaderBytes) / IndexEntryBytes);
        var bytes = new byte[shx.Length - HeaderBytes];
        if (bytes.Length % IndexEntryBytes != 0 || !shx.TryRead(HeaderBytes, bytes))
            throw new UnreadableFileException(ReadFaults.ShapefileIndexDamaged, shx.Name, $"{shx.Name} is cut off.", WithoutIndex);
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
