using Ovop.Gis.Service.Common;

namespace Ovop.Gis.Service.Answers;

/// <summary>What tells two answers apart: the path, the query in one order and without f, and the format.</summary>
internal readonly record struct AnswerKey(string Path, string Query, AnswerFormat Format)
{
    public int Length => Path.Length + Query.Length;

    /// <exception cref="Planning.Analyses.RefusedException">There is no such format.</exception>
    public static AnswerKey Of(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var query = request.QueryString.Value ?? "";
        // The rule, and the short way to what it says of nearly every request.
        var format = AsksForFormat(query) || AsksForTable(request) ? Negotiation.FormatOf(request) : AnswerFormat.Json;
        return new AnswerKey(path, InOrder(query), format);
    }

    private static bool AsksForTable(HttpRequest request)
    {
        foreach (var line in request.Headers.Accept)
            if (line is not null && line.Contains("csv", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool AsksForFormat(string query) =>
        query.StartsWith("?f=", StringComparison.OrdinalIgnoreCase) || query.Contains("&f=", StringComparison.OrdinalIgnoreCase) || query.Contains('%', StringComparison.Ordinal);

    /// <summary>The parts sorted; which spelling of a part was used is left as it is.</summary>
    private static string InOrder(string query)
    {
        if (query.Length < 2) return "";
        if (!query.Contains('&', StringComparison.Ordinal)) return IsFormat(query.AsSpan(1)) ? "" : query;
        var parts = query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(parts, StringComparer.Ordinal);
        return string.Concat("?", string.Join('&', parts.Where(part => !IsFormat(part))));
    }

    private static bool IsFormat(ReadOnlySpan<char> part) => part.StartsWith(Negotiation.FormatParameter + "=", StringComparison.Ordinal);
}
