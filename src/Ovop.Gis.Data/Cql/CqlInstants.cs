using Ovop.Gis.Planning.Filters;

namespace Ovop.Gis.Data.Cql;

/// <summary>Dates and moments of a filter.</summary>
internal static class CqlInstants
{
    public static Value.Instant Parse(string text, bool isDay) => FilterLiterals.Instant(text) is { } instant && instant.IsDay == isDay
        ? instant
        : throw CqlNames.Refuse($"'{CqlNames.Shown(text)}' is no {(isDay ? "date such as 2026-11-24" : "moment such as 2026-11-24T10:00:00Z")}.");

    /// <summary>An end of an interval; null where it is open.</summary>
    public static Value? Bound(string text) => text is ".." or ""
        ? null
        : FilterLiterals.Instant(text) ?? throw CqlNames.Refuse($"'{CqlNames.Shown(text)}' is neither a date, nor a moment, nor '..'.");
}
