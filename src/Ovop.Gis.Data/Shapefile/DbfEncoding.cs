using System.Globalization;
using System.Text;
using Ovop.Gis.Planning.Imports;
using UtfUnknown;

namespace Ovop.Gis.Data.Shapefile;

/// <summary>The text encoding of an attribute table, and what decided it.</summary>
internal sealed record DbfEncoding(Encoding Encoding, string Reason)
{
    private const string NameOne = "Name the encoding yourself, such as utf-8, windows-1252 or gb18030.";

    public EncodingChoice Choice => new(Encoding.WebName, Reason);

    /// <summary>Override, then .cpg, then .cst, then the language byte, then a guess from the text itself.</summary>
    public static DbfEncoding Choose(string? wanted, ShapefileParts parts, DbfFile dbf)
    {
        if (wanted is not null)
            return new(Find(wanted) ?? throw Unknown(dbf.Name, wanted, "was asked for", NameOne), "asked for by the caller");
        foreach (var note in (FileNote?[])[parts.Cpg, parts.Cst])
        {
            if (note is null) continue;
            var encoding = Find(note.Text) ?? throw Unknown(note.FileName, note.Text, $"is what {note.FileName} says",
                $"{NameOne} Or correct or remove {note.FileName}.");
            return new(encoding, $"the {note.Extension} file");
        }
        if (LanguageDrivers.CodePage(dbf.LanguageDriver) is var page and not 0 && Get(page) is { } known)
            return new(known, string.Create(CultureInfo.InvariantCulture, $"the language byte 0x{dbf.LanguageDriver:X2} of the .dbf"));
        return Guess(dbf.Sample());
    }

    /// <summary>True where bytes below 80 always stand for themselves, as in all but the encodings that shift.</summary>
    public bool KeepsAscii => Encoding.IsSingleByte ? Encoding.GetString(Printable) == System.Text.Encoding.ASCII.GetString(Printable) : Encoding.CodePage is 65001 or 932 or 936 or 949 or 950 or 54936;

    private static byte[] Printable { get; } = [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (byte)c)];

    internal static DbfEncoding Guess(byte[] text)
    {
        if (Ascii.IsValid(text)) return new(Get(65001)!, "no .cpg and no language byte; the text is plain ASCII");
        if (System.Text.Unicode.Utf8.IsValid(text)) return new(Get(65001)!, "guess: every byte of the text is valid UTF-8");
        var details = CharsetDetector.DetectFromBytes(text).Details ?? [];
        foreach (var detail in details)
        {
            if (detail.EncodingName is { } name && Find(name) is { } found && found.CodePage != 65001)
                return new(found, string.Create(CultureInfo.InvariantCulture, $"guess from the letters, confidence {detail.Confidence:P0}"));
        }
        return new(Get(1252)!, "guess: not UTF-8 and not recognised, taken as Western European");
    }

    /// <summary>An encoding by any of the names found in .cpg files: UTF-8, 1252, CP1252, ANSI 1252, OEM 437, ISO 88591, LDID/87.</summary>
    internal static Encoding? Find(string name)
    {
        var text = name.Trim().TrimStart('\uFEFF').Trim('\0', ' ', '"').ToLowerInvariant();
        if (text.StartsWith("ldid/", StringComparison.Ordinal))
            return byte.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var driver)
                && LanguageDrivers.CodePage(driver) is var page and not 0 ? Get(page) : null;
        text = text.Replace('_', '-').Replace("iso-", "iso", StringComparison.Ordinal).Replace("iso ", "iso", StringComparison.Ordinal);
        foreach (var prefix in (string[])["windows-", "ansi ", "oem ", "cp-", "cp", "ms-", "ms", "ibm-"])
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length && char.IsAsciiDigit(text[prefix.Length]))
            {
                text = text[prefix.Length..];
                break;
            }
        }
        if (text.StartsWith("iso8859", StringComparison.Ordinal)) text = text[3..];
        if (text.StartsWith("8859", StringComparison.Ordinal))
        {
            var part = text[4..].TrimStart('-', ' ');
            return part is "" ? Get(28591) : GetNamed("iso-8859-" + part);
        }
        if (text is "utf8") text = "utf-8";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Get(number) : GetNamed(text);
    }

    private static Encoding? Get(int codePage) => codePage is > 0 and <= 65535
        ? Usable(() => CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback))
        : null;

    private static Encoding? GetNamed(string name) => name.Length == 0 ? null
        : Usable(() => CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback));

    /// <summary>Null for what is not known, and for encodings no DBF can be in: its blanks and digits are single ASCII bytes.</summary>
    private static Encoding? Usable(Func<Encoding> get)
    {
        try
        {
            var encoding = get();
            return encoding.GetBytes("A0 ").AsSpan().SequenceEqual("A0 "u8) ? encoding : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static UnreadableFileException Unknown(string file, string name, string why, string wayOut)
    {
        var shown = new string([.. name.Trim().Take(40).Select(c => char.IsControl(c) ? '?' : c)]);
        return new(ReadFaults.EncodingUnknown, file, shown.Length == 0
            ? $"{file} should name the text encoding, but is empty."
            : $"The text encoding \"{shown}\" {why}, and it is not known here.", wayOut);
    }
}
