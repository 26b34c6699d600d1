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
        group.MapGet("", ListAsync).WithName("layers").WithMetadata(new QueryParameters([QueryParameters.Moment])).WithSummary("Every layer with its version, content hash, style and source")
            .Produces<LayerList>(200, "application/json", "text/csv").ProducesProblem(400);
        group.MapGet("/{id}", ReadAsync).WithName("layer").WithMetadata(new QueryParameters([QueryParameters.Moment])).WithSummary("A layer's features as GeoJSON (RFC 7946), or as a table")
            .Produces<string>(200, "application/geo+json", "text/csv").ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, LayerLibrary library, CancellationToken cancellationToken)
    {
        Negotiation.RefuseOthers(request, MomentRequest.Parameter);
        var asOf = await MomentRequest.ApplyAsync(library, Negotiation.MomentOf(request), cancellationToken);
        var list = LayerList.From(await asOf.ListAsync(cancellationToken));
        return Negotiation.FormatOf(request) == AnswerFormat.Csv ? Negotiation.Csv(list.ToTable(), "layers") : TypedResults.Json(list, WireJson.Options);
    }

    private static async Task<IResult> ReadAsync(HttpRequest request, string id, LayerLibrary library, CancellationToken cancellationToken)
    {
        Negotiation.RefuseOthers(request, MomentRequest.Parameter);
        var asOf = await MomentRequest.ApplyAsync(library, Negotiation.MomentOf(request), cancellationToken);
        var known = CollectionId.TryParse(id, out var collectionId);
        if (known && await asOf.FindAsync(collectionId, cancellationToken) is { } layer) return LayerAnswer.Of(request, layer);
        var reason = known ? await asOf.WhyAbsentAsync(collectionId, cancellationToken) : null;
        return TypedResults.Problem(reason is null ? $"There is no layer '{(id.Length > 63 ? id[..63] : id)}'; /api/layers lists what there is." : char.ToUpperInvariant(reason[0]) + reason[1..],
            statusCode: 404, title: "No such layer.");
    }
}
