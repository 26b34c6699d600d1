using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Ovop.Gis.Data.GeoJson;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Service.Common;

namespace Ovop.Gis.Service.Layers;

/// <summary>The layers of the store: their list, and each as GeoJSON or as a table.</summary>
internal static class LayersApi
{
    public static void MapLayers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/layers").WithTags("layers");
        group.MapGet("", ListAsync).WithName("layers").WithSummary("Every layer with its version, content hash, style and source")
            .Produces<LayerList>().Produces(200, contentType: "text/csv").ProducesProblem(400);
        group.MapGet("/{id}", ReadAsync).WithName("layer").WithSummary("A layer's features as GeoJSON (RFC 7946), or as a table")
            .Produces(200, contentType: "application/geo+json").Produces(200, contentType: "text/csv").ProducesProblem(404);
    }

    private static async Task<Results<JsonHttpResult<LayerList>, FileContentHttpResult>> ListAsync(HttpRequest request, LayerLibrary library, CancellationToken cancellationToken)
    {
        Negotiation.RefuseOthers(request);
        var list = LayerList.From(await library.ListAsync(cancellationToken));
        return Negotiation.FormatOf(request) == AnswerFormat.Csv ? Negotiation.Csv(list.ToTable(), "layers") : TypedResults.Json(list, WireJson.Options);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadAsync(HttpRequest request, string id, LayerLibrary library, CancellationToken cancellationToken)
    {
        Negotiation.RefuseOthers(request);
        if (!CollectionId.TryParse(id, out var collectionId) || await library.FindAsync(collectionId, cancellationToken) is not { } layer)
            return TypedResults.Problem($"There is no layer '{(id.Length > 63 ? id[..63] : id)}'; /api/layers lists what there is.", statusCode: 404, title: "No such layer.");
        if (Negotiation.FormatOf(request) == AnswerFormat.Csv) return Negotiation.Csv(FeatureTable.Of(layer), id);

        using var body = new MemoryStream();
        GeoJsonWriter.Write(body, layer.Features.Select(f => (f.Id, f.Geometry, f.Attributes)), decimals: null);
        var version = layer.Collection.Version;
        return TypedResults.File(body.ToArray(), "application/geo+json", entityTag: new EntityTagHeaderValue($"\"{version.ContentSha256[..32]}\""));
    }
}
