namespace Ovop.Gis.Spatial.Units;

/// <summary>Rounds the parts of a whole so that what is printed adds to the rounded whole (Hamilton's method of the largest remainder).</summary>
public static class LargestRemainder
{
    private const int MostDecimals = 9;

    /// <summary>Each is cut to so many decimals, and the steps that are then missing go to those that lost most; of equals to the first.</summary>
    public static IReadOnlyList<decimal> Round(IReadOnlyList<double> parts, int decimals)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MostDecimals);
        var step = 1m;
        for (var i = 0; i < decimals; i++) step /= 10;
        // Decimal, so that 0.1 + 0.2 has no tail to round by.
        var exact = parts.Select(p => (decimal)p / step).ToArray();
        var cut = exact.Select(decimal.Floor).ToArray();
        var missing = (int)(decimal.Round(exact.Sum(), MidpointRounding.AwayFromZero) - cut.Sum());
        foreach (var part in Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - cut[i]).ThenBy(i => i).Take(missing)) cut[part]++;
        return [.. cut.Select(c => c * step)];
    }
}
