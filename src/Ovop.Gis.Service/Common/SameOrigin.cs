using Microsoft.AspNetCore.Mvc;

namespace Ovop.Gis.Service.Common;

/// <summary>A page of another origin may not change anything here through the browser of somebody who may.</summary>
internal sealed class SameOrigin(RequestDelegate next, IProblemDetailsService problems)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || IsOwn(request))
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails { Status = StatusCodes.Status403Forbidden, Title = "The request comes from another site.", Detail = "Data are changed from the service's own pages, or by a program that is no browser." },
        });
    }

    /// <summary>The host is compared without its scheme: before a proxy the page may be https and this service http.</summary>
    private static bool IsOwn(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site && site is not ("same-origin" or "none")) return false;
        if (request.Headers.Origin is not { Count: > 0 } origins) return true;
        return origins.Count == 1 && Uri.TryCreate(origins.ToString(), UriKind.Absolute, out var origin)
            && string.Equals(origin.IsDefaultPort ? origin.Host : origin.Authority, WithoutDefaultPort(request.Host, origin), StringComparison.OrdinalIgnoreCase);
    }

    private static string WithoutDefaultPort(HostString host, Uri origin) =>
        origin.IsDefaultPort && host.Port is 80 or 443 ? host.Host : host.Value ?? "";
}
