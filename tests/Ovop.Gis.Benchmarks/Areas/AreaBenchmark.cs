using Ovop.Gis.Benchmarks.Layers;
using Ovop.Gis.Benchmarks.PostGis;
using Ovop.Gis.Benchmarks.Table;

namespace Ovop.Gis.Benchmarks.Areas;

/// <summary>The area matrix beside those of PostGIS, GEOS and NetTopologySuite, on the same coordinates in one run.</summary>
internal sealed class AreaBenchmark(string repository, int rounds)
{
    public async Task<BenchSection> RunAsync(IReadOnlyList<LayerPair> pairs, CancellationToken cancellationToken)
    {
        var server = await PostGisPeer.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var contests = new List<AreaContest>();
            foreach (var pair in pairs) contests.Add(await ContestAsync(pair, server, cancellationToken).ConfigureAwait(false));
            return BenchSection.Of("areas", "Area matrix", [.. Notes(contests[0])],
                [.. contests.SelectMany(contest => contest.Lines())], [.. contests.Select(contest => contest.Figures())]);
        }
        finally
        {
            if (server is not null) await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<AreaContest> ContestAsync(LayerPair degrees, PostGisPeer? server, CancellationToken cancellationToken)
    {
        var metres = degrees.Projected();
        using var geos = await GeosProgram.StartAsync(repository, metres, cancellationToken).ConfigureAwait(false);
        var postGis = server is null ? null : await PostGisAreas.LoadAsync(server, degrees, metres, cancellationToken).ConfigureAwait(false);
        var contest = new AreaContest(degrees, metres, [.. new IAreaPeer?[] { postGis, geos, new OverlayNgLoop(metres) }.OfType<IAreaPeer>()]);
        await contest.CompareAsync(cancellationToken).ConfigureAwait(false);
        await Contest.RunAsync(contest.Entrants, rounds, cancellationToken).ConfigureAwait(false);
        return contest;
    }

    private IEnumerable<string> Notes(AreaContest contest)
    {
        yield return $"Median of {rounds} rounds after one to warm up, all in turns. Geodesic: longitude and latitude, areas on the ellipsoid. Planar: UTM 49 north, the same numbers for all.";
        yield return "Ours: shapes in memory before. \"With preparation\" builds the index of boxes and both trees of edges within the time; \"prepared\" is the sum alone, which is what a question on a layer already in memory costs.";
        foreach (var peer in contest.Peers) yield return $"{peer.FullName}: {peer.Measured}.";
        if (!contest.Peers.Any(peer => peer is PostGisAreas)) yield return "PostGIS was not here.";
        if (!contest.Peers.Any(peer => peer is GeosProgram)) yield return "GEOS was not here to compile against.";
        yield return "Each pair above 1 m² is compared: planar within 1e-9, geodesic within 1e-7 or 0.05 m². Where that fails, or numbers or sums of pairs differ, no ratio is given.";
    }
}
