using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Ovop.Gis.Data;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Service.Imports;

namespace Ovop.Gis.Service.Common;

/// <summary>The only map from an exception to a status; what it says is ours, never the text of an unexpected exception.</summary>
internal sealed class ProblemTable(IProblemDetailsService problems, ILogger<ProblemTable> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "30";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Who asked has left: there is nobody to answer.
        if (exception is OperationCanceledException or IOException && httpContext.RequestAborted.IsCancellationRequested) return true;

        var problem = Describe(exception);
        if (problem.Status >= 500) Log.Failed(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
        httpContext.Response.StatusCode = problem.Status!.Value;
        if (exception is TooManyImportsException) httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static ProblemDetails Describe(Exception exception) => exception switch
    {
        RefusedException e => new ProblemDetails
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "The request cannot be answered as it was asked.",
            Detail = e.Message,
            Extensions = { ["errors"] = e.Faults.GroupBy(f => f.Parameter).ToDictionary(g => g.Key, g => g.Select(f => f.Message).ToArray()) },
        },
        BadHttpRequestException e => new ProblemDetails
        {
            Status = e.StatusCode,
            Title = e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The request is too large." : "The request is malformed.",
            Detail = e.InnerException is JsonException json ? $"The JSON cannot be read{(json.Path is { Length: > 0 } path ? " at " + path : "")}." : null,
        },
        BadUploadException e => new ProblemDetails { Status = e.Status, Title = "The upload cannot be taken.", Detail = e.Message },
        UnreadableFileException e => Fault(e.Message, e.Code, e.WayOut, e.FileName, e.RecordNumber),
        ImportRefusedException e => e.Fault is { } f ? Fault(f.Message, f.Code, f.WayOut, null, f.Record) : new ProblemDetails { Status = StatusCodes.Status422UnprocessableEntity, Title = "The file is refused.", Detail = e.Message },
        ImportStateException e => new ProblemDetails { Status = StatusCodes.Status409Conflict, Title = "Not now.", Detail = e.Message },
        VersionConflictException e => new ProblemDetails
        {
            Status = StatusCodes.Status409Conflict,
            Title = "Somebody else has committed since.",
            Detail = e.Message + " Check again to see what would change now.",
            Extensions = { ["layer"] = e.Layer.ToString(), ["expected"] = e.Expected, ["found"] = e.Found },
        },
        TooManyImportsException => new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = "Too many uploads are under way.",
            Detail = "Try again in a moment, or drop uploads that are not needed any more.",
        },
        StoreException => new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = "The store cannot be read now.",
            Detail = "Try again in a moment; the service's log says what is wrong.",
        },
        IOException e when UploadReader.IsDiskFull(e) => new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable, Title = "There is no room for uploads on the service's disk." },
        _ => new ProblemDetails { Status = StatusCodes.Status500InternalServerError, Title = "The service failed; its log says why." },
    };

    private static ProblemDetails Fault(string message, string code, string wayOut, string? file, int? record)
    {
        var problem = new ProblemDetails { Status = StatusCodes.Status422UnprocessableEntity, Title = "The file cannot be read.", Detail = message, Extensions = { ["code"] = code, ["wayOut"] = wayOut } };
        if (file is not null) problem.Extensions["file"] = file;
        if (record is not null) problem.Extensions["record"] = record;
        return problem;
    }
}
