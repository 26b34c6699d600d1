using System.Globalization;
using System.Text.RegularExpressions;

namespace Ovop.Gis.Data.Csv;

/// <summary>A longitude, latitude, easting or northing as people write it: 108.957, 108,957, 108°57'26"BT, 0 47 54.5 LU.</summary>
internal static partial class CoordinateText
{
    private const int LongestCharacters = 64;

    /// <returns>Null where the text is no coordinate.</returns>
    public static double? Read(string text, bool mayHaveDecimalComma)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is 0 or > LongestCharacters) return null;
        if (Number(trimmed, mayHaveDecimalComma) is { } plain) return double.IsFinite(plain) ? plain : null;
        return Angle().Match(trimmed.ToString()) is { Success: true } match ? Degrees(match, mayHaveDecimalComma) : null;
    }

    /// <summary>With a decimal point, or with a decimal comma where that cannot be anything else.</summary>
    public static double? Number(ReadOnlySpan<char> text, bool mayHaveDecimalComma)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(text, style, CultureInfo.InvariantCulture, out var number)) return number;
        if (!mayHaveDecimalComma || text.Count(',') != 1) return null;
        // 317.245,50: what groups thousands stands before the comma.
        if (text.LastIndexOf('.') > text.IndexOf(',')) return null;
        var pointed = text.ToString().Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        return double.TryParse(pointed, style, CultureInfo.InvariantCulture, out number) ? number : null;
    }

    private static double? Degrees(Match match, bool mayHaveDecimalComma)
    {
        double total = 0, part = 1;
        foreach (var name in (string[])["d", "m", "s"])
        {
            if (match.Groups[name] is { Success: true } group)
            {
                if (Number(group.ValueSpan, mayHaveDecimalComma) is not { } value || (name != "d" && value >= 60)) return null;
                total += value / part;
            }
            part *= 60;
        }
        var side = (match.Groups["before"].Value + match.Groups["after"].Value).ToUpperInvariant();
        var isNegative = match.Groups["sign"].Value is "-" or "−" || side is "S" or "LS" or "W" or "BB" or "B";
        return isNegative ? -total : total;
    }

    // Lintang utara and selatan, bujur timur and barat, and their English letters.
    [GeneratedRegex("""^(?<before>LU|LS|BT|BB|[NSEWUTB])?\s*(?<sign>[+−-])?\s*(?<d>\d+([.,]\d+)?)\s*([°º˚d:\s]\s*((?<m>\d+([.,]\d+)?)\s*(['′’m:\s]\s*((?<s>\d+([.,]\d+)?)\s*(["″”s]|''|′′|’’)?)?)?)?)?\s*(?<after>LU|LS|BT|BB|[NSEWUTB])?\.?$""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Angle();
}
