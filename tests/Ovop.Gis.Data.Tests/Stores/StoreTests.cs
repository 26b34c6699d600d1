using Microsoft.Data.Sqlite;
using Ovop.Gis.Data.GeoPackage;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Stores;

public sealed class MemoryStoreTests : FeatureStoreContract
{
    private protected override Task<IFeatureStore> NewStoreAsync(TimeProvider clock) => Task.FromResult<IFeatureStore>(new MemoryStore(clock));

    private protected override Task<IFeatureStore> OpenAgainAsync(IFeatureStore store) => Task.FromResult(store);
}

public sealed class GeoPackageStoreTests : FeatureStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ovop-store-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_folder, "store.gpkg");

    private protected override async Task<IFeatureStore> NewStoreAsync(TimeProvider clock) => await GeoPackageStore.CreateAsync(FilePath, [], clock, Token);

    private protected override async Task<IFeatureStore> OpenAgainAsync(IFeatureStore store) => await OpenAsync();

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

    [Fact]
    public async Task The_packed_index_is_one_that_SQLite_finds_right_at_any_size()
    {
        var store = await NewStoreAsync();
        var random = new Random(7);
        foreach (var count in new[] { 0, 1, 51, 52, 2601, 2602, 6000 })
        {
            await store.CommitAsync(Staged.Layer("boxes", null, [("none", null, []), ("empty", Shapes.Wkt("POLYGON EMPTY"), []), .. Enumerable.Range(0, count).Select(i =>
                ($"{i}", (NetTopologySuite.Geometries.Geometry?)Shapes.Rectangle(100 + random.NextDouble() * 10, random.NextDouble(), random.NextDouble() * 0.1, 0.01), Array.Empty<(string, object?)>()))]), Staged.Note, Token);
            Assert.Equal("ok", Scalar("SELECT rtreecheck('rtree_boxes_geom')"));
            Assert.Equal((long)count, Scalar("SELECT count(*) FROM rtree_boxes_geom"));
            Assert.Equal(Scalar("SELECT count(*) FROM rtree_boxes_geom WHERE +minx < 105 AND +maxx > 104"), Scalar("SELECT count(*) FROM rtree_boxes_geom WHERE minx < 105 AND maxx > 104"));
        }

        await store.RollbackAsync(CollectionId.From("boxes"), 3, "x", Token);
        Assert.Equal("ok", Scalar("SELECT rtreecheck('rtree_boxes_geom')"));
        Assert.Equal(51L, Scalar("SELECT count(*) FROM rtree_boxes_geom"));
    }

    [Fact]
    public async Task Other_programs_see_the_newest_version_of_each_layer_alone()
    {
        var store = await NewStoreAsync();
        for (var n = 0; n < 3; n++) await store.CommitAsync(Staged.Zones(("a" + n, Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
        Assert.Equal("layer_styles,zones", Scalar("SELECT group_concat(table_name) FROM (SELECT table_name FROM gpkg_contents ORDER BY table_name)"));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM gpkg_geometry_columns"));
        Assert.Equal(1L, Scalar("SELECT count(*) FROM layer_styles"));
        Assert.Equal("a2", Scalar("SELECT zone FROM zones"));
        await store.RollbackAsync(CollectionId.Zones, 0, "x", Token);
        Assert.Equal("layer_styles", Scalar("SELECT group_concat(table_name) FROM gpkg_contents"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'rtree%' OR name = 'zones' OR type = 'trigger'"));
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_version_cannot_be_edited_in_another_program()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
        foreach (var sql in new[] { "UPDATE zones SET zone = 'x'", "DELETE FROM zones", "INSERT INTO zones (feature_id) VALUES ('x')" })
            Assert.Contains("never changes", Assert.Throws<SqliteException>(() => Scalar(sql, "ReadWrite")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_was_changed_by_force_is_named_and_can_be_left_behind()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
        await store.CommitAsync(Staged.Zones(("b", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
        Scalar("DROP TRIGGER ovop_keep_zones_update; UPDATE zones SET zone = 'x'", "ReadWrite");
        var e = await Assert.ThrowsAsync<StoreException>(() => store.ReadAsync(CollectionId.Zones, null, Token));
        Assert.Contains("'zones'", e.Message, StringComparison.Ordinal);
        await store.RollbackAsync(CollectionId.Zones, 1, "x", Token);
        Assert.Equal("a", (await store.ReadAsync(CollectionId.Zones, null, Token))!.Features[0].Text("zone"));
    }

    [Fact]
    public async Task A_view_of_the_users_own_goes_on_to_show_the_newest_version()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
        Scalar("CREATE VIEW mine AS SELECT zone FROM zones", "ReadWrite");
        await store.CommitAsync(Staged.Zones(("b", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
        Assert.Equal("b", Scalar("SELECT zone FROM mine"));
    }

    [Fact]
    public async Task A_commit_that_the_file_refuses_half_way_changes_nothing()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
        var twice = Staged.Zones(("b", Shapes.Rectangle(109, 0.8, 0.1, 0.1)));
        twice = twice with { Features = [twice.Features[0], twice.Features[0]] };
        await Assert.ThrowsAsync<StoreException>(() => store.CommitAsync(twice, Staged.Note, Token));
        Assert.Equal("a", (await store.ReadAsync(CollectionId.Zones, null, Token))!.Features[0].Text("zone"));
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_killed_makers_draft_is_swept_away_and_a_working_ones_is_not()
    {
        Directory.CreateDirectory(_folder);
        string Draft() => Path.Combine(_folder, $".store.gpkg.{Guid.NewGuid():N}");
        var (old, young, other) = (Draft(), Draft(), Path.Combine(_folder, ".store.gpkg.mine"));
        foreach (var file in new[] { old, old + "-journal", young, other }) await File.WriteAllTextAsync(file, "x", Token);
        foreach (var file in new[] { old, old + "-journal", other }) File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        await NewStoreAsync();
        Assert.Equal(new[] { Path.GetFileName(young), ".store.gpkg.mine", "store.gpkg" }.Order(StringComparer.Ordinal), Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public async Task A_file_that_was_cut_off_is_named_and_left_alone(int length)
    {
        await NewStoreAsync();
        await using (var file = File.OpenWrite(FilePath)) file.SetLength(length);
        var before = await File.ReadAllBytesAsync(FilePath, Token);
        Assert.Contains("store.gpkg", (await Assert.ThrowsAsync<StoreException>(() => OpenAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(FilePath, Token));
    }

    private Task<GeoPackageStore> OpenAsync() => GeoPackageStore.OpenAsync(FilePath, TimeProvider.System, Token);

    private object? Scalar(string sql, string mode = "ReadOnly")
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False;Mode={mode}");
        connection.Open();
        // As QGIS brings them.
        foreach (var name in new[] { "ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY" }) connection.CreateFunction(name, (byte[]? _) => 0.0);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
