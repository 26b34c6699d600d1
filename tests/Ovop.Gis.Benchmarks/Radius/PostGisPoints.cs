using Npgsql;
using NpgsqlTypes;
using Ovop.Gis.Benchmarks.PostGis;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Benchmarks.Radius;

/// <summary>The same questions to PostGIS's geography, as prepared statements of one client that reads every row.</summary>
internal sealed class PostGisPoints : IDisposable
{
    private const string Place = "(SELECT ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography p) q";

    private readonly NpgsqlCommand _within, _nearest;

    private PostGisPoints(NpgsqlCommand within, NpgsqlCommand nearest) => (_within, _nearest) = (within, nearest);

    public static async Task<PostGisPoints> LoadAsync(PostGisPeer server, string table, IReadOnlyList<NetTopologySuite.Geometries.Geometry> points, CancellationToken cancellationToken)
    {
        await server.ExecuteAsync("SET max_parallel_workers_per_gather = 0", cancellationToken).ConfigureAwait(false);
        await server.LoadAsync(table, "geography(Point,4326)", 4326, points, cancellationToken).ConfigureAwait(false);
        return new PostGisPoints(
            await PrepareAsync(server, $"SELECT id, ST_Distance(g, q.p) d FROM {table}, {Place} WHERE ST_DWithin(g, q.p, $3) ORDER BY d", NpgsqlDbType.Double, cancellationToken).ConfigureAwait(false),
            // The index orders by the distance on a sphere, so it gives more than are asked for and the ellipsoid decides.
            await PrepareAsync(server, $"SELECT id, ST_Distance(g, p) d FROM (SELECT id, g, q.p FROM {table}, {Place} ORDER BY g <-> q.p LIMIT 2 * $3) near ORDER BY d LIMIT $3", NpgsqlDbType.Integer, cancellationToken).ConfigureAwait(false));
    }

    public Task<List<PointDistance>> WithinAsync(LonLat place, double metres, CancellationToken cancellationToken) => AskAsync(_within, place, metres, cancellationToken);

    public Task<List<PointDistance>> NearestAsync(LonLat place, int count, CancellationToken cancellationToken) => AskAsync(_nearest, place, count, cancellationToken);

    public void Dispose()
    {
        _within.Dispose();
        _nearest.Dispose();
    }

    private static async Task<List<PointDistance>> AskAsync(NpgsqlCommand command, LonLat place, object limit, CancellationToken cancellationToken)
    {
        (command.Parameters[0].Value, command.Parameters[1].Value, command.Parameters[2].Value) = (place.LongitudeDegrees, place.LatitudeDegrees, limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<PointDistance>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(new PointDistance(reader.GetInt32(0), reader.GetDouble(1)));
        return rows;
    }

    private static async Task<NpgsqlCommand> PrepareAsync(PostGisPeer server, string sql, NpgsqlDbType limit, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, server.Connection);
        foreach (var type in new[] { NpgsqlDbType.Double, NpgsqlDbType.Double, limit }) command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
        await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        return command;
    }
}
