using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Service.Common;

namespace Ovop.Gis.Service.Results;

/// <summary>A result by its passport's id, and whether a result that somebody holds can be made again.</summary>
internal static class ResultsApi
{
    private const int LargestResultBytes = 64 << 20;

    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/results/{**id}", ReadAsync).WithTags("results").WithName("result").WithSummary("A result again, by the id of its passport")
            .Produces<JsonElement>(200, "application/json", "text/csv").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        routes.MapPost("/api/verify", VerifyAsync).WithTags("results").WithName("verify").WithSummary("Is this result what the data give? It is made again and compared figure by figure")
            .WithMetadata(new ResultBody(), new RequestSizeLimitAttribute(LargestResultBytes))
            .Produces<VerificationReport>().ProducesProblem(403).ProducesProblem(413).ProducesProblem(422);
    }

    private static async Task<IResult> ReadAsync(HttpRequest request, string id, Verification verification, CancellationToken cancellationToken)
    {
        Negotiation.RefuseOthers(request);
        var format = Negotiation.FormatOf(request);
        if (!PassportId.TryParse(id, out var asked)) throw new RefusedException("id", $"must be {PassportId.Expected}.");
        var again = await verification.RecomputeAsync(asked, cancellationToken);
        if (again.Report is not { } report) return TypedResults.Problem(again.Reason!.En, statusCode: StatusCodes.Status404NotFound, title: "This result cannot be made here.");
        if (!Verification.Agrees(asked, report.Passport)) return Conflict(asked, report.Passport);

        ResultLink.Add(request.HttpContext.Response, report.Passport.Id);
        if (format == AnswerFormat.Csv) return Negotiation.Csv(report.ToTable().Naming(report.Passport), asked.Analysis);
        return TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(report, report.GetType(), WireJson.Options), "application/json",
            entityTag: new EntityTagHeaderValue($"\"{report.Passport.ResultSha256[..32]}\""));
    }

    private static ProblemHttpResult Conflict(PassportId asked, Passport now) => TypedResults.Problem(
        $"The figures come out otherwise here: the hash begins with {now.ResultSha256[..PassportId.PrefixDigits]}, in the id with {asked.ResultPrefix}. The data of these versions, or the engine, are not those of then.",
        statusCode: StatusCodes.Status409Conflict, title: "Other figures than the id says.",
        extensions: new Dictionary<string, object?> { ["then"] = asked.ResultPrefix, ["now"] = now.ResultSha256, ["nowId"] = now.Id });

    private static async Task<IResult> VerifyAsync(HttpRequest request, Verification verification, CancellationToken cancellationToken)
    {
        Negotiation.RefuseOthers(request);
        var result = ResultReader.Read(await BodyAsync(request, cancellationToken), "the result");
        return TypedResults.Json(await result.VerifyAsync(verification, cancellationToken), WireJson.Options);
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestResultBytes) throw TooLarge();
        using var body = new MemoryStream();
        var part = new byte[64 << 10];
        int read;
        while ((read = await request.Body.ReadAsync(part, cancellationToken)) > 0)
        {
            if (body.Length + read > LargestResultBytes) throw TooLarge();
            body.Write(part, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static BadHttpRequestException TooLarge() => new("The result is too large.", StatusCodes.Status413PayloadTooLarge);
}

/// <summary>Marks the endpoint whose body is a result in one of its forms, for the API description.</summary>
internal sealed record ResultBody;
