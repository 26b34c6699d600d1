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

    /// <summary>The query without f, which is not the analysis's business.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Parameters(HttpRequest request) =>
        request.Query.Where(q => q.Key != FormatParameter).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value));

    public static void RefuseOthers(HttpRequest request)
    {
        var unknown = request.Query.Keys.Where(k => k != FormatParameter).Select(k => new RequestFault(k, "unknown parameter; known is f.")).ToList();
        if (unknown.Count > 0) throw new RefusedException(unknown);
    }

    public static FileContentHttpResult Csv(ReportTable table, string name) =>
        TypedResults.File(System.Text.Encoding.UTF8.GetBytes(CsvTable.Write(table)), "text/csv; charset=utf-8", name + ".csv");
}
