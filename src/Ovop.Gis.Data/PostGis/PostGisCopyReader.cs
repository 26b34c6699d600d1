using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.Versions;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.PostGis;

/// <summary>Features from what COPY … TO STDOUT (FORMAT BINARY) sends, shapes as flat arrays.</summary>
internal sealed class PostGisCopyReader(Stream stream, Collection collection) : IDisposable
{
    private const int HeaderBytes = 19;
    private readonly FeatureRowNames _names = new([.. collection.Fields.Select(f => f.Name)]);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
    private int _at;
    private int _end;

    public async Task<List<Feature>> ReadAsync(CancellationToken cancellationToken)
    {
        var features = new List<Feature>(collection.FeatureCount);
        await NeedAsync(HeaderBytes, cancellationToken).ConfigureAwait(false);
        _at += HeaderBytes;
        for (; ; )
        {
            await NeedAsync(2, cancellationToken).ConfigureAwait(false);
            var columns = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_at));
            if (columns == -1) return features;
            _at += 2;
            features.Add(await RowAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private async ValueTask<Feature> RowAsync(CancellationToken cancellationToken)
    {
        await ValueAsync(cancellationToken).ConfigureAwait(false);
        Geometry? geometry = null;
        if (collection.Description.IsSpatial && await ValueAsync(cancellationToken).ConfigureAwait(false) is { } shape)
            geometry = FlatWkbReader.Read(shape.Span, FlatCoordinates.LonLatFactory);
        var id = Encoding.UTF8.GetString((await ValueAsync(cancellationToken).ConfigureAwait(false) ?? default).Span);
        var values = new object?[collection.Fields.Count];
        for (var i = 0; i < values.Length; i++)
            if (await ValueAsync(cancellationToken).ConfigureAwait(false) is { } value) values[i] = Attribute(value.Span, collection.Fields[i].Type);
        return new Feature(id, geometry, new FeatureRow(_names, values));
    }

    private static object Attribute(ReadOnlySpan<byte> value, string type) => type switch
    {
        "integer" => BinaryPrimitives.ReadInt64BigEndian(value),
        "number" => BinaryPrimitives.ReadDoubleBigEndian(value),
        "boolean" => value[0] != 0,
        _ => Encoding.UTF8.GetString(value),
    };

    /// <returns>Null for SQL's null; else valid until the next value.</returns>
    private async ValueTask<ReadOnlyMemory<byte>?> ValueAsync(CancellationToken cancellationToken)
    {
        await NeedAsync(4, cancellationToken).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_at));
        _at += 4;
        if (length < 0) return null;
        await NeedAsync(length, cancellationToken).ConfigureAwait(false);
        _at += length;
        return _buffer.AsMemory(_at - length, length);
    }

    private ValueTask NeedAsync(int bytes, CancellationToken cancellationToken) => _end - _at >= bytes ? ValueTask.CompletedTask : FillAsync(bytes, cancellationToken);

    private async ValueTask FillAsync(int bytes, CancellationToken cancellationToken)
    {
        var old = _buffer;
        if (_buffer.Length < bytes) _buffer = ArrayPool<byte>.Shared.Rent(bytes);
        Buffer.BlockCopy(old, _at, _buffer, 0, _end - _at);
        (_at, _end) = (0, _end - _at);
        if (old != _buffer) ArrayPool<byte>.Shared.Return(old);
        while (_end < bytes)
        {
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0) throw new EndOfStreamException("The server sent less than it promised.");
            _end += read;
        }
    }
}
