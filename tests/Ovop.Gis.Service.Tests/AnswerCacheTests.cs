using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Service.Answers;
using Ovop.Gis.Service.Common;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Service.Tests;

/// <summary>The middleware and its memory by themselves, over the plainest store.</summary>
public class AnswerCacheTests
{
    private readonly MemoryStore _store = new();
    private readonly AnswerCache _cache = CacheOf(1 << 20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_who_ask_the_same_at_once_are_answered_by_one_computation()
    {
        var (asked, release) = (0, new TaskCompletionSource());
        var kept = Pipeline(async context =>
        {
            Interlocked.Increment(ref asked);
            await release.Task;
            await context.Response.WriteAsync("the answer", Token);
        });
        var contexts = Enumerable.Range(0, 20).Select(_ => Asking("/api/analyses/near?k=1")).ToList();
        var running = contexts.ConvertAll(kept.InvokeAsync);
        release.SetResult();
        await Task.WhenAll(running);
        Assert.Equal(1, asked);
        Assert.All(contexts, context => Assert.Equal("the answer", Sent(context)));
        Assert.Single(contexts.Select(context => context.Response.Headers.ETag.ToString()).Distinct());
    }

    [Fact]
    public async Task Where_who_asked_first_leaves_another_computes_for_those_who_wait()
    {
        var asked = 0;
        var kept = Pipeline(async context =>
        {
            // The second is dear enough to be kept at once.
            await Task.Delay(Interlocked.Increment(ref asked) == 1 ? Timeout.Infinite : 20, context.RequestAborted);
            await context.Response.WriteAsync("the answer", Token);
        });
        using var leaving = new CancellationTokenSource();
        var first = Asking("/api/analyses/near");
        first.RequestAborted = leaving.Token;
        var left = kept.InvokeAsync(first);
        var waiting = Enumerable.Range(0, 5).Select(_ => Asking("/api/analyses/near")).ToList();
        var running = waiting.ConvertAll(kept.InvokeAsync);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await Task.WhenAll(running);
        Assert.Equal(2, asked);
        Assert.All(waiting, context => Assert.Equal("the answer", Sent(context)));
    }

    [Fact]
    public async Task A_fault_is_each_asker_s_own_and_the_next_asks_anew()
    {
        var (asked, release) = (0, new TaskCompletionSource());
        var kept = Pipeline(async _ =>
        {
            Interlocked.Increment(ref asked);
            await release.Task;
            throw new InvalidOperationException("broken");
        });
        var running = Enumerable.Range(0, 4).Select(_ => kept.InvokeAsync(Asking("/api/layers"))).ToList();
        release.SetResult();
        foreach (var one in running) await Assert.ThrowsAsync<InvalidOperationException>(() => one);
        await Assert.ThrowsAsync<InvalidOperationException>(() => kept.InvokeAsync(Asking("/api/layers")));
        Assert.Equal(5, asked);
    }

    [Fact]
    public async Task What_was_computed_while_somebody_committed_is_sent_but_not_kept()
    {
        var asked = 0;
        var kept = Pipeline(async context =>
        {
            if (++asked == 1) await _store.CommitAsync(Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
            await context.Response.WriteAsync($"answer {asked}", Token);
        });
        foreach (var expected in new[] { "answer 1", "answer 2", "answer 2" })
        {
            var context = Asking("/api/layers");
            await kept.InvokeAsync(context);
            Assert.Equal(expected, Sent(context));
        }
    }

    [Theory]
    [InlineData("GET", "/api/imports/x")]
    [InlineData("GET", "/api/layersandmore")]
    [InlineData("GET", "/healthz")]
    [InlineData("POST", "/api/layers/zones/rollback")]
    public async Task What_does_not_follow_from_the_store_alone_is_asked_each_time(string method, string path)
    {
        var asked = 0;
        var kept = Pipeline(context => context.Response.WriteAsync($"answer {++asked}", Token));
        for (var i = 1; i <= 2; i++)
        {
            var context = Asking(path);
            context.Request.Method = method;
            await kept.InvokeAsync(context);
            Assert.Equal($"answer {i}", Sent(context));
            Assert.Empty(context.Response.Headers.ETag.ToString());
        }
    }

    [Fact]
    public void What_is_asked_for_again_outlives_any_number_of_answers_that_are_asked_for_once()
    {
        var cache = CacheOf(100_000);
        AnswerKey daily = Key("daily");
        cache.Keep(daily, "1", AnswerOf(2_000));
        for (var i = 0; i < 1_000; i++)
        {
            Assert.NotNull(cache.Find(daily, "1"));
            cache.Keep(Key($"slider {i}"), "1", AnswerOf(2_000));
            Assert.InRange(cache.Bytes, 1, 100_000);
        }

        Assert.InRange(cache.Count, 25, 50);
        Assert.NotNull(cache.Find(Key("slider 999"), "1"));
        Assert.Null(cache.Find(Key("slider 0"), "1"));
    }

    [Fact]
    public void A_cheap_answer_is_kept_when_it_is_asked_for_again_and_a_dear_one_at_once()
    {
        Assert.False(_cache.IsWorthKeeping(Key("cheap"), TimeSpan.FromMicroseconds(100)));
        Assert.False(_cache.IsWorthKeeping(Key("other"), TimeSpan.FromMicroseconds(100)));
        Assert.True(_cache.IsWorthKeeping(Key("cheap"), TimeSpan.FromMicroseconds(100)));
        Assert.True(_cache.IsWorthKeeping(Key("dear"), TimeSpan.FromMilliseconds(5)));
    }

    [Fact]
    public void Another_stamp_empties_the_memory_and_an_old_one_brings_nothing_back()
    {
        _cache.Keep(Key("a"), "1", AnswerOf(100));
        Assert.Null(_cache.Find(Key("a"), "2"));
        Assert.NotNull(_cache.Find(Key("a"), "1"));
        _cache.Keep(Key("b"), "2", AnswerOf(100));
        Assert.Null(_cache.Find(Key("a"), "1"));
        Assert.Equal(1, _cache.Count);
    }

    [Fact]
    public void Whatever_is_kept_grown_and_replaced_the_bytes_are_those_of_what_is_there()
    {
        var (cache, random) = (CacheOf(60_000), new Random(7));
        var here = new Dictionary<AnswerKey, Answer>();
        for (var step = 0; step < 5_000; step++)
        {
            var key = Key($"k{random.Next(60)}");
            if (random.Next(2) == 0) cache.Keep(key, "1", here[key] = AnswerOf(random.Next(1, 35_000)));
            else if (cache.Find(key, "1") is { } answer)
            {
                Assert.Same(here[key], answer);
                answer.In((Coding)random.Next(3), out var grown);
                if (grown > 0) cache.Grow(key, answer, grown);
            }

            Assert.InRange(cache.Bytes, 0, 60_000);
            Assert.Equal(cache.Bytes, here.Sum(e => cache.Find(e.Key, "1") == e.Value ? e.Value.Bytes + 2 * e.Key.Length : 0));
        }
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(64L << 20, true)]
    [InlineData(1L << 40, false)]
    public void A_bound_that_is_none_is_refused_by_its_name(long most, bool isTaken)
    {
        var checkedOptions = new AnswersOptionsCheck().Validate(null, new AnswersOptions { MaxKeptBytes = most });
        Assert.Equal(isTaken, checkedOptions.Succeeded);
        if (!isTaken) Assert.Contains("Answers:MaxKeptBytes", checkedOptions.FailureMessage, StringComparison.Ordinal);
    }

    private KeptAnswers Pipeline(RequestDelegate next) => new(next, _store, _cache);

    private static AnswerCache CacheOf(long bytes) => new(Options.Create(new AnswersOptions { MaxKeptBytes = bytes }));

    private static AnswerKey Key(string path) => new(path, "", AnswerFormat.Json);

    private static Answer AnswerOf(int bytes)
    {
        var body = new byte[bytes];
        new Random(bytes).NextBytes(body.AsSpan(0, bytes / 2));
        return new Answer([], body);
    }

    private static DefaultHttpContext Asking(string url)
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Response.Body) = ("GET", new MemoryStream());
        var parts = url.Split('?');
        (context.Request.Path, context.Request.QueryString) = (parts[0], new QueryString(parts.Length > 1 ? "?" + parts[1] : null));
        return context;
    }

    private static string Sent(HttpContext context) => Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
}
