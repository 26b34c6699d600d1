using Microsoft.AspNetCore.Http.HttpResults;
using Ovop.Gis.Data.Csv;
using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Service.Common;

internal enum AnswerFormat
{
    Json,
    Csv,
}

/// <summary>Which format to answer in: the parameter f first, then the Accept header, then JSON.</summary>
internal static class Negotiation
{
    public const string FormatParameter = "f";

    public static AnswerFormat FormatOf(HttpRequest request)
    {
        if (request.Query.TryGetValue(FormatParameter, out var asked))
            return asked.ToString() switch
            {
                "json" or "geojson" => AnswerFormat.Json,
                "csv" => AnswerFormat.Csv,
                _ => throw new RefusedException(FormatParameter, "must be json or csv."),
            };

        var best = request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1).FirstOrDefault(a => a.Quality is not 0);
        return best?.MediaType == "text/csv" ? AnswerFormat.Csv : AnswerFormat.Json;
    }

    /// <summary>The query without f and at, which are not the analysis's business.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Parameters(HttpRequest request) =>
        request.Query.Where(q => q.Key is not (FormatParameter or MomentRequest.Parameter)).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value));

    /// <summary>What at asks for; null where it is left out.</summary>
    public static string? MomentOf(HttpRequest request) => request.Query.TryGetValue(MomentRequest.Parameter, out var at)
        ? at.Count == 1 ? at.ToString() : throw new RefusedException(MomentRequest.Parameter, "given more than once.")
        : null;

    public static void RefuseOthers(HttpRequest request, params string[] known)
    {
        var unknown = request.Query.Keys.Where(k => k != FormatParameter && !known.Contains(k, StringComparer.Ordinal))
            .Select(k => new RequestFault(k, $"unknown parameter; known {(known.Length == 0 ? "is" : "are")} {string.Join(", ", [.. known, FormatParameter])}.")).ToList();
        if (unknown.Count > 0) throw new RefusedException(unknown);
    }

    public static FileContentHttpResult Csv(ReportTable table, string name) =>
        TypedResults.File(System.Text.Encoding.UTF8.GetBytes(CsvTable.Write(table)), "text/csv; charset=utf-8", name + ".csv");
}
