using System.Diagnostics;
using Npgsql;
using Ovop.Gis.Benchmarks.Layers;
using Ovop.Gis.Benchmarks.PostGis;

namespace Ovop.Gis.Benchmarks.Areas;

/// <summary>The join that a PostGIS user writes, over indexed and analysed tables.</summary>
internal sealed class PostGisAreas : IAreaPeer
{
    private readonly PostGisPeer _server;

    private PostGisAreas(PostGisPeer server) => _server = server;

    public string Name => _server.Name;
    public string FullName => _server.FullName;
    public string Measured => "tables loaded, indexed (GiST) and analysed before; the join, its overlays and areas within; no JIT";
    public bool CanGeodesic => true;

    public static async Task<PostGisAreas> LoadAsync(PostGisPeer server, LayerPair degrees, LayerPair metres, CancellationToken cancellationToken)
    {
        await server.ExecuteAsync("DROP TABLE IF EXISTS villages, zones, villages_utm, zones_utm", cancellationToken).ConfigureAwait(false);
        await server.LoadAsync("villages", "geometry", 4326, degrees.Villages, cancellationToken).ConfigureAwait(false);
        await server.LoadAsync("zones", "geometry", 4326, degrees.Zones, cancellationToken).ConfigureAwait(false);
        await server.LoadAsync("villages_utm", "geometry", 32649, metres.Villages, cancellationToken).ConfigureAwait(false);
        await server.LoadAsync("zones_utm", "geometry", 32649, metres.Zones, cancellationToken).ConfigureAwait(false);
        return new PostGisAreas(server);
    }

    public async Task<IReadOnlyList<PairArea>> PairsAsync(bool geodesic, CancellationToken cancellationToken)
    {
        await ThreadsAsync(1, cancellationToken).ConfigureAwait(false);
        await using var command = new NpgsqlCommand($"SELECT * FROM (SELECT v.id, z.id, {From(geodesic)}) t WHERE a > 0", _server.Connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var pairs = new List<PairArea>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) pairs.Add(new PairArea(rows.GetInt32(0), rows.GetInt32(1), rows.GetDouble(2)));
        return pairs;
    }

    /// <param name="threads">1 for no worker beside the one process, else as many workers.</param>
    public async Task<Outcome> RunAsync(bool geodesic, int threads, CancellationToken cancellationToken)
    {
        await ThreadsAsync(threads, cancellationToken).ConfigureAwait(false);
        await using var command = new NpgsqlCommand($"SELECT count(*), sum(a) FROM (SELECT {From(geodesic)}) t WHERE a > 0", _server.Connection);
        var started = Stopwatch.GetTimestamp();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new Outcome(Stopwatch.GetElapsedTime(started).TotalSeconds, rows.GetInt64(0), rows.GetDouble(1));
    }

    private static string From(bool geodesic) => geodesic
        ? "ST_Area(ST_Intersection(v.g, z.g)::geography) a FROM villages v JOIN zones z ON ST_Intersects(v.g, z.g)"
        : "ST_Area(ST_Intersection(v.g, z.g)) a FROM villages_utm v JOIN zones_utm z ON ST_Intersects(v.g, z.g)";

    private Task ThreadsAsync(int threads, CancellationToken cancellationToken) => _server.ExecuteAsync(
        $"SET max_parallel_workers_per_gather = {(threads == 1 ? 0 : threads)}; SET parallel_setup_cost = 0; SET min_parallel_table_scan_size = 0; SET min_parallel_index_scan_size = 0", cancellationToken);
}
