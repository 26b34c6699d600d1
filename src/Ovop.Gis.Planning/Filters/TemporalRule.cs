namespace Ovop.Gis.Planning.Filters;

/// <summary>How two stretches of time lie to each other: J. F. Allen, 'Maintaining knowledge about temporal intervals', CACM 26 (1983).</summary>
internal static class TemporalRule
{
    /// <summary>Unknown where a side has no time.</summary>
    public static bool? Of(TemporalRelation relation, (DateTimeOffset From, DateTimeOffset To)? left, (DateTimeOffset From, DateTimeOffset To)? right)
    {
        if (left is not var (a, b) || right is not var (c, d)) return null;
        return relation switch
        {
            TemporalRelation.After => a > d,
            TemporalRelation.Before => b < c,
            TemporalRelation.Contains => a < c && b > d,
            TemporalRelation.Disjoint => b < c || a > d,
            TemporalRelation.During => a > c && b < d,
            TemporalRelation.Equals => a == c && b == d,
            TemporalRelation.FinishedBy => a < c && b == d,
            TemporalRelation.Finishes => a > c && b == d,
            TemporalRelation.Intersects => b >= c && a <= d,
            TemporalRelation.Meets => b == c,
            TemporalRelation.MetBy => a == d,
            TemporalRelation.OverlappedBy => a > c && a < d && b > d,
            TemporalRelation.Overlaps => a < c && b > c && b < d,
            TemporalRelation.StartedBy => a == c && b > d,
            _ => a == c && b < d,
        };
    }
}
