using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Analyses.Differences;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Service.Common;
using Ovop.Gis.Service.Layers;
using Ovop.Gis.Service.Results;

namespace Ovop.Gis.Service.Versions;

/// <summary>A layer's history: its versions with their features and reports, what differs between two, and the way back.</summary>
internal static class VersionsApi
{
    private const int LargestRequestBytes = 64 << 10;

    public static void MapVersions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/layers/{id}").WithTags("versions");
        group.MapGet("/versions", ListAsync).WithName("versions").WithSummary("Every version of a layer, newest first")
            .Produces<VersionList>(200, "application/json", "text/csv").ProducesProblem(404);
        group.MapGet("/versions/{number:int}", ReadAsync).WithName("version").WithSummary("One version of a layer").Produces<VersionEntry>().ProducesProblem(404);
        group.MapGet("/versions/{number:int}/report", ReportAsync).WithName("versionReport").WithSummary("The report of the load that made a version").Produces<LoadOutcome>().ProducesProblem(404);
        group.MapGet("/versions/{number:int}/features", FeaturesAsync).WithName("versionFeatures").WithSummary("A version's features as GeoJSON (RFC 7946), or as a table")
            .Produces<string>(200, "application/geo+json", "text/csv").ProducesProblem(404);
        group.MapGet("/differences", DifferencesAsync).WithName("differences").WithSummary("What differs between two versions: features added, removed and changed, area moved")
            .WithMetadata(new QueryParameters([QueryParameters.Whole("from", "The version to start from.", "1"), QueryParameters.Whole("to", "The version to compare with it.", "2")]))
            .Produces<VersionDifference>(200, "application/json", "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapPost("/rollback", RollbackAsync).WithName("rollback").WithSummary("Make an earlier version the newest again; 0 withdraws the layer")
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequestBytes))
            .Produces<VersionEntry>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, string id, IFeatureStore store, CancellationToken cancellationToken)
    {
        Negotiation.RefuseOthers(request);
        if (await HistoryAsync(store, id, cancellationToken) is not var (layer, history)) return NoLayer(id);
        var list = VersionList.From(layer, history);
        return Negotiation.FormatOf(request) == AnswerFormat.Csv ? Negotiation.Csv(list.ToTable(), $"{layer}-versions") : TypedResults.Json(list, WireJson.Options);
    }

    private static async Task<IResult> ReadAsync(HttpRequest request, string id, int number, IFeatureStore store, CancellationToken cancellationToken)
    {
        Negotiation.RefuseOthers(request);
        if (await HistoryAsync(store, id, cancellationToken) is not var (_, history)) return NoLayer(id);
        var found = history.FirstOrDefault(v => v.Version.Number == number);
        return found is null ? NoVersion(id, number) : TypedResults.Json(VersionEntry.From(found, found == history[0]), WireJson.Options);
    }

    private static async Task<IResult> ReportAsync(HttpRequest request, string id, int number, IFeatureStore store, CancellationToken cancellationToken)
    {
        Negotiation.RefuseOthers(request);
        if (await HistoryAsync(store, id, cancellationToken) is not var (layer, _)) return NoLayer(id);
        if (await store.ReportAsync(layer, number, cancellationToken) is not { } report)
            return TypedResults.Problem($"Version {number} of '{layer}' was made without a load's report.", statusCode: 404, title: "No report.");
        NeverChanges(request);
        return TypedResults.Content(report, "application/json");
    }

    private static async Task<IResult> FeaturesAsync(HttpRequest request, string id, int number, IFeatureStore store, CancellationToken cancellationToken)
    {
        Negotiation.RefuseOthers(request);
        if (!CollectionId.TryParse(id, out var layer)) return NoLayer(id);
        if (await store.ReadAsync(layer, number, cancellationToken) is not { } stored) return NoVersion(id, number);
        NeverChanges(request);
        return LayerAnswer.Of(request, new Layer(stored.Collection, stored.Features, Passport.Input(stored.Collection.Version)));
    }

    private static async Task<IResult> DifferencesAsync(HttpRequest request, string id, IFeatureStore store, CancellationToken cancellationToken)
    {
        Negotiation.RefuseOthers(request, "from", "to");
        if (await HistoryAsync(store, id, cancellationToken) is not var (layer, _)) return NoLayer(id);
        var (from, to) = (Number(request, "from"), Number(request, "to"));
        if (await new LayerHistory(store).DifferenceAsync(layer, from, to, cancellationToken) is not { } difference) return NoVersion(id, from, to);
        ResultLink.Add(request.HttpContext.Response, difference.Passport.Id);
        return Negotiation.FormatOf(request) == AnswerFormat.Csv
            ? Negotiation.Csv(difference.ToTable().Naming(difference.Passport), $"{layer}-{from}-{to}")
            : TypedResults.Json(difference, WireJson.Options);
    }

    private static async Task<IResult> RollbackAsync(string id, RollbackRequest request, IFeatureStore store, CancellationToken cancellationToken)
    {
        var by = Author.Of(request.By);
        if (request.To is not { } to) throw new RefusedException("to", "must be the number of a version, or 0 to withdraw the layer.");
        if (!CollectionId.TryParse(id, out var layer)) return NoLayer(id);
        var result = await new LayerHistory(store).RollbackAsync(layer, to, by, cancellationToken);
        return result.Outcome switch
        {
            RollbackOutcome.Done => TypedResults.Json(VersionEntry.From(result.Version!, current: true), WireJson.Options),
            RollbackOutcome.AlreadyThat => TypedResults.Problem($"The newest version of '{layer}', {result.Version!.Version.Number}, holds just that already.", statusCode: 409, title: "Nothing to do."),
            _ => result.Before.Count == 0 ? NoLayer(id) : NoVersion(id, to),
        };
    }

    private static async Task<(CollectionId Layer, IReadOnlyList<VersionRecord> History)?> HistoryAsync(IFeatureStore store, string id, CancellationToken cancellationToken) =>
        CollectionId.TryParse(id, out var layer) && await store.VersionsAsync(layer, cancellationToken) is { Count: > 0 } history ? (layer, history) : null;

    private static int Number(HttpRequest request, string name) =>
        int.TryParse(request.Query[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new RefusedException(name, "must be the number of a version.");

    private static void NeverChanges(HttpRequest request) => request.HttpContext.Response.Headers.CacheControl = "private, max-age=86400, immutable";

    private static ProblemHttpResult NoLayer(string id) => TypedResults.Problem(id == CollectionId.Kecamatan.ToString()
        ? "The kecamatan follow from their kelurahan and have no versions of their own; see /api/layers/kelurahan/versions."
        : $"There never was a layer '{(id.Length > 63 ? id[..63] : id)}'; /api/layers lists what there is.", statusCode: 404, title: "No such layer.");

    private static ProblemHttpResult NoVersion(string id, params int[] numbers) =>
        TypedResults.Problem($"The layer '{id}' has no version {string.Join(" or no version ", numbers)} to be had; /api/layers/{id}/versions lists what there is.", statusCode: 404, title: "No such version.");
}
