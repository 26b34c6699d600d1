using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Planning.Datasets;

/// <summary>SHA-256 of what a layer holds, so that a figure can name the very data it was made from.</summary>
/// <remarks>
/// Features in order of id (ordinal); of each the id, little-endian WKB, then attributes in order of name (ordinal) with a
/// type letter. Texts are UTF-8 and length-prefixed. The order of features in the store does not matter; a vertex does.
/// A negative zero among the attributes counts as zero: a GeoPackage cannot hold it.
/// </remarks>
public sealed class ContentDigest : IDisposable
{
    private const int LongestNumber = 40;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _filled;
    private string[] _names = [];

    private ContentDigest()
    {
    }

    public static string Of(IEnumerable<Feature> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var digest = new ContentDigest();
        var ordered = features.ToArray();
        if (!IsOrdered(ordered)) ordered = [.. ordered.OrderBy(f => f.Id, StringComparer.Ordinal)];
        foreach (var feature in ordered) digest.Append(feature);
        digest.Flush();
        return Convert.ToHexStringLower(digest._hash.GetHashAndReset());
    }

    public void Dispose()
    {
        _hash.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private static bool IsOrdered(Feature[] features)
    {
        for (var i = 1; i < features.Length; i++)
            if (string.CompareOrdinal(features[i - 1].Id, features[i].Id) > 0) return false;
        return true;
    }

    private void Append(Feature feature)
    {
        Append(feature.Id);
        if (feature.Geometry is { } geometry)
        {
            var length = FlatWkb.Length(geometry);
            var room = Begin(length);
            FlatWkb.Write(geometry, room);
            End(length);
        }
        else
        {
            Begin(0);
            End(0);
        }

        foreach (var name in NamesOf(feature.Attributes))
        {
            if (feature.Attributes[name] is not { } value) continue;
            Append(name);
            AppendValue(value);
        }
    }

    /// <summary>The names in order; mostly those of the feature before.</summary>
    private string[] NamesOf(IReadOnlyDictionary<string, object?> attributes)
    {
        if (attributes.Count != _names.Length || !_names.All(attributes.ContainsKey))
            _names = [.. attributes.Keys.OrderBy(name => name, StringComparer.Ordinal)];
        return _names;
    }

    private void AppendValue(object value)
    {
        switch (value)
        {
            case string text:
                Append(text, (byte)'t');
                return;
            case bool flag:
                (flag ? "b1"u8 : "b0"u8).CopyTo(Begin(2));
                End(2);
                return;
        }

        var number = Begin(LongestNumber);
        var written = 0;
        _ = value switch
        {
            long whole => whole.TryFormat(number[1..], out written, default, CultureInfo.InvariantCulture),
            double real => (real == 0 ? 0 : real).TryFormat(number[1..], out written, "R", CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"An attribute is text, integer, number or boolean, not {value.GetType().Name}.", nameof(value)),
        };
        number[0] = value is long ? (byte)'i' : (byte)'n';
        End(1 + written);
    }

    private void Append(string text, byte? letter = null)
    {
        var prefix = letter is null ? 0 : 1;
        var room = Begin(prefix + Encoding.UTF8.GetMaxByteCount(text.Length));
        if (letter is { } first) room[0] = first;
        End(prefix + Encoding.UTF8.GetBytes(text, room[prefix..]));
    }

    /// <summary>Room for a value after the place of its length.</summary>
    private Span<byte> Begin(int atMost)
    {
        if (_buffer.Length - _filled < 4 + atMost) Flush();
        if (_buffer.Length < 4 + atMost)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(4 + atMost);
        }

        return _buffer.AsSpan(_filled + 4, atMost);
    }

    private void End(int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_filled), length);
        _filled += 4 + length;
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _filled);
        _filled = 0;
    }
}
