using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Service.Ogc;

/// <summary>The way in for GIS clients: landing page, conformance, and the description of the interface.</summary>
internal static class LandingApi
{
    public const string Title = "Ovop.Gis";
    public const string Description = "Zones, kelurahan, clusters and sites of Kota Singkawang, every version with its content hash.";

    public static void MapLanding(this IEndpointRouteBuilder ogc)
    {
        ogc.MapGet("", Landing);
        ogc.MapGet("/conformance", Conformance);
        ogc.MapGet("/api", ApiAsync);
    }

    private static IResult Landing(HttpRequest request)
    {
        var format = Plain(request);
        var urls = new OgcUrls(request);
        List<OgcLink> links =
        [
            .. urls.SelfAndAlternate(format, OgcFormats.Json),
            new(urls.Of("/api"), "service-desc", OgcFormats.OpenApi, "The interface in OpenAPI 3.0"),
            new(urls.Outside("/openapi"), "service-doc", OgcFormats.Html, "The interface, to read"),
            new(urls.Of("/conformance"), "conformance", OgcFormats.Json, "The conformance classes that are met"),
            new(urls.Of("/collections"), "data", OgcFormats.Json, "The collections"),
        ];
        return format == OgcFormat.Html
            ? OgcPage.Landing(Title, Description, links)
            : TypedResults.Json(new Page(Title, Description, links), WireJson.Options);
    }

    private static IResult Conformance(HttpRequest request)
    {
        var format = Plain(request);
        var urls = new OgcUrls(request);
        return format == OgcFormat.Html
            ? OgcPage.Conformance(OgcConformance.Classes, urls)
            : TypedResults.Json(new Declaration(OgcConformance.Classes, [.. urls.SelfAndAlternate(format, OgcFormats.Json)]), WireJson.Options);
    }

    private static async Task<IResult> ApiAsync(HttpRequest request, LayerLibrary library, CancellationToken cancellationToken)
    {
        new OgcParameters(request, ["f"]).RefuseFaults();
        if (OgcFormats.Of(request) == OgcFormat.Html) return TypedResults.Redirect(new OgcUrls(request).Outside("/openapi"));
        var document = OgcApiDocument.Of(await library.ListAsync(cancellationToken), new OgcUrls(request));
        return TypedResults.Text(document.ToJsonString(WireJson.Options), OgcFormats.OpenApi);
    }

    private static OgcFormat Plain(HttpRequest request)
    {
        new OgcParameters(request, ["f"]).RefuseFaults();
        return OgcFormats.Of(request);
    }

    private sealed record Page(string Title, string Description, IReadOnlyList<OgcLink> Links);

    private sealed record Declaration(IReadOnlyList<string> ConformsTo, IReadOnlyList<OgcLink> Links);
}
