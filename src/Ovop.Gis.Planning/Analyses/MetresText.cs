using System.Globalization;

namespace Ovop.Gis.Planning.Analyses;

/// <summary>Metres as people write them: 10000, 250m, 10km.</summary>
public static class MetresText
{
    public static bool TryParse(string text, out double metres)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (digits, factor) = SplitUnit(text);
        var isNumber = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out metres);
        metres *= factor;
        return isNumber && double.IsFinite(metres);
    }

    internal static (string Digits, double Factor) SplitUnit(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.EndsWith("km", StringComparison.OrdinalIgnoreCase)) return (trimmed[..^2].TrimEnd(), 1000);
        return trimmed.EndsWith('m') ? (trimmed[..^1].TrimEnd(), 1) : (trimmed, 1);
    }
}
