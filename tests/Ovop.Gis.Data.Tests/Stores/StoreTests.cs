using Microsoft.Data.Sqlite;
using Ovop.Gis.Data.GeoPackage;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Stores;

public sealed class MemoryStoreTests : FeatureStoreContract
{
    private protected override Task<IFeatureStore> NewStoreAsync() => Task.FromResult<IFeatureStore>(new MemoryStore());
}

public sealed class GeoPackageStoreTests : FeatureStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ovop-store-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_folder, "store.gpkg");

    private protected override async Task<IFeatureStore> NewStoreAsync() => await GeoPackageStore.CreateAsync(FilePath, [], TimeProvider.System, Token);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_index_finds_each_feature_by_its_box()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1)), ("b", Shapes.Rectangle(109.5, 0.8, 0.1, 0.1))), Staged.Note, Token);
        Assert.Equal(2L, Scalar("SELECT count(*) FROM rtree_zones_geom"));
        Assert.Equal("b", Scalar("SELECT z.zone FROM zones z JOIN rtree_zones_geom r ON r.id = z.fid WHERE r.minx > 109.4"));
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
        Assert.Equal(1196444487L, Scalar("PRAGMA application_id"));
    }

    [Fact]
    public async Task A_style_for_QGIS_stands_beside_each_layer_with_places()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
        Assert.Contains("<qgis", (string)Scalar("SELECT styleQML FROM layer_styles WHERE f_table_name = 'zones' AND useAsDefault = 1")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_there_is_kept_when_another_would_be_made()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
        var again = await NewStoreAsync();
        Assert.Single(await again.ListAsync(Token));
        Assert.Equal(["store.gpkg"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_alone()
    {
        await File.WriteAllTextAsync(FilePath, "this is not a database, however long the text may be that stands in it", Token);
        var e = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());
        Assert.Contains("store.gpkg", e.Message, StringComparison.Ordinal);
        Assert.StartsWith("this is not", await File.ReadAllTextAsync(FilePath, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_was_cut_off_is_undone_by_who_reads_next()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Staged.Zones([.. Enumerable.Range(0, 400).Select(i => ($"a{i}", (NetTopologySuite.Geometries.Geometry)Shapes.Rectangle(109, 0.8, 0.1, 0.1)))]), Staged.Note, Token);
        var (before, journal) = (FilePath + ".copy", FilePath + "-journal");
        using (var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            using var command = connection.CreateCommand();
            // A cache of one page spills the unfinished transaction to disk, as a large load would.
            command.CommandText = "DROP TRIGGER ovop_keep_zones_delete; PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE spill AS SELECT randomblob(4000) AS x FROM zones; DELETE FROM zones;";
            await command.ExecuteNonQueryAsync(Token);
            File.Copy(FilePath, before);
            File.Copy(journal, before + "-journal");
        }

        var cut = await GeoPackageStore.OpenAsync(before, TimeProvider.System, Token);
        var read = await cut.ReadAsync(CollectionId.Zones, null, Token);
        Assert.Equal(read!.Collection.Version.ContentSha256, Planning.Datasets.ContentDigest.Of(read.Features));
        Assert.False(File.Exists(before + "-journal"));
    }

    [Fact]
    public async Task A_GeoPackage_of_somebody_else_is_no_store()
    {
        using (var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE gpkg_contents (table_name TEXT)";
            await command.ExecuteNonQueryAsync(Token);
        }

        var e = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());
        Assert.Contains("ovop load", e.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_in_a_folder_that_is_a_file_is_refused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "file"), "x", Token);
        await Assert.ThrowsAsync<StoreException>(() => GeoPackageStore.CreateAsync(Path.Combine(_folder, "file", "s.gpkg"), [], TimeProvider.System, Token));
    }

    private Task<GeoPackageStore> OpenAsync() => GeoPackageStore.OpenAsync(FilePath, TimeProvider.System, Token);

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
