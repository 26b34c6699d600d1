using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Filters;

namespace Ovop.Gis.Data.Cql;

/// <summary>What the two encodings of CQL2 have in common: the names of relations, and limits.</summary>
internal static class CqlNames
{
    public const int LongestFilter = 20_000;
    public const int DeepestNesting = 40;
    public const int LongestList = 5_000;

    public static SpatialRelation? SpatialOf(string name) => Find<SpatialRelation>(name, "S_");

    public static TemporalRelation? TemporalOf(string name) => Find<TemporalRelation>(name, "T_");

    public static Comparison? ComparisonOf(string sign) => sign switch
    {
        "=" => Comparison.Equal,
        "<>" => Comparison.NotEqual,
        "<" => Comparison.Less,
        "<=" => Comparison.LessOrEqual,
        ">" => Comparison.Greater,
        ">=" => Comparison.GreaterOrEqual,
        _ => null,
    };

    public static RefusedException Refuse(string message) => new("filter", message);

    public static string Shown(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : text[..40].ToString() + "…";

    private static TEnum? Find<TEnum>(string name, string prefix)
        where TEnum : struct, Enum =>
        name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && name.AsSpan(2).IndexOfAnyExceptInRange('A', 'z') < 0
            && Enum.TryParse<TEnum>(name.AsSpan(2), ignoreCase: true, out var found) ? found : null;
}
