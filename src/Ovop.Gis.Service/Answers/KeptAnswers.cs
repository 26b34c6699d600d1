using System.Collections.Concurrent;
using System.Diagnostics;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Service.Answers;

/// <summary>Answers that follow from the store alone are sent again from memory while its stamp is the same; the first in the pipeline, so that this is short.</summary>
internal sealed class KeptAnswers(RequestDelegate next, IFeatureStore store, AnswerCache cache)
{
    private static readonly PathString[] Paths = ["/api/analyses", "/api/layers", "/api/results"];

    private readonly ConcurrentDictionary<(AnswerKey Key, string Stamp), Task<Outcome>> _underWay = new();

    public Task InvokeAsync(HttpContext context) => IsOfTheStore(context.Request) ? AnswerAsync(context) : next(context);

    private static bool IsOfTheStore(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return false;
        foreach (var path in Paths)
            if (request.Path.StartsWithSegments(path)) return true;
        return false;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var key = AnswerKey.Of(context.Request);
        var stamp = await store.StampAsync(context.RequestAborted);
        if ((cache.Find(key, stamp) ?? await MakeAsync(context, key, stamp)) is { } answer) await SendAsync(context, key, answer);
    }

    private Task SendAsync(HttpContext context, AnswerKey key, Answer answer)
    {
        var (request, response) = (context.Request, context.Response);
        var variant = answer.In(ContentCoding.Best(request.Headers.AcceptEncoding), out var grown);
        if (grown > 0) cache.Grow(key, answer, grown);
        var isKnown = variant.IsAmong(request.Headers.IfNoneMatch);
        if (isKnown) response.Clear();
        answer.WriteHeaders(response.Headers, withContent: !isKnown);
        response.Headers.ETag = variant.Tag;
        if (isKnown)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (variant.ContentEncoding is { } encoding) response.Headers.ContentEncoding = encoding;
        response.ContentLength = variant.Body.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(variant.Body, context.RequestAborted).AsTask();
    }

    /// <summary>One works, who asks the same meanwhile waits for that.</summary>
    /// <returns>Null where there is no answer to keep, and the response is written already.</returns>
    private async Task<Answer?> MakeAsync(HttpContext context, AnswerKey key, string stamp)
    {
        var mine = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<Outcome> first;
        while ((first = _underWay.GetOrAdd((key, stamp), mine.Task)) != mine.Task)
        {
            var outcome = await first.WaitAsync(context.RequestAborted);
            if (outcome.Answer is { } made) return made;
            // Who was first has been refused: each is told so by itself. Who left has said nothing: another is first.
            if (!outcome.HasLeft) return await CaptureAsync(context, key, stamp);
        }

        Answer? answer = null;
        try
        {
            // Another may have kept it since it was last looked for.
            return answer = cache.Find(key, stamp) ?? await CaptureAsync(context, key, stamp);
        }
        finally
        {
            _underWay.TryRemove((key, stamp), out _);
            mine.SetResult(new Outcome(answer, context.RequestAborted.IsCancellationRequested));
        }
    }

    private async Task<Answer?> CaptureAsync(HttpContext context, AnswerKey key, string stamp)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await CapturedResponse.RunAsync(context, next);
        // Only what was computed between two equal stamps belongs to them.
        if (answer is not null && cache.IsWorthKeeping(key, Stopwatch.GetElapsedTime(started)) && await store.StampAsync(context.RequestAborted) == stamp) cache.Keep(key, stamp, answer);
        return answer;
    }

    private readonly record struct Outcome(Answer? Answer, bool HasLeft);
}
