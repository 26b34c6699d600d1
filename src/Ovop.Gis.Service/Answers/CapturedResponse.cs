using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Ovop.Gis.Service.Answers;

/// <summary>Runs the rest of the pipeline into memory and makes an answer of what it says.</summary>
internal static class CapturedResponse
{
    private const int LikelyBytes = 4 << 10;

    /// <returns>Null where it is no plain 200; it is then passed on as it is.</returns>
    public static async Task<Answer?> RunAsync(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        var (method, codings, sent) = (request.Method, request.Headers.AcceptEncoding, context.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        var body = new MemoryStream(LikelyBytes);
        var captured = new StreamResponseBodyFeature(body);
        context.Features.Set<IHttpResponseBodyFeature>(captured);
        // The whole is asked for, plain: HEAD and the codings are made from it.
        (request.Method, request.Headers.AcceptEncoding) = (HttpMethods.Get, default);
        try
        {
            await next(context);
            await captured.CompleteAsync();
        }
        finally
        {
            (request.Method, request.Headers.AcceptEncoding) = (method, codings);
            context.Features.Set(sent);
        }

        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        if (response.StatusCode == StatusCodes.Status200OK) return new Answer(HeadersOf(response), bytes.Length * 2 > body.Capacity ? bytes : bytes.ToArray());
        if (bytes.Length > 0 && !HttpMethods.IsHead(method)) await response.Body.WriteAsync(bytes, context.RequestAborted);
        return null;
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> HeadersOf(HttpResponse response)
    {
        // Kept by whom it was sent to, but asked for again each time whether it still holds.
        if (response.Headers.CacheControl.Count == 0) response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept, Accept-Encoding";
        return response.Headers.Where(header => header.Key is not ("Content-Length" or "Date" or "Server" or "ETag"));
    }
}
