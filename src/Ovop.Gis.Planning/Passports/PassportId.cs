using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Passports;

/// <summary>The name of one answer. It says all that is needed to compute the answer again, so a permalink needs no memory.</summary>
/// <remarks>
/// Parts joined by '~': the question; each input as layer@version; each parameter not left at its default as name=value; the first
/// sixteen digits of the result's hash. Such as <c>near~airport@1~clusters@1~within=10000~7de8a43636777ce0</c>. What is not an ASCII
/// letter, a digit or one of -_.,:/+ is percent-encoded in a value, so that an id is one word of ASCII.
/// </remarks>
public sealed record PassportId(string Analysis, IReadOnlyList<KeyValuePair<string, int>> Versions, IReadOnlyList<KeyValuePair<string, string>> Parameters, string ResultPrefix)
{
    /// <summary>What is said of the form where a text does not have it.</summary>
    public const string Expected = "a passport id such as near~airport@1~clusters@1~within=10000~7de8a43636777ce0";

    public const int PrefixDigits = 16;

    public const int LongestText = 4000;

    private const int MostParts = 40;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static PassportId Of(string analysis, IEnumerable<PassportInput> inputs, IEnumerable<KeyValuePair<string, string>> asked, string resultSha256)
    {
        ArgumentNullException.ThrowIfNull(resultSha256);
        return new PassportId(analysis,
            [.. inputs.Select(i => KeyValuePair.Create(i.Layer, i.Version)).Distinct().OrderBy(v => v.Key, StringComparer.Ordinal)],
            [.. asked], resultSha256[..PrefixDigits]);
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out PassportId? id)
    {
        id = null;
        if (text is null || text.Length > LongestText) return false;
        var parts = text.Split('~');
        if (parts.Length is < 2 or > MostParts || !IsName(parts[0]) || parts[^1].Length != PrefixDigits || !parts[^1].All(char.IsAsciiHexDigitLower)) return false;
        var versions = new List<KeyValuePair<string, int>>();
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var part in parts[1..^1])
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals >= 0)
            {
                if (!IsName(part[..equals]) || Unescape(part[(equals + 1)..]) is not { } value) return false;
                parameters.Add(KeyValuePair.Create(part[..equals], value));
            }
            else if (parameters.Count == 0 && ReadVersion(part) is { } version) versions.Add(version);
            else return false;
        }

        id = new PassportId(parts[0], versions, parameters, parts[^1]);
        return true;
    }

    /// <summary>The same question of the same versions, whatever came out.</summary>
    public bool AsksTheSame(PassportId other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (this with { ResultPrefix = "" }).ToString() == (other with { ResultPrefix = "" }).ToString();
    }

    public override string ToString()
    {
        var text = new StringBuilder(Analysis);
        foreach (var (layer, version) in Versions) text.Append(CultureInfo.InvariantCulture, $"~{layer}@{version}");
        foreach (var (name, value) in Parameters) Escape(text.Append('~').Append(name).Append('='), value);
        return text.Append('~').Append(ResultPrefix).ToString();
    }

    private static KeyValuePair<string, int>? ReadVersion(string part) =>
        part.Split('@') is [var layer, [not '0', ..] number] && CollectionId.TryParse(layer, out _)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? KeyValuePair.Create(layer, version) : null;

    private static bool IsName(string text) => text.Length is > 0 and <= 63 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ',' or ':' or '/' or '+';

    private static void Escape(StringBuilder to, string value)
    {
        if (value.All(IsPlain)) to.Append(value);
        else
            foreach (var b in Encoding.UTF8.GetBytes(value))
                if (IsPlain((char)b)) to.Append((char)b);
                else to.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
    }

    /// <summary>Null where the text says no value. A letter that an address bar has decoded is taken as itself.</summary>
    private static string? Unescape(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal)) return text;
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                var length = char.IsSurrogatePair(text, i) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, length));
                i += length - 1;
            }
            else if (i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                bytes.Add(b);
                i += 2;
            }
            else return null;
        }

        try
        {
            return StrictUtf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
