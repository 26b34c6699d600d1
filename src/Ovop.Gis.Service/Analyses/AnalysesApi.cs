using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Service.Common;
using Ovop.Gis.Service.Results;

namespace Ovop.Gis.Service.Analyses;

/// <summary>Every question of the catalogue under /api/analyses, asked by query parameters.</summary>
internal static class AnalysesApi
{
    public static void MapAnalyses(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/analyses").WithTags("analyses");
        var visitor = new Routes(group);
        AnalysisCatalog.Each(visitor);
        group.MapGet("", (HttpRequest request) =>
        {
            Negotiation.RefuseOthers(request);
            return TypedResults.Json(new AnalysisList(visitor.Entries), WireJson.Options);
        }).WithName("analyses").WithSummary("Every question that can be asked, with its parameters");
    }

    private sealed class Routes(RouteGroupBuilder group) : IAnalysisVisitor
    {
        public List<AnalysisEntry> Entries { get; } = [];

        public void Visit<TAnalysis, TRequest, TReport>(Func<LayerLibrary, TAnalysis> create)
            where TAnalysis : IAnalysis<TRequest, TReport>
            where TRequest : class, new()
            where TReport : class, IReport
        {
            IReadOnlyList<RequestField> fields = [.. new RequestForm<TRequest>().Fields, QueryParameters.Moment];
            Entries.Add(new AnalysisEntry(TAnalysis.Id, TAnalysis.Title, $"/api/analyses/{TAnalysis.Id}",
                [.. fields.Select(f => new ParameterEntry(f.Name, f.Description, f.Default, f.Example, f.Choices.Count > 0 ? f.Choices : null))]));
            group.MapGet("/" + TAnalysis.Id, async Task<Results<JsonHttpResult<TReport>, FileContentHttpResult>> (
                HttpRequest request, [FromServices] LayerLibrary library, [FromServices] RequestForm<TRequest> form, CancellationToken cancellationToken) =>
            {
                var format = Negotiation.FormatOf(request);
                var asked = form.Read(Negotiation.Parameters(request));
                var asOf = await MomentRequest.ApplyAsync(library, Negotiation.MomentOf(request), cancellationToken);
                var report = await create(asOf).RunAsync(asked, progress: null, cancellationToken);
                ResultLink.Add(request.HttpContext.Response, report.Passport.Id);
                return format == AnswerFormat.Csv ? Negotiation.Csv(report.ToTable().Naming(report.Passport), TAnalysis.Id) : TypedResults.Json(report, WireJson.Options);
            })
                .WithName(TAnalysis.Id).WithSummary(TAnalysis.Title.En).WithMetadata(new QueryParameters(fields))
                .Produces<TReport>(200, "application/json", "text/csv").ProducesProblem(400);
        }
    }
}

internal sealed record AnalysisList(IReadOnlyList<AnalysisEntry> Analyses);

internal sealed record AnalysisEntry(string Id, LocalText Title, string Href, IReadOnlyList<ParameterEntry> Parameters);

internal sealed record ParameterEntry(string Name, string Description, string? Default, string? Example, IReadOnlyList<string>? Choices);
