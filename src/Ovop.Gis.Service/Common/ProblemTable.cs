using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Ovop.Gis.Data;
using Ovop.Gis.Planning.Analyses;

namespace Ovop.Gis.Service.Common;

/// <summary>The only map from an exception to a status; what it says is ours, never the text of an unexpected exception.</summary>
internal sealed class ProblemTable(IProblemDetailsService problems, ILogger<ProblemTable> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Who asked has left: there is nobody to answer.
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;

        var problem = Describe(exception);
        if (problem.Status >= 500) Log.Failed(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
        httpContext.Response.StatusCode = problem.Status!.Value;
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
        BadHttpRequestException e => new ProblemDetails { Status = e.StatusCode, Title = "The request is malformed." },
        StoreException => new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = "The store cannot be read now.",
            Detail = "Try again in a moment; the service's log says what is wrong.",
        },
        _ => new ProblemDetails { Status = StatusCodes.Status500InternalServerError, Title = "The service failed; its log says why." },
    };
}
