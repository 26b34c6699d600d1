using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.PostGis;

/// <summary>Features as COPY … (FORMAT BINARY) takes them: shapes go over as the well-known binary that is hashed too, straight from flat arrays.</summary>
internal sealed class PostGisCopyWriter(Stream stream, StagedDataset dataset) : IDisposable
{
    private const int SystemBytes = 4;
    private const uint HasSystem = 0x20000000;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
    private int _filled;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        "PGCOPY\n"u8.CopyTo(_buffer);
        ((ReadOnlySpan<byte>)[0xff, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0]).CopyTo(_buffer.AsSpan(7));
        _filled = 19;
        for (var i = 0; i < dataset.Features.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var need = RowBytes(dataset.Features[i]);
            if (_buffer.Length - _filled < need) await FlushAsync(need, cancellationToken).ConfigureAwait(false);
            Row(i + 1, dataset.Features[i]);
        }

        await FlushAsync(2, cancellationToken).ConfigureAwait(false);
        BinaryPrimitives.WriteInt16BigEndian(_buffer, -1);
        _filled = 2;
        await FlushAsync(0, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private async Task FlushAsync(int need, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_buffer.AsMemory(0, _filled), cancellationToken).ConfigureAwait(false);
        _filled = 0;
        if (_buffer.Length >= need) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = ArrayPool<byte>.Shared.Rent(need);
    }

    private int RowBytes(Feature feature)
    {
        var bytes = 2 + 8 + 4 + TextBytes(feature.Id) + 4 + (feature.Geometry is { } geometry ? SystemBytes + FlatWkb.Length(geometry) : 0);
        foreach (var field in dataset.Fields) bytes += 4 + (feature.Attributes.GetValueOrDefault(field.Name) is string text ? TextBytes(text) : 8);
        return bytes;
    }

    private static int TextBytes(string text) => Encoding.UTF8.GetMaxByteCount(text.Length);

    private void Row(int fid, Feature feature)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(2), (short)(dataset.Fields.Count + (dataset.Description.IsSpatial ? 3 : 2)));
        BinaryPrimitives.WriteInt32BigEndian(Value(4), fid);
        if (dataset.Description.IsSpatial) Shape(feature.Geometry);
        Text(feature.Id);
        foreach (var field in dataset.Fields) Attribute(feature.Attributes.GetValueOrDefault(field.Name));
    }

    private void Attribute(object? value)
    {
        switch (value)
        {
            case null:
                Null();
                break;
            case string text:
                Text(text);
                break;
            case double number:
                // As a GeoPackage gives it back: no negative zero.
                BinaryPrimitives.WriteDoubleBigEndian(Value(8), number == 0 ? 0 : number);
                break;
            case bool flag:
                Value(1)[0] = flag ? (byte)1 : (byte)0;
                break;
            default:
                BinaryPrimitives.WriteInt64BigEndian(Value(8), (long)value);
                break;
        }
    }

    /// <summary>With the number of the reference system after the type, as PostGIS extends the standard.</summary>
    private void Shape(Geometry? geometry)
    {
        if (geometry is null)
        {
            Null();
            return;
        }

        var to = Value(SystemBytes + FlatWkb.Length(geometry));
        FlatWkb.Write(geometry, to[SystemBytes..]);
        var type = BinaryPrimitives.ReadUInt32LittleEndian(to[(SystemBytes + 1)..]);
        to[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(to[1..], type | HasSystem);
        BinaryPrimitives.WriteInt32LittleEndian(to[5..], 4326);
    }

    private void Text(string text)
    {
        var at = _filled;
        _filled += 4;
        var length = Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_filled));
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(at), length);
        _filled += length;
    }

    private void Null() => BinaryPrimitives.WriteInt32BigEndian(Room(4), -1);

    private Span<byte> Value(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(4), length);
        return Room(length);
    }

    private Span<byte> Room(int length)
    {
        var room = _buffer.AsSpan(_filled, length);
        _filled += length;
        return room;
    }
}
