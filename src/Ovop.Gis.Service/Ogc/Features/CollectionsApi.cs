using System.Text.Json.Nodes;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Service.Ogc.Features;

/// <summary>The collections, each alone, and what each can be filtered by.</summary>
internal static class CollectionsApi
{
    public static void MapCollections(this IEndpointRouteBuilder ogc)
    {
        ogc.MapGet("/collections", ListAsync);
        ogc.MapGet("/collections/{id}", OneAsync);
        ogc.MapGet("/collections/{id}/queryables", QueryablesAsync);
    }

    /// <summary>The layer, or a 404 that says what there is.</summary>
    public static async Task<(Layer? Layer, IResult? Absent)> FindAsync(LayerLibrary library, string id, CancellationToken cancellationToken)
    {
        if (CollectionId.TryParse(id, out var collection) && await library.FindAsync(collection, cancellationToken) is { } layer) return (layer, null);
        return (null, TypedResults.Problem($"There is no collection '{(id.Length > 63 ? id[..63] : id)}'; /ogc/collections lists what there is.", statusCode: 404, title: "No such collection."));
    }

    private static async Task<IResult> ListAsync(HttpRequest request, LayerLibrary library, CancellationToken cancellationToken)
    {
        new OgcParameters(request, ["f"]).RefuseFaults();
        var (format, urls) = (OgcFormats.Of(request), new OgcUrls(request));
        var collections = (await library.ListAsync(cancellationToken))
            .Select(c => CollectionDocument.Of(c, urls, [new(urls.Of("/collections/" + c.Id), "self", OgcFormats.Json, c.Description.Title.En)], alone: false)).ToList();
        return format == OgcFormat.Html
            ? OgcPage.Collections(collections, urls)
            : TypedResults.Json(new CollectionsDocument([.. urls.SelfAndAlternate(format, OgcFormats.Json)], collections, CollectionDocument.Systems), WireJson.Options);
    }

    private static async Task<IResult> OneAsync(HttpRequest request, string id, LayerLibrary library, CancellationToken cancellationToken)
    {
        new OgcParameters(request, ["f"]).RefuseFaults();
        var (layer, absent) = await FindAsync(library, id, cancellationToken);
        if (layer is null) return absent!;
        var (format, urls) = (OgcFormats.Of(request), new OgcUrls(request));
        var document = CollectionDocument.Of(layer.Collection, urls, urls.SelfAndAlternate(format, OgcFormats.Json), alone: true);
        return format == OgcFormat.Html ? OgcPage.Collection(document, layer, urls) : TypedResults.Json(document, WireJson.Options);
    }

    private static async Task<IResult> QueryablesAsync(HttpRequest request, string id, LayerLibrary library, CancellationToken cancellationToken)
    {
        new OgcParameters(request, ["f"]).RefuseFaults();
        var (layer, absent) = await FindAsync(library, id, cancellationToken);
        if (layer is null) return absent!;
        var urls = new OgcUrls(request);
        return OgcFormats.Of(request) == OgcFormat.Html
            ? OgcPage.Queryables(layer.Collection, urls)
            : TypedResults.Text(Queryables(layer.Collection, urls).ToJsonString(WireJson.Options), OgcFormats.Schema);
    }

    private static JsonObject Queryables(Collection collection, OgcUrls urls)
    {
        var properties = new JsonObject();
        if (collection.Description.IsSpatial)
            properties[ItemsQuery.GeometryName] = new JsonObject { ["title"] = "Geometry", ["x-ogc-role"] = "primary-geometry", ["format"] = "geometry-any" };
        foreach (var field in collection.Fields)
            properties[field.Name] = new JsonObject { ["title"] = field.Name, ["type"] = field.Type == "text" ? "string" : field.Type };
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = urls.Of($"/collections/{collection.Id}/queryables"),
            ["type"] = "object",
            ["title"] = collection.Description.Title.En,
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }
}
