using Microsoft.AspNetCore.Http.HttpResults;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Service.Health;

/// <summary>Says whether the service can answer: it opens the store and reads its list of layers.</summary>
internal static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/healthz", CheckAsync).WithName("healthz").WithTags("operations").WithSummary("Opens the store; 503 where it cannot");

    private static async Task<Ok<HealthAnswer>> CheckAsync(IFeatureStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(new HealthAnswer("ok", (await store.ListAsync(cancellationToken)).Count));
}

internal sealed record HealthAnswer(string Status, int Layers);
