namespace Ovop.Gis.EndToEnd.Tests;

/// <summary>The bench run once on tiny layers: not how long anything takes, only whether its peers are asked the same and answer the same.</summary>
public sealed class BenchTests(BenchTests.TinyRun run) : IClassFixture<BenchTests.TinyRun>
{
    [Theory]
    [InlineData("NetTopologySuite", 3)]
    [InlineData("GEOS", 4)]
    [InlineData("PostGIS", 7)]
    public void The_bench_and_its_peers_agree(string peer, int leastQuestions)
    {
        var lines = run.Outcome.Output.Split('\n').Where(line => line.Split(": ") is [_, var name, ..] && name.StartsWith(peer, StringComparison.Ordinal)).ToList();
        Assert.SkipWhen(lines.Count == 0 && peer != "NetTopologySuite", $"{peer} is not here: {Said(peer)}");
        Assert.True(lines.Count >= leastQuestions, run.Outcome.Error);
        Assert.All(lines, line => Assert.StartsWith("agrees: ", line, StringComparison.Ordinal));
        Assert.Equal(0, run.Outcome.ExitCode);
    }

    [Fact]
    public void What_the_bench_does_not_know_is_refused_with_a_way_to_what_it_knows()
    {
        Assert.Equal(2, run.Refused.ExitCode);
        Assert.Contains("--help", run.Refused.Error, StringComparison.Ordinal);
    }

    private string Said(string peer) => run.Outcome.Error.Split('\n').FirstOrDefault(line => line.StartsWith(peer, StringComparison.Ordinal)) ?? "";

    public sealed class TinyRun : IAsyncLifetime
    {
        internal Outcome Outcome { get; private set; } = null!;
        internal Outcome Refused { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var program = Processes.Built("Ovop.Gis.Benchmarks", "Ovop.Gis.Benchmarks.dll");
            Outcome = await Processes.RunAsync("dotnet", [program, "agree"]);
            Refused = await Processes.RunAsync("dotnet", [program, "areas", "--fast"]);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
