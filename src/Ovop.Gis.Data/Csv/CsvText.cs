using System.Text;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Data.Shapefile;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data.Csv;

/// <summary>How a table is written: in which encoding, and with what between its columns.</summary>
internal sealed record CsvText(Encoding Encoding, string Reason, char Delimiter)
{
    private const int SampleBytes = 8 << 20;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    public bool MayHaveDecimalComma => Delimiter != ',';

    public static CsvText Look(SourceFile source, string? wanted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var part = new FilePart(source);
        var sample = new byte[Math.Min(part.Length, SampleBytes)];
        if (!part.TryRead(0, sample)) sample = [];
        var (encoding, reason) = Choose(sample, wanted, source.Name, isWhole: sample.Length == part.Length);
        var text = new StreamReader(new MemoryStream(sample), Lenient(encoding), detectEncodingFromByteOrderMarks: true);
        return new(encoding, reason, DelimiterOf(FirstLine(text), source.Name));
    }

    private static (Encoding, string) Choose(byte[] sample, string? wanted, string file, bool isWhole)
    {
        if (wanted is not null)
            return (DbfEncoding.Find(wanted) ?? throw new UnreadableFileException(ReadFaults.EncodingUnknown, file,
                $"The text encoding \"{wanted}\" was asked for, and it is not known here.", "Name the encoding yourself, such as utf-8, windows-1252 or gb18030."), "asked for by the caller");
        if (sample.AsSpan().StartsWith("\uFEFF"u8)) return (new UTF8Encoding(false, throwOnInvalidBytes: true), "the byte order mark");
        if (sample is [0xFF, 0xFE, ..]) return (new UnicodeEncoding(false, true, throwOnInvalidBytes: true), "the byte order mark");
        if (sample is [0xFE, 0xFF, ..]) return (new UnicodeEncoding(true, true, throwOnInvalidBytes: true), "the byte order mark");
        // A sample may end inside a character.
        var guess = DbfEncoding.Guess(isWhole ? sample : sample[..(sample.AsSpan().LastIndexOf((byte)'\n') + 1)]);
        return (guess.Encoding, guess.Reason.Replace("no .cpg and no language byte; ", "", StringComparison.Ordinal));
    }

    private static Encoding Lenient(Encoding strict)
    {
        var copy = (Encoding)strict.Clone();
        copy.DecoderFallback = DecoderFallback.ReplacementFallback;
        return copy;
    }

    private static string FirstLine(StreamReader text)
    {
        const int longest = 1 << 20;
        var line = new StringBuilder();
        while (line.Length < longest && text.Read() is var c and >= 0)
        {
            if (c is not ('\r' or '\n')) line.Append((char)c);
            else if (line.ToString().Trim().Length > 0) break;
        }
        return line.ToString();
    }

    /// <summary>What stands most often in the header, outside quotes.</summary>
    private static char DelimiterOf(string header, string file)
    {
        if (Path.GetExtension(file).Equals(".tsv", StringComparison.OrdinalIgnoreCase)) return '\t';
        var (counts, quoted) = (new int[Delimiters.Length], false);
        foreach (var c in header)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && Array.IndexOf(Delimiters, c) is var i and >= 0) counts[i]++;
        }
        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }
}
