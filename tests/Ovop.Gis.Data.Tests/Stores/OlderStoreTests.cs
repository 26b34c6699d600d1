using Microsoft.Data.Sqlite;
using Ovop.Gis.Data.GeoPackage;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Stores;

/// <summary>Stores that release 0.1 made: one version of each layer, and a count of those before.</summary>
public sealed class OlderStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ovop-older-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_folder, "store.gpkg");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static StagedDataset Zones => Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1)), ("b", Shapes.Rectangle(109.5, 0.8, 0.1, 0.1)));

    /// <summary>Goes back from a store of today to the tables of 0.1.</summary>
    private async Task MakeOlderAsync()
    {
        var store = await GeoPackageStore.CreateAsync(FilePath, [], TimeProvider.System, Token);
        await store.CommitAsync(Zones, Staged.Note, Token);
        Run($"""
            CREATE TABLE ovop_layers (layer TEXT NOT NULL PRIMARY KEY, description TEXT NOT NULL, fields TEXT NOT NULL);
            INSERT INTO ovop_layers SELECT layer, description, fields FROM ovop_versions;
            CREATE TABLE v (layer TEXT NOT NULL, number INTEGER NOT NULL, content_sha256 TEXT NOT NULL, feature_count INTEGER NOT NULL,
              committed_at TEXT NOT NULL, source_file TEXT NOT NULL, source_sha256 TEXT NOT NULL, PRIMARY KEY (layer, number));
            INSERT INTO v VALUES ('zones', 1, 'lost', 7, '2026-11-01T00:00:00.000Z', 'first.zip', 'abc');
            INSERT INTO v SELECT layer, 2, content_sha256, feature_count, '2026-11-02T00:00:00.000Z', source_file, source_sha256 FROM ovop_versions;
            DROP TABLE ovop_versions; DROP TABLE ovop_schema; ALTER TABLE v RENAME TO ovop_versions;
            DROP TRIGGER ovop_keep_zones_insert; DROP TRIGGER ovop_keep_zones_update; DROP TRIGGER ovop_keep_zones_delete;
            """);
    }

    [Fact]
    public async Task An_older_store_is_brought_up_to_date_and_loses_nothing()
    {
        await MakeOlderAsync();
        var store = await GeoPackageStore.OpenAsync(FilePath, TimeProvider.System, Token);
        var read = await store.ReadAsync(CollectionId.Zones, null, Token);
        Assert.Equal(2, read!.Collection.Version.Number);
        Assert.Equal(Zones.ContentSha256, ContentDigest.Of(read.Features));
        var history = await store.VersionsAsync(CollectionId.Zones, Token);
        Assert.Equal([2, 1], history.Select(v => v.Version.Number));
        Assert.Equal(("first.zip", "unknown", 7), (history[1].SourceFile, history[1].By, history[1].FeatureCount));
        Assert.Null(await store.ReadAsync(CollectionId.Zones, 1, Token));
        Assert.Null(await store.RollbackAsync(CollectionId.Zones, 1, "x", Token));

        Assert.Equal(3, (await store.CommitAsync(Staged.Zones(("c", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token)).Number);
        Assert.Equal(Zones.ContentSha256, ContentDigest.Of((await store.ReadAsync(CollectionId.Zones, 2, Token))!.Features));
        Assert.Equal(4, (await store.RollbackAsync(CollectionId.Zones, 2, "x", Token))!.Number);
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Many_who_open_an_older_store_at_once_bring_it_up_to_date_once()
    {
        await MakeOlderAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => GeoPackageStore.OpenAsync(FilePath, TimeProvider.System, Token), Token)));
        foreach (var store in stores) Assert.Equal(2, (await store.VersionsAsync(CollectionId.Zones, Token)).Count);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_refused_and_left_alone()
    {
        await MakeOlderAsync();
        await GeoPackageStore.OpenAsync(FilePath, TimeProvider.System, Token);
        Run("UPDATE ovop_schema SET number = 99");
        var before = await File.ReadAllBytesAsync(FilePath, Token);
        Assert.Contains("newer", (await Assert.ThrowsAsync<StoreException>(() => GeoPackageStore.OpenAsync(FilePath, TimeProvider.System, Token))).Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(FilePath, Token));
    }

    private void Run(string sql) => Scalar(sql);

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
