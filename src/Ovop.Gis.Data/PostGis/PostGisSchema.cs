using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Npgsql;

namespace Ovop.Gis.Data.PostGis;

/// <summary>The store's own tables: made in an empty database, brought up to date in an older one, by numbered scripts.</summary>
internal sealed class PostGisSchema(NpgsqlDataSource source, string connectionString, PostGisFaults faults)
{
    private const string Folder = "Ovop.Gis.Data.PostGis.Migrations.";

    /// <returns>The schema that PostGIS lives in.</returns>
    public async Task<string> OpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var versions = new PostGisVersions(connection, cancellationToken);
        var (encoding, isStore) = (await versions.ReadAsync(PostGisSql.SelectServer, row => (row.GetString(0), row.GetBoolean(1))).ConfigureAwait(false))[0];
        if (encoding != "UTF8") throw faults.WrongEncoding(encoding);
        if (!isStore || await IsOldAsync(versions).ConfigureAwait(false))
        {
            // Two programs that open a new database at once: the second waits, and finds it made.
            await versions.RunAsync(PostGisSql.LockSetup).ConfigureAwait(false);
            try
            {
                await EnsurePostGisAsync(versions).ConfigureAwait(false);
                if (await versions.ScalarAsync(PostGisSql.SelectSchema).ConfigureAwait(false) is false) await versions.RunAsync(PostGisSql.CreateSchema).ConfigureAwait(false);
                await Task.Run(Update, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await new PostGisVersions(connection, CancellationToken.None).RunAsync(PostGisSql.UnlockSetup).ConfigureAwait(false);
            }
        }

        return await EnsurePostGisAsync(versions).ConfigureAwait(false);
    }

    private static IEnumerable<string> Scripts => typeof(PostGisSchema).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..]).Order(StringComparer.Ordinal);

    private async Task<bool> IsOldAsync(PostGisVersions versions)
    {
        var applied = await versions.ReadAsync(PostGisSql.SelectMigrations, row => row.GetString(0)).ConfigureAwait(false);
        if (applied.Except(Scripts, StringComparer.Ordinal).FirstOrDefault() is { } unknown) throw faults.Newer(unknown);
        return Scripts.Except(applied, StringComparer.Ordinal).Any();
    }

    private async Task<string> EnsurePostGisAsync(PostGisVersions versions)
    {
        if (await versions.ScalarAsync(PostGisSql.SelectPostGis).ConfigureAwait(false) is string schema) return schema;
        try
        {
            await versions.RunAsync(PostGisSql.CreatePostGis).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState is not (PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.DiskFull))
        {
            throw faults.NoPostGis(e);
        }

        return (string)(await versions.ScalarAsync(PostGisSql.SelectPostGis).ConfigureAwait(false))!;
    }

    private void Update()
    {
        var result = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScripts(Scripts.Select(name => new SqlScript(name, Text(name))))
            .JournalToPostgresqlTable(PostGisSql.Schema, PostGisSql.Migrations)
            .WithVariablesDisabled().WithTransaction().LogTo(new NoOpUpgradeLog()).Build().PerformUpgrade();
        if (!result.Successful) throw faults.Explain(result.Error);
    }

    private static string Text(string name)
    {
        using var stream = typeof(PostGisSchema).Assembly.GetManifestResourceStream(Folder + name)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
