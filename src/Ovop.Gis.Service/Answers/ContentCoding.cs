using System.IO.Compression;
using Microsoft.Extensions.Primitives;

namespace Ovop.Gis.Service.Answers;

internal enum Coding
{
    Identity,
    Gzip,
    Brotli,
}

/// <summary>The content codings of RFC 9110, 8.4: which one a client takes, and their bytes.</summary>
internal static class ContentCoding
{
    /// <summary>Small answers are made by the thousand, and the largest are not kept: both are packed the quickest way. What lies between is packed once.</summary>
    private const int Quality = 4, QuickestQuality = 1, SmallestToPackWell = 32 << 10, LargestToPackWell = 4 << 20;

    public static string? Name(Coding coding) => coding switch
    {
        Coding.Gzip => "gzip",
        Coding.Brotli => "br",
        _ => null,
    };

    /// <summary>The smallest that the client takes. What it likes better is not asked: all of them say the same.</summary>
    public static Coding Best(StringValues accepted)
    {
        var best = Coding.Identity;
        foreach (var line in accepted)
            foreach (var range in line.AsSpan().Split(','))
            {
                var coding = Read(line.AsSpan()[range]);
                if (coding > best) best = coding;
            }

        return best;
    }

    public static ReadOnlyMemory<byte> Encode(Coding coding, ReadOnlyMemory<byte> bytes)
    {
        var quality = bytes.Length is >= SmallestToPackWell and <= LargestToPackWell ? Quality : QuickestQuality;
        var packed = new MemoryStream(bytes.Length / 8);
        using (Stream stream = coding == Coding.Brotli
            ? new BrotliStream(packed, new BrotliCompressionOptions { Quality = quality }, leaveOpen: true)
            : new GZipStream(packed, new ZLibCompressionOptions { CompressionLevel = quality }, leaveOpen: true)) stream.Write(bytes.Span);
        return packed.ToArray();
    }

    private static Coding Read(ReadOnlySpan<char> item)
    {
        var semicolon = item.IndexOf(';');
        var name = (semicolon < 0 ? item : item[..semicolon]).Trim();
        var coding = name.Equals("br", StringComparison.OrdinalIgnoreCase) ? Coding.Brotli : name.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? Coding.Gzip : Coding.Identity;
        return semicolon >= 0 && IsRefused(item[(semicolon + 1)..]) ? Coding.Identity : coding;
    }

    /// <summary>Weight nought, however many decimals it is given.</summary>
    private static bool IsRefused(ReadOnlySpan<char> parameter)
    {
        var weight = parameter.Trim();
        return weight.StartsWith("q=", StringComparison.OrdinalIgnoreCase) && weight[2..].Trim().TrimEnd('0').TrimEnd('.').TrimEnd('0').IsEmpty;
    }
}
