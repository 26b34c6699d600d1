using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Ovop.Gis.Planning.Passports;

/// <summary>The name of one answer. It says all that is needed to compute the answer again, so a permalink needs no memory.</summary>
/// <remarks>
/// Parts joined by '~': the question; each input as layer@version; each parameter not left at its default as name=value; the first
/// sixteen digits of the result's hash. Such as <c>near~airport@1~clusters@1~within=10000~3f5c0d2e9a417b60</c>.
/// </remarks>
public sealed record PassportId(string Analysis, IReadOnlyList<KeyValuePair<string, int>> Versions, IReadOnlyList<KeyValuePair<string, string>> Parameters, string ResultPrefix)
{
    /// <summary>What is said of the form where a text does not have it.</summary>
    public const string Expected = "a passport id such as near~airport@1~clusters@1~within=10000~3f5c0d2e9a417b60";

    public const int PrefixDigits = 16;

    private const int LongestText = 2000;

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
        if (parts.Length < 2 || parts[0].Length == 0 || parts[^1].Length != PrefixDigits || !parts[^1].All(char.IsAsciiHexDigitLower)) return false;
        var versions = new List<KeyValuePair<string, int>>();
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var part in parts[1..^1])
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parameters.Add(KeyValuePair.Create(part[..equals], Unescape(part[(equals + 1)..])));
                continue;
            }

            if (parameters.Count > 0 || part.Split('@') is not [{ Length: > 0 } layer, var number]
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return false;
            versions.Add(KeyValuePair.Create(layer, version));
        }

        id = new PassportId(parts[0], versions, parameters, parts[^1]);
        return true;
    }

    public override string ToString()
    {
        var text = new StringBuilder(Analysis);
        foreach (var (layer, version) in Versions) text.Append(CultureInfo.InvariantCulture, $"~{layer}@{version}");
        foreach (var (name, value) in Parameters) text.Append(CultureInfo.InvariantCulture, $"~{name}={Escape(value)}");
        return text.Append('~').Append(ResultPrefix).ToString();
    }

    private static string Escape(string value) => value.Replace("%", "%25", StringComparison.Ordinal).Replace("~", "%7E", StringComparison.Ordinal);

    private static string Unescape(string text) => text.Replace("%7E", "~", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
