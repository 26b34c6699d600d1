using System.Text.Json;
using System.Text.Unicode;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.GeoJson;

/// <summary>The bytes of a GeoJSON file, made sure to be UTF-8.</summary>
internal static class GeoJsonText
{
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    /// <summary>The text without its byte order mark.</summary>
    public static ReadOnlyMemory<byte> Check(byte[] bytes, string file)
    {
        var text = bytes.AsMemory();
        if (text.Span.StartsWith("\uFEFF"u8)) text = text[3..];
        if (text.Span.TrimStart(" \t\r\n"u8).IsEmpty)
            throw new UnreadableFileException(ReadFaults.FileEmpty, file, $"{file} is empty.", "Save the layer again.");
        if (text.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || text.Span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw NotUtf8(file, "is in UTF-16");
        if (!Utf8.IsValid(text.Span))
        {
            var line = 1 + text.Span[..FirstInvalid(text.Span)].Count((byte)'\n');
            throw NotUtf8(file, $"is not UTF-8: line {line} holds bytes that mean nothing in it");
        }
        return text;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var (good, bad) = (0, text.Length);
        while (bad - good > 4)
        {
            var middle = (good + bad) / 2;
            // A cut inside a character is no fault; step back to where one begins.
            var cut = middle;
            while (cut > good && middle - cut < 3 && (text[cut] & 0xC0) == 0x80) cut--;
            if (cut > good && Utf8.IsValid(text[good..cut])) good = cut;
            else if (cut > good) bad = middle;
            else break;
        }
        return good;
    }

    private static UnreadableFileException NotUtf8(string file, string how) => new(
        ReadFaults.GeoJsonEncoding, file, $"{file} {how}.", "Save the file as UTF-8, the only encoding GeoJSON has.");
}
