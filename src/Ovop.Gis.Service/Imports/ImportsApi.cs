using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Imports.Profiles;
using Ovop.Gis.Service.Common;

namespace Ovop.Gis.Service.Imports;

/// <summary>Files on their way in: uploaded, checked in the background, looked at, and committed or dropped.</summary>
internal static class ImportsApi
{
    private const int LargestRequestBytes = 64 << 10;
    private const int RoomForTheForm = 1 << 20;

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var most = routes.ServiceProvider.GetRequiredService<IOptions<ImportsOptions>>().Value.MaxUploadBytes;
        var group = routes.MapGroup("/api/imports").WithTags("imports").AddEndpointFilter(NotKept);
        group.MapPost("", UploadAsync).WithName("upload").WithSummary("Upload a file to be checked: a zip, GeoPackage, GeoJSON or CSV, or the parts of a shapefile")
            .WithMetadata(new RequestSizeLimitAttribute(most + RoomForTheForm), new QueryParameters(UploadFields.All), new UploadBody())
            .Produces<ImportResource>(202).ProducesProblem(400).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415).ProducesProblem(503);
        group.MapGet("", List).WithName("imports").WithSummary("The uploads that are kept, without their reports").Produces<ImportList>();
        group.MapGet("/{id}", Read).WithName("import").WithSummary("An upload: its status, and its report once it is checked").Produces<ImportResource>().ProducesProblem(404);
        group.MapPatch("/{id}", Change).WithName("changeImport").WithSummary("Check an upload again with other choices")
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequestBytes))
            .Produces<ImportResource>(202).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/{id}/preview", Preview).WithName("importPreview").WithSummary("The layer as it would be stored, each feature with how it differs from the newest version")
            .Produces<string>(200, "application/geo+json").ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/{id}/findings", Findings).WithName("importFindings").WithSummary("What the check found, also as a table")
            .Produces<FindingsAnswer>(200, "application/json", "text/csv").ProducesProblem(404).ProducesProblem(409);
        group.MapPost("/{id}/commit", CommitAsync).WithName("commitImport").WithSummary("Make the checked file the layer's next version")
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequestBytes))
            .Produces<ImportResource>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        group.MapDelete("/{id}", Drop).WithName("dropImport").WithSummary("Drop an upload and its running check")
            .Produces(204).ProducesProblem(403).ProducesProblem(404);
        routes.MapGet("/api/import-profiles", () => TypedResults.Json(new ProfilesAnswer(RuleProfiles.All), WireJson.Options)).WithTags("imports")
            .WithName("importProfiles").WithSummary("The standards that a file can be held against").Produces<ProfilesAnswer>();
    }

    private static async Task<IResult> UploadAsync(
        HttpContext context, PendingImports imports, ImportChecks checks, IOptions<ImportsOptions> options, CancellationToken cancellationToken)
    {
        var import = imports.Reserve();
        var received = false;
        try
        {
            var (upload, choices) = await new UploadReader(options.Value.MaxUploadBytes).ReadAsync(context.Request, import.Folder, cancellationToken);
            checks.Start(import, upload, choices);
            received = true;
        }
        finally
        {
            if (!received) imports.Remove(import);
        }

        context.Response.Headers.Location = $"/api/imports/{import.Id}";
        return TypedResults.Json(import.ToResource(withReport: true), WireJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private static JsonHttpResult<ImportList> List(PendingImports imports) =>
        TypedResults.Json(new ImportList([.. imports.All().Select(i => i.ToResource(withReport: false))]), WireJson.Options);

    private static IResult Read(string id, PendingImports imports) =>
        imports.Find(id) is { } import ? TypedResults.Json(import.ToResource(withReport: true), WireJson.Options) : NotThere();

    private static IResult Change(string id, ImportPatch patch, PendingImports imports, ImportChecks checks)
    {
        if (imports.Find(id) is not { } import) return NotThere();
        var choices = patch.Over(import.Choices);
        choices.ToRequest();
        checks.Start(import, received: null, choices);
        imports.Renew(import);
        return TypedResults.Json(import.ToResource(withReport: true), WireJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private static IResult Preview(string id, PendingImports imports)
    {
        if (imports.Find(id) is not { } import) return NotThere();
        return import.PreviewPath is { } path && File.Exists(path) ? TypedResults.PhysicalFile(path, "application/geo+json") : NotChecked();
    }

    private static IResult Findings(HttpRequest request, string id, PendingImports imports)
    {
        Negotiation.RefuseOthers(request);
        if (imports.Find(id) is not { } import) return NotThere();
        if (import.Outcome is not { } outcome) return NotChecked();
        return Negotiation.FormatOf(request) == AnswerFormat.Csv
            ? Negotiation.Csv(outcome.FindingsTable(), "findings")
            : TypedResults.Json(new FindingsAnswer(outcome.Findings), WireJson.Options);
    }

    private static async Task<IResult> CommitAsync(string id, CommitRequest? request, PendingImports imports, ImportChecks checks, CancellationToken cancellationToken)
    {
        var by = Author.Of(request?.By);
        if (imports.Find(id) is not { } import) return NotThere();
        var (report, outcome) = import.BeginCommit();
        int? version = null;
        try
        {
            report ??= await checks.CheckAgainAsync(import, cancellationToken);
            if (report.Staged is null) throw new ImportRefusedException("The report has errors now; check again to see them.", null);
            version = (await checks.CommitAsync(report, by, request?.Expected ?? outcome.BasedOn, cancellationToken)).Number;
        }
        finally
        {
            import.EndCommit(version);
        }

        return TypedResults.Json(import.ToResource(withReport: true), WireJson.Options);
    }

    private static IResult Drop(string id, PendingImports imports)
    {
        if (imports.Find(id) is not { } import) return NotThere();
        imports.Remove(import);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult NotThere() => TypedResults.Problem("It was dropped, or has expired; upload the file again.", statusCode: 404, title: "No such import.");

    private static ProblemHttpResult NotChecked() => TypedResults.Problem("The file is still being checked, or cannot be read; its status says which.", statusCode: 409, title: "Not checked.");

    private static async ValueTask<object?> NotKept(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return await next(context);
    }
}
