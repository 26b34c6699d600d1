using System.Buffers.Binary;
using System.Globalization;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Benchmarks.PostGis;

/// <summary>A database of the bench's own on the server that OVOP_TEST_POSTGIS names, gone when the bench ends.</summary>
internal sealed class PostGisPeer : IAsyncDisposable
{
    public const string Variable = "OVOP_TEST_POSTGIS";

    private readonly string _server, _database;

    private PostGisPeer(string server, string database, NpgsqlConnection connection) => (_server, _database, Connection) = (server, database, connection);

    public NpgsqlConnection Connection { get; }

    /// <summary>As in "PostGIS 3.5.2".</summary>
    public string Name => FullName.Split(" with ")[0];

    /// <summary>As in "PostGIS 3.5.2 with GEOS 3.13.1 and PostgreSQL 17.5".</summary>
    public string FullName { get; private set; } = "PostGIS";

    /// <summary>Null, with a word on the error output, where there is no server.</summary>
    public static async Task<PostGisPeer?> OpenAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } address)
        {
            await Console.Error.WriteLineAsync($"PostGIS: {Variable} names no server").ConfigureAwait(false);
            return null;
        }

        var (server, database) = (ConnectionString(new Uri(address)), "ovop_bench_" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        await ExecuteAsync(server, $"CREATE DATABASE {database}", cancellationToken).ConfigureAwait(false);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = database, CommandTimeout = 0 }.ToString());
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var peer = new PostGisPeer(server, database, connection);
        // What its manual advises for such work: compiling plans costs more than it gives, sorting stays in memory.
        await peer.ExecuteAsync("CREATE EXTENSION postgis; SET jit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'", cancellationToken).ConfigureAwait(false);
        var versions = await peer.ScalarAsync<string>(
            "SELECT postgis_lib_version() || ' with GEOS ' || split_part(postgis_geos_version(), '-', 1) || ' and PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1)", cancellationToken).ConfigureAwait(false);
        peer.FullName = "PostGIS " + versions;
        return peer;
    }

    public Task ExecuteAsync(string sql, CancellationToken cancellationToken) => ExecuteAsync(Connection, sql, cancellationToken);

    public async Task<T> ScalarAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, Connection);
        return (T)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Loads shapes numbered from 0 into a new table, and indexes and analyses it.</summary>
    /// <param name="type">As in geometry(Polygon,4326) or geography(Point,4326).</param>
    public async Task LoadAsync(string table, string type, int srid, IEnumerable<Geometry> shapes, CancellationToken cancellationToken)
    {
        await ExecuteAsync($"CREATE TABLE {table} (id integer PRIMARY KEY, g {type})", cancellationToken).ConfigureAwait(false);
        await using (var copy = await Connection.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT BINARY)", cancellationToken).ConfigureAwait(false))
        {
            var id = 0;
            foreach (var shape in shapes)
            {
                await copy.StartRowAsync(cancellationToken).ConfigureAwait(false);
                await copy.WriteAsync(id++, NpgsqlDbType.Integer, cancellationToken).ConfigureAwait(false);
                await copy.WriteAsync(ExtendedWkb(shape, srid), NpgsqlDbType.Bytea, cancellationToken).ConfigureAwait(false);
            }

            await copy.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }

        await ExecuteAsync($"CREATE INDEX ON {table} USING gist (g)", cancellationToken).ConfigureAwait(false);
        await ExecuteAsync($"VACUUM ANALYZE {table}", cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync().ConfigureAwait(false);
        await ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {_database} WITH (FORCE)", CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>PostGIS's own form: the reference system's number stands behind the type.</summary>
    private static byte[] ExtendedWkb(Geometry shape, int srid)
    {
        const int head = 5;
        var plain = new byte[FlatWkb.Length(shape)];
        FlatWkb.Write(shape, plain);
        var extended = new byte[plain.Length + 4];
        plain.AsSpan(0, head).CopyTo(extended);
        extended[4] |= 0x20;
        BinaryPrimitives.WriteInt32LittleEndian(extended.AsSpan(head), srid);
        plain.AsSpan(head).CopyTo(extended.AsSpan(head + 4));
        return extended;
    }

    private static async Task ExecuteAsync(string server, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(connection, sql, cancellationToken).ConfigureAwait(false);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string ConnectionString(Uri address)
    {
        var user = address.UserInfo.Split(':').Select(Uri.UnescapeDataString).ToArray();
        var database = address.AbsolutePath.Trim('/');
        return new NpgsqlConnectionStringBuilder
        {
            Host = address.Host, Port = address.Port > 0 ? address.Port : 5432, Username = user[0], Password = user.ElementAtOrDefault(1),
            Database = database.Length > 0 ? database : "postgres", Pooling = false,
        }.ToString();
    }
}
