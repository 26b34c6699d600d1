using System.Diagnostics;
using Ovop.Gis.Benchmarks.Table;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Benchmarks.HttpLoad;

/// <summary>The service beside a bare Kestrel, asked in turns by the same client on the same machine.</summary>
internal sealed class HttpBenchmark(string repository, int rounds)
{
    private const string Shares = "/api/analyses/area-shares";
    private const string AcceptEncoding = "Accept-Encoding: gzip, deflate, br";

    /// <summary>What is aimed at: half of what a bare Kestrel serves, and these times.</summary>
    private const double HelloAim = 0.5, WaitAimSeconds = 0.005, AfterCommitAimSeconds = 0.1;

    private static readonly int[] Connections = [16, 64];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6), Turn = TimeSpan.FromSeconds(1.5);

    private readonly List<ResultLine> _lines = [];
    private readonly List<FigureTable> _tables = [];

    public async Task<BenchSection> RunAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"ovop-bench-http-{Environment.ProcessId}.gpkg");
        try
        {
            var store = await ClusterLayers.MakeAsync(path, cancellationToken).ConfigureAwait(false);
            using var hello = await ServerProcess.StartAsync(Environment.ProcessPath!, url => ["hello", url], "/", cancellationToken).ConfigureAwait(false);
            var program = Path.Combine(repository, "artifacts", "bin", "Ovop.Gis.Service", "release", "Ovop.Gis.Service");
            using var service = await ServerProcess.StartAsync(program, url => ["--store", path, "--urls", url], "/healthz", cancellationToken).ConfigureAwait(false);

            foreach (var connections in Connections) Compare(connections, await QuestionsAsync(hello.Port, service.Port, cancellationToken).ConfigureAwait(false), cancellationToken);
            await AfterCommitsAsync(store, service.Port, cancellationToken).ConfigureAwait(false);
            return BenchSection.Of("http", "HTTP",
            [
                $"{rounds} turns of {Turn.TotalSeconds} s after {WarmUp.TotalSeconds} s to warm up, the service and a bare Kestrel in turns, the client on the same machine.",
                "Kept: the same question again. As a browser asks: with Accept-Encoding. 304: with the ETag of the answer before.",
            ], _lines, _tables);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<List<Question>> QuestionsAsync(int hello, int service, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var shares = await client.GetAsync($"http://127.0.0.1:{service}{Shares}", cancellationToken).ConfigureAwait(false);
        const string Near = "/api/analyses/near?within=25km&of=", Elsewhere = "&from=108.9#####,0.8#####";
        return
        [
            Question.Get("bare Kestrel, 49 bytes", hello, "/"),
            Question.Get("near, kept", service, Near + ClusterLayers.Spread),
            Question.Get("near, kept, as a browser asks", service, Near + ClusterLayers.Spread, headers: AcceptEncoding),
            Question.Get("near with all 1,000 rows, kept, as a browser asks", service, Near + ClusterLayers.Dense, headers: AcceptEncoding),
            Question.Get("near, another origin each time", service, Near + ClusterLayers.Spread + Elsewhere),
            Question.Get("near, another origin each time, as a browser asks", service, Near + ClusterLayers.Spread + Elsewhere, headers: AcceptEncoding),
            Question.Get("area-shares, kept", service, Shares),
            Question.Get("area-shares, kept, as a browser asks", service, Shares, headers: AcceptEncoding),
            Question.Get("area-shares, not changed (304)", service, Shares, 304, $"If-None-Match: {shares.Headers.ETag}"),
        ];
    }

    private void Compare(int connections, List<Question> questions, CancellationToken cancellationToken)
    {
        var client = new LoadClient(connections);
        var (rates, latencies, bytes) = (questions.ConvertAll(_ => new List<double>()), questions.ConvertAll(_ => new LatencyHistogram()), new int[questions.Count]);
        foreach (var question in questions) client.Run(question, WarmUp, cancellationToken);
        for (var round = 0; round < rounds; round++)
            for (var i = 0; i < questions.Count; i++)
            {
                var started = Stopwatch.GetTimestamp();
                var turn = client.Run(questions[i], Turn, cancellationToken);
                rates[i].Add(turn.Count / Stopwatch.GetElapsedTime(started).TotalSeconds);
                latencies[i].Add(turn);
                bytes[i] = client.AnswerBytes;
            }

        _tables.Add(new FigureTable($"{connections} connections", ["", "bytes", "requests a second", "p50", "p99"], [.. questions.Select((question, i) => (IReadOnlyList<string>)
            [question.Name, Quantity.Count(bytes[i]), Quantity.Rate(Median(rates[i])), Quantity.Time(Seconds(latencies[i], 0.5)), Quantity.Time(Seconds(latencies[i], 0.99))])]));
        for (var i = 1; i < questions.Count; i++)
        {
            var question = $"{questions[i].Name}, {connections} connections";
            _lines.Add(ResultLine.OfRates(question, questions[0].Name, Median(rates[i]), Median(rates[0]), connections == Connections[0] ? HelloAim : null, Agreement.NothingToCompare));
            if (connections == Connections[0]) _lines.Add(ResultLine.OfLimit(question + ", p99", Seconds(latencies[i], 0.99), WaitAimSeconds, Quantity.Time));
        }
    }

    /// <summary>The first answers after a layer of the city's size has changed, in a service that is warm.</summary>
    private async Task AfterCommitsAsync(IFeatureStore store, int port, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var (kelurahan, times, whole) = ((await store.ReadAsync(CollectionId.Kelurahan, null, cancellationToken).ConfigureAwait(false))!, new List<double>(), 0);
        for (var i = 0; i < 15; i++)
        {
            // Another content each time: the kelurahan in another order.
            var turned = kelurahan.Features.Skip(i + 1).Concat(kelurahan.Features.Take(i + 1)).ToList();
            await store.CommitAsync(new StagedDataset(kelurahan.Collection.Description, kelurahan.Collection.Fields, turned, "bench", new string('0', 64)),
                new CommitNote("bench", VersionOrigin.Load, []), cancellationToken).ConfigureAwait(false);
            var started = Stopwatch.GetTimestamp();
            whole = (await client.GetByteArrayAsync($"http://127.0.0.1:{port}{Shares}", cancellationToken).ConfigureAwait(false)).Length;
            times.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        var question = $"first area-shares ({Quantity.Count(whole)} bytes) after a commit of the 26 kelurahan by another process, {times.Count} times";
        _lines.Add(ResultLine.OfLimit(question + ", median", Median(times), AfterCommitAimSeconds, Quantity.Time));
        _lines.Add(ResultLine.OfLimit(question + ", worst", times.Max(), AfterCommitAimSeconds, Quantity.Time));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static double Seconds(LatencyHistogram latencies, double ratio) => latencies.Percentile(ratio) / (double)Stopwatch.Frequency;
}
