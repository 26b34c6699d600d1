using Npgsql;

namespace Ovop.Gis.Testing;

/// <summary>A fresh database on the server that OVOP_TEST_POSTGIS names (a postgres:// address), removed at the end.</summary>
public sealed class PostGisDatabase : IAsyncLifetime
{
    public const string Variable = "OVOP_TEST_POSTGIS";
    private const string Template = "ovop_test_template";

    private static readonly Uri? Server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address ? new Uri(address) : null;

    private readonly string _name = "ovop_test_" + Guid.NewGuid().ToString("N");

    /// <summary>As a user gives it; skips the running test, visibly, where there is no server.</summary>
    public string Address
    {
        get
        {
            Assert.SkipWhen(Server is null, $"needs a PostGIS server: {Variable} is not set (tools/test starts one where Debian's postgresql and postgis are)");
            return AddressOf(Server!, _name);
        }
    }

    public string ConnectionString => Npgsql(Server!, _name);

    public async ValueTask InitializeAsync()
    {
        if (Server is null) return;
        await using var connection = new NpgsqlConnection(Npgsql(Server, "postgres"));
        await connection.OpenAsync();
        await RunAsync(connection, "SELECT pg_advisory_lock(1870032752, 1)");
        await using (var exists = new NpgsqlCommand($"SELECT count(*) FROM pg_database WHERE datname = '{Template}'", connection))
            if ((long)(await exists.ExecuteScalarAsync())! == 0) await MakeTemplateAsync(connection);
        await RunAsync(connection, $"CREATE DATABASE {_name} TEMPLATE {Template}");
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is null) return;
        await using var connection = new NpgsqlConnection(Npgsql(Server, "postgres"));
        await connection.OpenAsync();
        await RunAsync(connection, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    /// <summary>Takes the store away, so that the next to open it makes it anew.</summary>
    public Task ClearAsync() => ExecuteAsync("DROP SCHEMA IF EXISTS ovop CASCADE");

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, sql);
    }

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task MakeTemplateAsync(NpgsqlConnection connection)
    {
        await RunAsync(connection, $"CREATE DATABASE {Template}");
        await using (var template = new NpgsqlConnection(Npgsql(Server!, Template)))
        {
            await template.OpenAsync();
            await RunAsync(template, "CREATE EXTENSION postgis");
        }

        NpgsqlConnection.ClearAllPools();
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string AddressOf(Uri server, string database) => $"postgres://{server.UserInfo}@{server.Host}:{server.Port}/{database}";

    private static string Npgsql(Uri server, string database)
    {
        var user = server.UserInfo.Split(':').Select(Uri.UnescapeDataString).ToArray();
        return new NpgsqlConnectionStringBuilder { Host = server.Host, Port = server.Port, Username = user[0], Password = user.ElementAtOrDefault(1), Database = database, Pooling = false }.ToString();
    }
}
