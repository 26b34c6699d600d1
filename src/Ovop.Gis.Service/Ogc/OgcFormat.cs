using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Service.Ogc;

/// <summary>JSON for programs, HTML for people: by f first, then by the Accept header.</summary>
internal enum OgcFormat
{
    Json,
    Html,
}

internal static class OgcFormats
{
    public const string Json = "application/json";
    public const string GeoJson = "application/geo+json";
    public const string Html = "text/html";
    public const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";
    public const string Schema = "application/schema+json";
    public const string Problem = "application/problem+json";

    public static OgcFormat Of(HttpRequest request)
    {
        if (request.Query.TryGetValue("f", out var asked))
            return asked.ToString() switch
            {
                "json" or "geojson" => OgcFormat.Json,
                "html" => OgcFormat.Html,
                _ => throw new RefusedException("f", "must be json or html."),
            };

        foreach (var accepted in request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1))
        {
            if (accepted.MediaType == Html) return OgcFormat.Html;
            if (accepted.MediaType.Value?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true || accepted.MediaType == "*/*") return OgcFormat.Json;
        }

        return OgcFormat.Json;
    }
}
