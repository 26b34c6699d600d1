using Npgsql;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Proximity;
using Ovop.Gis.Spatial.Units;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Stores;

/// <summary>PostGIS's geography as an oracle of what lies near.</summary>
public sealed class PostGisProximityTests(PostGisDatabase database) : IClassFixture<PostGisDatabase>
{
    /// <summary>How far PostGIS's distances and ours may differ; rows nearer to each other than this may change places.</summary>
    private const double SameMetres = 1e-6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_lies_within_is_what_PostGIS_says_row_for_row()
    {
        _ = database.Address;
        var random = new Random(20261124);
        var places = Enumerable.Range(0, 20_000).Select(_ => (LonLat?)new LonLat(109 + 4 * random.NextDouble(), -2 + 3 * random.NextDouble())).ToArray();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        await StoreAsync(connection, places);
        var (index, found) = (PointIndex.Build(places), new NearbyPoints());
        var rows = 0;
        for (var i = 0; i < 50; i++)
        {
            var from = new LonLat(109 + 4 * random.NextDouble(), -2 + 3 * random.NextDouble());
            var radius = i % 5 == 0 ? 150_000 : 25_000.0;
            var expected = await WithinAsync(connection, from, radius);
            index.Within(from, Distance.FromMetres(radius), found);
            rows += expected.Count;
            SameRows(expected, found);

            index.Nearest(from, 10, within: null, found);
            SameRows(await WithinAsync(connection, from, 1e6, most: 10), found);
        }

        Assert.InRange(rows, 10_000, 1_000_000);
    }

    private static void SameRows(List<(int Id, double Metres)> expected, NearbyPoints found)
    {
        Assert.Equal(expected.Count, found.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i].Metres, found.Metres[i], SameMetres);
            if (expected[i].Id == found.Features[i]) continue;
            var other = expected.FindIndex(row => row.Id == found.Features[i]);
            Assert.True(other >= 0 && Math.Abs(expected[other].Metres - expected[i].Metres) <= SameMetres, $"row {i}");
        }
    }

    private static async Task StoreAsync(NpgsqlConnection connection, LonLat?[] places)
    {
        await RunAsync(connection, "CREATE TEMPORARY TABLE pts (id int PRIMARY KEY, x float8, y float8, geog geography(Point, 4326))");
        await using (var writer = await connection.BeginBinaryImportAsync("COPY pts (id, x, y) FROM STDIN (FORMAT BINARY)", Token))
        {
            for (var i = 0; i < places.Length; i++)
            {
                await writer.StartRowAsync(Token);
                await writer.WriteAsync(i, Token);
                await writer.WriteAsync(places[i]!.Value.LongitudeDegrees, Token);
                await writer.WriteAsync(places[i]!.Value.LatitudeDegrees, Token);
            }

            await writer.CompleteAsync(Token);
        }

        await RunAsync(connection, "UPDATE pts SET geog = ST_SetSRID(ST_MakePoint(x, y), 4326)::geography");
        await RunAsync(connection, "CREATE INDEX ON pts USING gist (geog); ANALYZE pts");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static async Task<List<(int Id, double Metres)>> WithinAsync(NpgsqlConnection connection, LonLat from, double radius, int? most = null)
    {
        await using var command = new NpgsqlCommand(
            "SELECT id, ST_Distance(geog, q.p) AS d FROM pts, (SELECT ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography AS p) q WHERE ST_DWithin(geog, q.p, $3) ORDER BY d, id LIMIT $4", connection);
        command.Parameters.AddWithValue(from.LongitudeDegrees);
        command.Parameters.AddWithValue(from.LatitudeDegrees);
        command.Parameters.AddWithValue(radius);
        command.Parameters.AddWithValue(most ?? 1_000_000);
        var rows = new List<(int, double)>();
        await using var reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token)) rows.Add((reader.GetInt32(0), reader.GetDouble(1)));
        return rows;
    }
}
