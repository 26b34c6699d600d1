using Ovop.Gis.Benchmarks.Areas;
using Ovop.Gis.Benchmarks.Layers;
using Ovop.Gis.Benchmarks.Radius;

namespace Ovop.Gis.Benchmarks;

/// <summary>Everything that is compared, on layers so small that it takes seconds; no time means anything here.</summary>
internal static class TinyAgreement
{
    private const int Villages = 92, Zones = 150, Points = 5_000;

    /// <returns>0 where every peer that is here gave the same answer.</returns>
    public static async Task<int> RunAsync(string repository, CancellationToken cancellationToken)
    {
        var areas = await new AreaBenchmark(repository, rounds: 1).RunAsync([LayerPair.MadeUp(Villages, Zones)], cancellationToken).ConfigureAwait(false);
        var radius = await new RadiusBenchmark(rounds: 1).RunAsync([Points], cancellationToken).ConfigureAwait(false);
        foreach (var line in areas.Lines.Concat(radius.Lines))
            Console.WriteLine($"{(line.Ratio == Table.ResultLine.Refused ? "differs" : "agrees")}: {line.Peer}: {line.Question}: {line.Agreement}");
        return areas.Agrees && radius.Agrees ? 0 : 1;
    }
}
