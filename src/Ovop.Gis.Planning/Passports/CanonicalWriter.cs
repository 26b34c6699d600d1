using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ovop.Gis.Planning.Passports;

/// <summary>Writes the pieces of a <see cref="CanonicalForm"/>, and keeps either the bytes or, where there may be many, only their hash.</summary>
public sealed class CanonicalWriter : IDisposable
{
    private const int FirstRoom = 16 << 10;
    private const int HashedAtOnce = 256 << 10;

    private static readonly SearchValues<char> Escaped = SearchValues.Create("\"\\" + new string([.. Enumerable.Range(0, 0x20).Select(c => (char)c)]));

    private readonly bool _keeps;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstRoom);
    private int _filled;
    private IncrementalHash? _hash;

    /// <param name="keepBytes">False where only <see cref="Sha256"/> will be asked for.</param>
    public CanonicalWriter(bool keepBytes) => _keeps = keepBytes;

    public byte[] Bytes() => _keeps ? _buffer.AsSpan(0, _filled).ToArray() : throw new InvalidOperationException("Only the hash was kept.");

    public string Sha256()
    {
        if (_hash is null) return Convert.ToHexStringLower(SHA256.HashData(_buffer.AsSpan(0, _filled)));
        _hash.AppendData(_buffer, 0, _filled);
        _filled = 0;
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    public void Dispose()
    {
        _hash?.Dispose();
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <summary>ASCII as it stands: braces, commas, words.</summary>
    public void Raw(ReadOnlySpan<byte> ascii)
    {
        ascii.CopyTo(Room(ascii.Length));
        _filled += ascii.Length;
    }

    public void Raw(byte ascii)
    {
        Room(1)[0] = ascii;
        _filled++;
    }

    public void Whole(long number)
    {
        number.TryFormat(Room(20), out var written, default, CultureInfo.InvariantCulture);
        _filled += written;
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public void Fixed(double number, int decimals)
    {
        if (!double.IsFinite(number)) throw new ArgumentOutOfRangeException(nameof(number), number, "A figure is a finite number.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, FixedDecimal.MostDecimals);
        // Making room may empty what is filled, so the sum waits for it.
        var written = FixedDecimal.Write(Room(FixedDecimal.LongestText), number, decimals);
        _filled += written;
    }

    public void Text(ReadOnlySpan<char> text)
    {
        Raw((byte)'"');
        for (var at = text.IndexOfAny(Escaped); at >= 0; at = text.IndexOfAny(Escaped))
        {
            Plain(text[..at]);
            Escape(text[at]);
            text = text[(at + 1)..];
        }

        Plain(text);
        Raw((byte)'"');
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        var written = Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        _filled += written;
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\b': Raw("\\b"u8); break;
            case '\t': Raw("\\t"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\f': Raw("\\f"u8); break;
            case '\r': Raw("\\r"u8); break;
            default:
                Raw("\\u00"u8);
                Raw((byte)(c < 0x10 ? '0' : '1'));
                Raw("0123456789abcdef"u8[c & 15]);
                break;
        }
    }

    private Span<byte> Room(int atMost)
    {
        if (_buffer.Length - _filled < atMost) MakeRoom(atMost);
        return _buffer.AsSpan(_filled);
    }

    private void MakeRoom(int atMost)
    {
        if (!_keeps && _filled >= HashedAtOnce)
        {
            _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _hash.AppendData(_buffer, 0, _filled);
            _filled = 0;
            if (_buffer.Length >= atMost) return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_buffer.Length * 2, _filled + atMost)));
        _buffer.AsSpan(0, _filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
