using NetTopologySuite.Geometries;
using Npgsql;
using Ovop.Gis.Data.PostGis;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Stores;

public sealed class PostGisStoreTests(PostGisDatabase database) : FeatureStoreContract, IClassFixture<PostGisDatabase>, IAsyncDisposable
{
    private readonly List<PostGisStore> _opened = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected override async Task<IFeatureStore> NewStoreAsync(TimeProvider clock)
    {
        _ = database.Address;
        await database.ClearAsync();
        return await OpenAsync(clock);
    }

    private protected override async Task<IFeatureStore> OpenAgainAsync(IFeatureStore store) => await OpenAsync();

    private async Task<PostGisStore> OpenAsync(TimeProvider? clock = null, params StagedDataset[] first)
    {
        var store = await PostGisStore.OpenAsync(database.Address, _ => Task.FromResult<IReadOnlyList<StagedDataset>>(first), clock ?? TimeProvider.System, Token);
        _opened.Add(store);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened) await store.DisposeAsync();
    }

    private static StagedDataset Zones(params string[] names) => Staged.Zones([.. names.Select((n, i) => (n, (Geometry)Shapes.Rectangle(109 + i, 0.8, 0.1, 0.1)))]);

    [Fact]
    public async Task The_view_shows_the_newest_version_as_another_library_reads_it()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Zones("old"), Staged.Note, Token);
        var dataset = Zones("a", "b'c");
        await store.CommitAsync(dataset, Staged.Note, Token);
        var builder = new NpgsqlDataSourceBuilder(database.ConnectionString);
        builder.UseNetTopologySuite();
        await using var source = builder.Build();
        await using var command = source.CreateCommand("SELECT geom, feature_id, zone FROM ovop.zones ORDER BY fid");
        await using var rows = await command.ExecuteReaderAsync(Token);
        foreach (var feature in dataset.Features)
        {
            Assert.True(await rows.ReadAsync(Token));
            Assert.True(feature.Geometry!.EqualsExact(rows.GetFieldValue<Geometry>(0)));
            Assert.Equal(4326, rows.GetFieldValue<Geometry>(0).SRID);
            Assert.Equal((feature.Id, feature.Text("zone")), (rows.GetString(1), rows.GetString(2)));
        }

        Assert.False(await rows.ReadAsync(Token));
    }

    [Fact]
    public async Task Of_many_who_ask_for_the_stamp_at_once_each_has_one_that_is_no_older_than_his_question()
    {
        var store = await NewStoreAsync();
        var committed = 0;
        var stamps = new System.Collections.Concurrent.ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var writing = Task.Run(async () =>
        {
            for (var n = 1; n <= 15; n++)
            {
                await store.CommitAsync(Zones($"a{n}"), Staged.Note, Token);
                stamps[await store.StampAsync(Token)] = n;
                Volatile.Write(ref committed, n);
            }
        }, Token);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                var atLeast = Volatile.Read(ref committed);
                if (stamps.TryGetValue(await store.StampAsync(Token), out var number)) Assert.True(number >= atLeast);
            }
        }, Token)).Append(writing));
        Assert.Equal(15, stamps.Count);
    }

    [Fact]
    public async Task Each_version_has_an_index_and_a_type_of_its_own()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Zones("a"), Staged.Note, Token);
        await store.CommitAsync(Zones("a", "b"), Staged.Note, Token);
        Assert.Equal(2L, await database.ScalarAsync("SELECT count(*) FROM pg_indexes WHERE schemaname = 'ovop' AND indexdef LIKE '%USING gist (geom)'"));
        Assert.Equal("POLYGON", await database.ScalarAsync("SELECT type FROM geometry_columns WHERE f_table_schema = 'ovop' AND f_table_name = 'zones' AND srid = 4326"));
        Assert.Equal(1L, await database.ScalarAsync("SELECT count(*) FROM ovop.zones WHERE geom && ST_MakeEnvelope(110, 0.8, 110.05, 0.85, 4326)"));
    }

    [Fact]
    public async Task A_version_cannot_be_edited_by_anyone()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Zones("a"), Staged.Note, Token);
        foreach (var sql in new[] { "UPDATE ovop.zones SET zone = 'x'", "DELETE FROM ovop.zones", "INSERT INTO ovop.zones (fid, feature_id) VALUES (9, 'x')" })
            Assert.Contains("never changes", (await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(sql))).MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_was_changed_by_force_is_named_and_not_read()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Zones("a"), Staged.Note, Token);
        await database.ExecuteAsync("SET session_replication_role = replica; UPDATE ovop.zones SET zone = 'x'");
        var e = await Assert.ThrowsAsync<StoreException>(() => store.ReadAsync(CollectionId.Zones, null, Token));
        Assert.Contains("'zones'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rights_on_a_view_stay_where_the_fields_stay()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Zones("a"), Staged.Note, Token);
        await database.ExecuteAsync("GRANT SELECT ON ovop.zones TO public");
        await store.CommitAsync(Zones("b"), Staged.Note, Token);
        Assert.Equal(true, await database.ScalarAsync("SELECT EXISTS (SELECT 1 FROM information_schema.role_table_grants WHERE table_schema = 'ovop' AND table_name = 'zones' AND grantee = 'PUBLIC')"));
    }

    [Fact]
    public async Task A_view_that_somebody_built_on_is_not_torn_away()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Zones("a"), Staged.Note, Token);
        await database.ExecuteAsync("CREATE VIEW public.mine AS SELECT zone FROM ovop.zones");
        var other = Staged.Layer("zones", null, ("1", null, [("only", "x")]));
        Assert.Contains("mine", (await Assert.ThrowsAsync<StoreException>(() => store.CommitAsync(other, Staged.Note, Token))).Message, StringComparison.Ordinal);
        Assert.Equal(1, (await store.FindAsync(CollectionId.Zones, null, Token))!.Version.Number);
        Assert.Equal(2, (await store.CommitAsync(Zones("b"), Staged.Note, Token)).Number);
        await database.ExecuteAsync("DROP VIEW public.mine");
    }

    [Fact]
    public async Task Many_who_open_a_new_database_at_once_fill_it_once()
    {
        _ = database.Address;
        await database.ClearAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => OpenAsync(null, Zones("a")), Token)));
        Assert.Single(await stores[0].VersionsAsync(CollectionId.Zones, Token));
        Assert.Equal(1L, await database.ScalarAsync("SELECT count(*) FROM ovop.ovop_migrations"));
        Assert.Equal(VersionOrigin.Default, (await stores[4].VersionsAsync(CollectionId.Zones, Token))[0].Origin);
    }

    [Fact]
    public async Task A_first_filling_that_was_cut_off_is_done_by_the_next_who_opens()
    {
        _ = database.Address;
        await database.ClearAsync();
        using var stop = new CancellationTokenSource();
        var trapped = Zones("a") with { Features = new TrappedFeatures(Zones("a").Features, 0, stop.Cancel) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PostGisStore.OpenAsync(
            database.Address, _ => Task.FromResult<IReadOnlyList<StagedDataset>>([Staged.Layer("first", null, ("1", null, [])), trapped]), TimeProvider.System, stop.Token));
        var store = await OpenAsync(null, Staged.Layer("first", null, ("1", null, [])), Zones("a"));
        Assert.Equal(["first", "zones"], (await store.ListAsync(Token)).Select(c => c.Id.ToString()));
        Assert.All(await store.ListAsync(Token), c => Assert.Equal(1, c.Version.Number));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await NewStoreAsync();
        await database.ExecuteAsync("INSERT INTO ovop.ovop_migrations (scriptname, applied) VALUES ('900-future.sql', now())");
        var e = await Assert.ThrowsAsync<StoreException>(() => OpenAsync());
        Assert.Contains("newer", e.Message, StringComparison.Ordinal);
        Assert.Contains("900-future.sql", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_with_a_zero_byte_is_refused_and_nothing_changes()
    {
        var store = await NewStoreAsync();
        var e = await Assert.ThrowsAsync<StoreException>(() => store.CommitAsync(Staged.Layer("x", null, ("1", null, [("name", "a\0b")])), Staged.Note, Token));
        Assert.Contains("zero byte", e.Message, StringComparison.Ordinal);
        Assert.Empty(await store.ListAsync(Token));
    }

    [Theory]
    [InlineData("nobody:nothing", null, "nobody")]
    [InlineData(null, "no_such_database", "There is no database 'no_such_database'")]
    public async Task Who_may_not_come_in_is_told_why_without_the_password(string? user, string? name, string says)
    {
        var address = new UriBuilder(database.Address);
        if (user is not null) (address.UserName, address.Password) = (user.Split(':')[0], user.Split(':')[1]);
        if (name is not null) address.Path = name;
        var e = await Assert.ThrowsAsync<StoreException>(() => Stores_OpenAsync(address.Uri.ToString()));
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing", e.Message + e.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_rights_is_told_what_to_ask_for()
    {
        _ = database.Address;
        await database.ClearAsync();
        var user = "ovop_poor_" + Guid.NewGuid().ToString("N")[..8];
        await database.ExecuteAsync($"CREATE ROLE {user} LOGIN PASSWORD 'secret%1'");
        var address = new UriBuilder(database.Address) { UserName = user, Password = "secret%251" }.Uri.ToString();
        var e = await Assert.ThrowsAsync<StoreException>(() => Stores_OpenAsync(address));
        Assert.Contains($"TO \"{user}\"", e.WayOut, StringComparison.Ordinal);

        await database.ExecuteAsync($"GRANT CREATE ON DATABASE \"{new UriBuilder(database.Address).Path.Trim('/')}\" TO {user}");
        await using (var store = await PostGisStore.OpenAsync(address, _ => Task.FromResult<IReadOnlyList<StagedDataset>>([Zones("a")]), TimeProvider.System, Token))
            Assert.Single(await store.ListAsync(Token));

        await database.ExecuteAsync($"ALTER ROLE {user} SET default_transaction_read_only = on");
        await using (var reading = await PostGisStore.OpenAsync(address, _ => Task.FromResult<IReadOnlyList<StagedDataset>>([]), TimeProvider.System, Token))
        {
            Assert.NotNull(await reading.ReadAsync(CollectionId.Zones, null, Token));
            Assert.Contains("read-only", (await Assert.ThrowsAsync<StoreException>(() => reading.CommitAsync(Zones("b"), Staged.Note, Token))).Message, StringComparison.Ordinal);
        }

        await database.ExecuteAsync($"DROP OWNED BY {user}; DROP ROLE {user}");
    }

    [Fact]
    public async Task A_database_without_PostGIS_gets_it_or_says_who_can()
    {
        _ = database.Address;
        await database.ClearAsync();
        await database.ExecuteAsync("DROP EXTENSION postgis CASCADE");
        var user = "ovop_poor_" + Guid.NewGuid().ToString("N")[..8];
        await database.ExecuteAsync($"CREATE ROLE {user} LOGIN PASSWORD 'secret'; GRANT CREATE ON DATABASE \"{new UriBuilder(database.Address).Path.Trim('/')}\" TO {user}");
        var address = new UriBuilder(database.Address) { UserName = user, Password = "secret" }.Uri.ToString();
        Assert.Contains("CREATE EXTENSION postgis", (await Assert.ThrowsAsync<StoreException>(() => Stores_OpenAsync(address))).WayOut, StringComparison.Ordinal);
        await OpenAsync();
        Assert.Equal("postgis", await database.ScalarAsync("SELECT extname::text FROM pg_extension WHERE extname = 'postgis'"));
        await database.ExecuteAsync($"DROP OWNED BY {user}; DROP ROLE {user}");
    }

    private static Task<IFeatureStore> Stores_OpenAsync(string address) => Data.Stores.OpenAsync(address, TimeProvider.System, Token);
}

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgres://siti:p%40ss%3Aw%2F@db.example:5433/plans", "db.example", 5433, "siti", "p@ss:w/", "plans")]
    [InlineData("postgresql://siti@db/plans%20new", "db", 5432, "siti", null, "plans new")]
    [InlineData("postgres://db", "db", 5432, null, null, null)]
    [InlineData("postgres://u:p@[::1]:5433/d", "::1", 5433, "u", "p", "d")]
    [InlineData("postgres://u:p@/d?host=/var/run/postgresql", "/var/run/postgresql", 5432, "u", "p", "d")]
    [InlineData("POSTGRES://u:p=;x@h/d", "h", 5432, "u", "p=;x", "d")]
    [InlineData("Host=db;Port=5433;Username=u;Password=p;Database=d", "db", 5433, "u", "p", "d")]
    public void An_address_says_server_user_and_database(string text, string host, int port, string? user, string? password, string? database)
    {
        Assert.True(PostgresAddress.IsAddress(text));
        var read = PostgresAddress.Read(text);
        Assert.Equal((host, port, user, password, database), (read.Host, read.Port, read.Username, read.Password, read.Database));
    }

    [Fact]
    public void Options_of_an_address_are_those_of_libpq() =>
        Assert.Equal((SslMode.VerifyFull, 7), (PostgresAddress.Read("postgres://u@h/d?sslmode=verify-full&connect_timeout=7").SslMode, PostgresAddress.Read("postgres://u@h/d?connect_timeout=7").Timeout));

    [Theory]
    [InlineData("postgres://u:hidden@h:port/d")]
    [InlineData("postgres://u:hidden@h/d?nonsense=1")]
    [InlineData("postgres://u:hidden@h/d?sslmode=nonsense")]
    [InlineData("Host=h;Password=hidden;Nonsense=1")]
    [InlineData("postgres://u:hidden@x@h/d")]
    public void An_address_that_is_none_is_refused_without_its_password(string text)
    {
        var e = Assert.Throws<StoreException>(() => PostgresAddress.Read(text));
        Assert.DoesNotContain("hidden", e.Message + e.WayOut, StringComparison.Ordinal);
        Assert.Null(e.InnerException);
    }

    [Theory]
    [InlineData("/data/host=1/store.gpkg")]
    [InlineData("store.gpkg")]
    [InlineData("C:\\data\\store.gpkg")]
    public void A_path_is_no_address(string text) => Assert.False(PostgresAddress.IsAddress(text));
}
