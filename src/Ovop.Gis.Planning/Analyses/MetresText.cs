namespace Ovop.Gis.Planning.Analyses;

/// <summary>How a length is written in a request: a number of metres, or one with its unit.</summary>
internal static class MetresText
{
    internal static (string Digits, double Factor) Split(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.EndsWith("km", StringComparison.OrdinalIgnoreCase)) return (trimmed[..^2].TrimEnd(), 1000);
        return trimmed.EndsWith('m') ? (trimmed[..^1].TrimEnd(), 1) : (trimmed, 1);
    }
}
