using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Stores;

/// <summary>What every store must do, whatever it is made of.</summary>
public abstract class FeatureStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected abstract Task<IFeatureStore> NewStoreAsync(TimeProvider clock);

    private protected Task<IFeatureStore> NewStoreAsync() => NewStoreAsync(TimeProvider.System);

    /// <summary>The same store as another program has it open.</summary>
    private protected abstract Task<IFeatureStore> OpenAgainAsync(IFeatureStore store);

    [Fact]
    public async Task What_is_committed_is_read_back_the_same()
    {
        var store = await NewStoreAsync();
        var dataset = Staged.Layer("places", null,
            ("a", Shapes.Wkt("POINT(108.957333 0.798472)"), [("name", "Bandara"), ("count", 3L), ("height", 12.5), ("open", true), ("empty", null)]),
            ("b", Shapes.Wkt("MULTIPOLYGON(((109 0.8,109.1 0.8,109.1 0.9,109 0.8)))"), [("name", "新加 'quoted' \"x\"; DROP TABLE"), ("count", -1L), ("height", 1e-300), ("open", false), ("empty", "x")]),
            ("c", null, [("name", null), ("count", null), ("height", null), ("open", null), ("empty", null)]));
        await store.CommitAsync(dataset, Staged.Note, Token);

        var stored = await store.ReadAsync(CollectionId.From("places"), null, Token);
        Assert.Equal(dataset.Features.Select(f => f.Id), stored!.Features.Select(f => f.Id));
        foreach (var (expected, actual) in dataset.Features.Zip(stored.Features))
        {
            Assert.Equal(expected.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal), actual.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal));
            Assert.True(expected.Geometry is null ? actual.Geometry is null : expected.Geometry.EqualsExact(actual.Geometry));
        }

        Assert.Equal(dataset.ContentSha256, ContentDigest.Of(stored.Features));
        Assert.Equal(dataset.ContentSha256, stored.Collection.Version.ContentSha256);
    }

    [Fact]
    public async Task Each_commit_is_the_next_version_and_replaces_the_last()
    {
        var store = await NewStoreAsync();
        Assert.Equal(1, (await store.CommitAsync(Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token)).Number);
        Assert.Equal(2, (await store.CommitAsync(Staged.Zones(("b", Shapes.Rectangle(109, 0.8, 0.1, 0.1)), ("c", Shapes.Rectangle(109.2, 0.8, 0.1, 0.1))), Staged.Note, Token)).Number);
        var stored = await store.ReadAsync(CollectionId.Zones, null, Token);
        Assert.Equal(["b", "c"], stored!.Features.Select(f => f.Text("zone")));
        Assert.Equal(2, stored.Collection.FeatureCount);
    }

    [Fact]
    public async Task A_layer_may_change_its_fields_and_its_kind_of_shape()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Staged.Layer("x", null, ("1", Shapes.Wkt("POINT(109 0.8)"), [("old", "a")])), Staged.Note, Token);
        await store.CommitAsync(Staged.Layer("x", null, ("1", null, [("new", 5L)])), Staged.Note, Token);
        var stored = await store.ReadAsync(CollectionId.From("x"), null, Token);
        Assert.Equal(["new"], stored!.Collection.Fields.Select(f => f.Name));
        Assert.False(stored.Collection.Description.IsSpatial);
    }

    [Fact]
    public async Task A_layer_that_is_not_there_is_null()
    {
        var store = await NewStoreAsync();
        Assert.Null(await store.FindAsync(CollectionId.From("nothing"), null, Token));
        Assert.Null(await store.ReadAsync(CollectionId.From("nothing"), null, Token));
    }

    [Fact]
    public async Task Layers_are_listed_in_drawing_order()
    {
        var store = await NewStoreAsync();
        foreach (var (id, order) in new[] { ("top", 3), ("bottom", 1), ("middle", 2) })
        {
            var dataset = Staged.Layer(id, null, ("1", Shapes.Wkt("POINT(109 0.8)"), []));
            await store.CommitAsync(new StagedDataset(dataset.Description with { Order = order }, dataset.Fields, dataset.Features, "f", "0"), Staged.Note, Token);
        }

        Assert.Equal(["bottom", "middle", "top"], (await store.ListAsync(Token)).Select(c => c.Id.ToString()));
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_the_version_before_it()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Staged.Zones(("a", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, Token);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CommitAsync(Staged.Zones(("b", Shapes.Rectangle(109, 0.8, 0.1, 0.1))), Staged.Note, stop.Token));
        var stored = await store.ReadAsync(CollectionId.Zones, null, Token);
        Assert.Equal(1, stored!.Collection.Version.Number);
        Assert.Equal("a", stored.Features[0].Text("zone"));
    }

    [Fact]
    public async Task Who_reads_beside_a_commit_sees_one_whole_version()
    {
        var store = await NewStoreAsync();
        static StagedDataset Version(int n) => Staged.Layer("busy", null,
            [.. Enumerable.Range(0, 200).Select(i => ($"{n}-{i}", (Geometry?)Shapes.Wkt($"POINT(109 0.{n})"), new (string, object?)[] { ("n", (long)n) }))]);
        await store.CommitAsync(Version(1), Staged.Note, Token);
        var writing = Task.Run(async () =>
        {
            for (var n = 2; n <= 9; n++) await store.CommitAsync(Version(n), Staged.Note, Token);
        }, Token);
        while (!writing.IsCompleted)
        {
            var seen = await store.ReadAsync(CollectionId.From("busy"), null, Token);
            Assert.Equal(200, seen!.Features.Count);
            Assert.Single(seen.Features.Select(f => f.Attributes["n"]).Distinct());
            Assert.Equal(seen.Collection.Version.ContentSha256, ContentDigest.Of(seen.Features));
        }

        await writing;
    }

    [Fact]
    public async Task An_earlier_version_stays_readable_as_it_was()
    {
        var store = await NewStoreAsync();
        var first = Staged.Layer("x", null, ("1", Shapes.Wkt("POINT(109 0.8)"), [("old", "a")]));
        var second = Staged.Layer("x", null, ("2", null, [("new", 5L)]), ("3", null, [("new", null)]));
        await store.CommitAsync(first, Staged.Note, Token);
        await store.CommitAsync(second, Staged.Note, Token);
        await store.CommitAsync(Staged.Layer("x", null, ("4", Shapes.Rectangle(109, 0.8, 0.1, 0.1), [("old", "b")])), Staged.Note, Token);

        foreach (var (number, dataset) in new[] { (1, first), (2, second) })
        {
            var read = await store.ReadAsync(X, number, Token);
            Assert.Equal(dataset.ContentSha256, ContentDigest.Of(read!.Features));
            Assert.Equal(dataset.Fields, read.Collection.Fields);
            Assert.Equal(dataset.Description.GeometryType, read.Collection.Description.GeometryType);
            Assert.Equal(number, (await store.FindAsync(X, number, Token))!.Version.Number);
        }

        Assert.Null(await store.FindAsync(X, 4, Token));
        Assert.Null(await store.ReadAsync(X, 0, Token));
        Assert.Null(await store.ReadAsync(X, -1, Token));
    }

    [Fact]
    public async Task The_history_says_who_when_from_what_and_with_which_repairs()
    {
        var clock = new SetClock();
        var store = await NewStoreAsync(clock);
        var dataset = Points("x", 3) with { SourceFile = "batas 新.shp", SourceSha256 = new string('a', 64) };
        await store.CommitAsync(dataset, new CommitNote("siti", VersionOrigin.Load, ["make-valid", "snap"], """{"outcome":"x","text":"新 \u0000"}"""), Token);
        clock.Now += TimeSpan.FromHours(1);
        await store.CommitAsync(Points("x", 2), new CommitNote("budi", VersionOrigin.Default, []), Token);

        var history = await store.VersionsAsync(X, Token);
        Assert.Equal([2, 1], history.Select(v => v.Version.Number));
        var first = history[1];
        Assert.Equal(("siti", VersionOrigin.Load, "batas 新.shp", new string('a', 64), 3, true), (first.By, first.Origin, first.SourceFile, first.SourceSha256, first.FeatureCount, first.HasReport));
        Assert.Equal(["make-valid", "snap"], first.Repairs);
        Assert.Equal(dataset.ContentSha256, first.Version.ContentSha256);
        Assert.Equal(clock.Now - TimeSpan.FromHours(1), first.CommittedAt);
        Assert.Equal(("budi", VersionOrigin.Default, false), (history[0].By, history[0].Origin, history[0].HasReport));
        Assert.Equal("""{"outcome":"x","text":"新 \u0000"}""", await store.ReportAsync(X, 1, Token));
        Assert.Null(await store.ReportAsync(X, 2, Token));
        Assert.Null(await store.ReportAsync(X, 3, Token));
        Assert.Empty(await store.VersionsAsync(CollectionId.From("nothing"), Token));
    }

    [Fact]
    public async Task A_rollback_is_a_new_version_with_the_content_of_the_old_one()
    {
        var store = await NewStoreAsync();
        var first = Points("x", 3);
        await store.CommitAsync(first, new CommitNote("siti", VersionOrigin.Load, ["snap"], "{}"), Token);
        await store.CommitAsync(Staged.Layer("x", null, ("1", null, [("other", true)])), Staged.Note, Token);
        Assert.Equal(new DatasetVersion(X, 3, first.ContentSha256), await store.RollbackAsync(X, 1, "budi", Token));

        var read = await store.ReadAsync(X, null, Token);
        Assert.Equal(3, read!.Collection.Version.Number);
        Assert.Equal(first.ContentSha256, ContentDigest.Of(read.Features));
        Assert.Equal(first.Features.Select(f => f.Id), read.Features.Select(f => f.Id));
        var record = (await store.VersionsAsync(X, Token))[0];
        Assert.Equal(("budi", VersionOrigin.Rollback, (int?)1, false, 3), (record.By, record.Origin, record.RestoredFrom, record.HasReport, record.FeatureCount));
        Assert.Null(await store.ReportAsync(X, 3, Token));
        foreach (var number in new[] { 1, 2, 3 }) Assert.NotNull(await store.ReadAsync(X, number, Token));

        await store.RollbackAsync(X, 3, "budi", Token);
        Assert.Equal(first.ContentSha256, ContentDigest.Of((await store.ReadAsync(X, 4, Token))!.Features));
        Assert.Null(await store.RollbackAsync(X, 9, "budi", Token));
        Assert.Null(await store.RollbackAsync(X, -1, "budi", Token));
        Assert.Null(await store.RollbackAsync(CollectionId.From("nothing"), 1, "budi", Token));
        Assert.Null(await store.RollbackAsync(CollectionId.From("nothing"), 0, "budi", Token));
        Assert.Equal(4, (await store.VersionsAsync(X, Token)).Count);
    }

    [Fact]
    public async Task A_withdrawn_layer_is_found_no_more_but_its_versions_are_and_it_can_come_back()
    {
        var store = await NewStoreAsync();
        var first = Points("x", 3);
        await store.CommitAsync(first, Staged.Note, Token);
        Assert.Equal(2, (await store.RollbackAsync(X, 0, "budi", Token))!.Number);
        Assert.Null(await store.FindAsync(X, null, Token));
        Assert.Null(await store.ReadAsync(X, null, Token));
        Assert.Null(await store.FindAsync(X, 2, Token));
        Assert.Empty(await store.ListAsync(Token));
        Assert.NotNull(await store.ReadAsync(X, 1, Token));
        var record = (await store.VersionsAsync(X, Token))[0];
        Assert.Equal((VersionOrigin.Withdrawal, 0, null), (record.Origin, record.FeatureCount, record.RestoredFrom));

        Assert.Null(await store.RollbackAsync(X, 2, "budi", Token));
        Assert.Equal(3, (await store.RollbackAsync(X, 1, "budi", Token))!.Number);
        Assert.Equal(first.ContentSha256, ContentDigest.Of((await store.ReadAsync(X, null, Token))!.Features));
        await store.RollbackAsync(X, 0, "budi", Token);
        Assert.Equal(5, (await store.CommitAsync(Points("x", 1), Staged.Note, Token)).Number);
    }

    [Fact]
    public async Task A_commit_on_another_version_than_was_seen_is_a_conflict()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Points("x", 1), Staged.Note with { Expected = 0 }, Token);
        await store.CommitAsync(Points("x", 2), Staged.Note with { Expected = 1 }, Token);
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => store.CommitAsync(Points("x", 3), Staged.Note with { Expected = 1 }, Token));
        Assert.Equal((X, 1, 2), (conflict.Layer, conflict.Expected, conflict.Found));
        await Assert.ThrowsAsync<VersionConflictException>(() => store.CommitAsync(Points("y", 3), Staged.Note with { Expected = 1 }, Token));
        Assert.Equal(2, (await store.ReadAsync(X, null, Token))!.Features.Count);
        Assert.Null(await store.FindAsync(CollectionId.From("y"), null, Token));
    }

    [Fact]
    public async Task Commits_at_the_same_time_all_survive_one_after_the_other()
    {
        var store = await NewStoreAsync();
        var commits = Enumerable.Range(1, 6).Select(n => Task.Run(() => store.CommitAsync(Points("x", n), Staged.Note, Token), Token)).ToList();
        Assert.Equal([1, 2, 3, 4, 5, 6], (await Task.WhenAll(commits)).Select(v => v.Number).Order());
        for (var n = 1; n <= 6; n++)
        {
            var version = await commits[n - 1];
            Assert.Equal(Points("x", n).ContentSha256, ContentDigest.Of((await store.ReadAsync(X, version.Number, Token))!.Features));
        }
    }

    [Fact]
    public async Task Of_two_who_saw_the_same_version_one_commits_and_one_is_told()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Points("x", 1), Staged.Note, Token);
        var outcomes = await Task.WhenAll(Enumerable.Range(2, 2).Select(n => Task.Run(async () =>
        {
            try
            {
                await store.CommitAsync(Points("x", n), Staged.Note with { Expected = 1 }, Token);
                return "committed";
            }
            catch (VersionConflictException)
            {
                return "told";
            }
        }, Token)));
        Assert.Equal(["committed", "told"], outcomes.Order());
    }

    [Fact]
    public async Task A_library_gives_a_layer_as_it_was_at_a_version_and_at_a_date()
    {
        var clock = new SetClock();
        var store = await NewStoreAsync(clock);
        await store.CommitAsync(Points("x", 1), Staged.Note, Token);
        clock.Now += TimeSpan.FromDays(10);
        await store.CommitAsync(Points("x", 2), Staged.Note, Token);
        clock.Now += TimeSpan.FromDays(10);
        await store.RollbackAsync(X, 0, "budi", Token);
        var library = new LayerLibrary(store);

        async Task<int?> CountAt(string moment) =>
            LayerMoment.TryParse(moment, out var parsed) ? (await library.At(parsed).FindAsync(X, Token))?.Features.Count : throw new ArgumentException(moment);

        Assert.Equal(1, await CountAt("1"));
        Assert.Equal(2, await CountAt("x=2"));
        Assert.Equal(1, await CountAt("2026-01-05"));
        Assert.Equal(2, await CountAt("2026-01-15"));
        Assert.Null(await CountAt("2026-01-25"));
        Assert.Null(await CountAt("2025-12-25"));
    }

    [Fact]
    public async Task Names_and_values_may_be_anything()
    {
        var store = await NewStoreAsync();
        var dataset = Odd.Dataset();
        await store.CommitAsync(dataset, Staged.Note, Token);
        await store.CommitAsync(dataset, Staged.Note, Token);
        foreach (var version in new int?[] { null, 1 })
        {
            var read = await store.ReadAsync(dataset.Description.Id, version, Token);
            Assert.Equal(dataset.ContentSha256, ContentDigest.Of(read!.Features));
            Assert.Equal(dataset.Fields, read.Collection.Fields);
            Assert.Equal(dataset.Features.Select(f => f.Id), read.Features.Select(f => f.Id));
        }
    }

    [Fact]
    public async Task Shapes_of_every_kind_come_back_as_they_were_also_empty_ones()
    {
        var store = await NewStoreAsync();
        string[] texts =
        [
            "POINT(109 0.8)", "POINT EMPTY", "LINESTRING(109 0.8,109.1 0.9)", "LINESTRING EMPTY", "POLYGON((109 0.8,109.1 0.8,109.1 0.9,109 0.8),(109.05 0.81,109.06 0.81,109.06 0.82,109.05 0.81))",
            "POLYGON EMPTY", "MULTIPOINT((109 0.8),(109 0.9))", "MULTIPOINT EMPTY", "MULTILINESTRING((109 0.8,109.1 0.9),(1 1,2 2))", "MULTIPOLYGON(((109 0.8,109.1 0.8,109.1 0.9,109 0.8)))",
            "MULTIPOLYGON EMPTY", "GEOMETRYCOLLECTION(POINT(109 0.8),LINESTRING(109 0.8,109.1 0.9))", "GEOMETRYCOLLECTION EMPTY", "POINT(-179.99999999999997 1e-300)",
            "POLYGON((0 0,1 1,1 0,0 1,0 0))",
        ];
        var dataset = Staged.Layer("x", null, [.. texts.Select((t, i) => ($"{i:00}", (Geometry?)Shapes.Wkt(t), Array.Empty<(string, object?)>())), ("null", null, [])]);
        await store.CommitAsync(dataset, Staged.Note, Token);
        await store.CommitAsync(Points("x", 1), Staged.Note, Token);
        await store.RollbackAsync(X, 1, "budi", Token);
        foreach (var version in new[] { 1, 3 })
        {
            var read = await store.ReadAsync(X, version, Token);
            foreach (var (before, after) in dataset.Features.Zip(read!.Features))
                Assert.True(before.Geometry is null ? after.Geometry is null : before.Geometry.EqualsExact(after.Geometry) && before.Geometry.GeometryType == after.Geometry!.GeometryType, before.Id);
            Assert.Equal(dataset.ContentSha256, ContentDigest.Of(read.Features));
        }
    }

    [Fact]
    public async Task Ten_thousand_features_keep_their_order_and_their_extent()
    {
        var store = await NewStoreAsync();
        var random = new Random(5);
        var dataset = Staged.Layer("x", null, [.. Enumerable.Range(0, 10_000).Select(i => ($"{random.Next()}-{i}",
            (Geometry?)Shapes.Rectangle(100 + random.NextDouble() * 10, random.NextDouble(), 0.01, 0.01), new (string, object?)[] { ("n", (long)i) }))]);
        await store.CommitAsync(dataset, Staged.Note, Token);
        var read = await store.ReadAsync(X, null, Token);
        Assert.Equal(dataset.Features.Select(f => f.Id), read!.Features.Select(f => f.Id));
        Assert.Equal(dataset.Features.Aggregate(Box.Empty, (box, f) => box.Union(Box.Of(f.Geometry!))), read.Collection.Extent);
        Assert.Equal(10_000, read.Collection.FeatureCount);
    }

    [Fact]
    public async Task A_commit_that_is_stopped_half_way_changes_nothing()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Points("x", 1), Staged.Note, Token);
        using var stop = new CancellationTokenSource();
        var trap = new TrappedFeatures(Points("x", 400).Features, 200, stop.Cancel);
        var dataset = Points("x", 1) with { Features = trap };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CommitAsync(dataset, Staged.Note, stop.Token));
        Assert.Single((await store.ReadAsync(X, null, Token))!.Features);
        Assert.Single(await store.VersionsAsync(X, Token));
        Assert.Equal(2, (await store.CommitAsync(Points("x", 2), Staged.Note, Token)).Number);
    }

    [Fact]
    public async Task Any_history_looks_the_same_as_in_the_plainest_store()
    {
        var random = new Random(2026);
        var (plain, store) = (new MemoryStore(), await NewStoreAsync());
        CollectionId[] layers = [X, CollectionId.From("y")];
        for (var step = 0; step < 60; step++)
        {
            var layer = layers[random.Next(2)];
            var dataset = random.Next(4) == 0
                ? Staged.Layer(layer.ToString(), null, ($"{step}", null, [("step", (long)step), ("half", step / 2.0)]))
                : Points(layer.ToString(), random.Next(0, 6), step);
            var note = new CommitNote($"user{step}", VersionOrigin.Load, step % 3 == 0 ? ["snap"] : [], step % 2 == 0 ? $$"""{"step":{{step}}}""" : null, random.Next(3) == 0 ? random.Next(4) : null);
            var to = random.Next(-1, 8);
            var isCommit = random.Next(3) > 0;
            var outcomes = new List<string>();
            foreach (var one in (IFeatureStore[])[plain, store])
                try
                {
                    outcomes.Add((isCommit ? await one.CommitAsync(dataset, note, Token) : await one.RollbackAsync(layer, to, "undo", Token))?.ToString() ?? "null");
                }
                catch (VersionConflictException e)
                {
                    outcomes.Add(e.Message);
                }

            Assert.Equal(outcomes[0], outcomes[1]);
        }

        Assert.Equal(await StateOfAsync(plain, layers), await StateOfAsync(store, layers));
    }

    [Fact]
    public async Task The_stamp_is_another_after_every_commit_rollback_and_withdrawal_and_none_comes_again()
    {
        var store = await NewStoreAsync();
        var stamps = new List<string> { await store.StampAsync(Token) };
        async Task Changed()
        {
            var stamp = await store.StampAsync(Token);
            Assert.DoesNotContain(stamp, stamps);
            stamps.Add(stamp);
        }

        for (var n = 1; n <= 3; n++)
        {
            await store.CommitAsync(Points("x", n), Staged.Note, Token);
            await Changed();
        }

        await store.RollbackAsync(X, 1, "budi", Token);
        await Changed();
        await store.RollbackAsync(X, 0, "budi", Token);
        await Changed();
        await store.CommitAsync(Points("y", 1), Staged.Note, Token);
        await Changed();
    }

    [Fact]
    public async Task The_stamp_stays_the_same_while_the_store_is_only_read()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Points("x", 3), new CommitNote("siti", VersionOrigin.Load, [], "{}"), Token);
        var stamp = await store.StampAsync(Token);
        await store.ListAsync(Token);
        await store.FindAsync(X, null, Token);
        await store.ReadAsync(X, 1, Token);
        await store.VersionsAsync(X, Token);
        await store.ReportAsync(X, 1, Token);
        await (await OpenAgainAsync(store)).ReadAsync(X, null, Token);
        Assert.Equal(stamp, await store.StampAsync(Token));
    }

    [Fact]
    public async Task A_commit_of_another_program_changes_the_stamp()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Points("x", 1), Staged.Note, Token);
        var other = await OpenAgainAsync(store);
        for (var n = 2; n <= 4; n++)
        {
            var stamp = await store.StampAsync(Token);
            await other.CommitAsync(Points("x", n), Staged.Note, Token);
            Assert.NotEqual(stamp, await store.StampAsync(Token));
        }
    }

    [Fact]
    public async Task A_commit_that_failed_leaves_no_stamp_that_the_next_commit_has_too()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Points("x", 1), Staged.Note, Token);
        var before = await store.StampAsync(Token);
        using var stop = new CancellationTokenSource();
        var trapped = Points("x", 1) with { Features = new TrappedFeatures(Points("x", 400).Features, 200, stop.Cancel) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CommitAsync(trapped, Staged.Note, stop.Token));
        var failed = await store.StampAsync(Token);
        await store.CommitAsync(Points("x", 2), Staged.Note, Token);
        Assert.DoesNotContain(await store.StampAsync(Token), new[] { before, failed });
    }

    /// <summary>The promise that kept answers rest on.</summary>
    [Fact]
    public async Task What_was_read_between_two_equal_stamps_is_what_that_stamp_stands_for_however_many_commit_and_read()
    {
        var store = await NewStoreAsync();
        await store.CommitAsync(Points("x", 1), Staged.Note, Token);
        var committed = 1;
        var kept = new System.Collections.Concurrent.ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var other = await OpenAgainAsync(store);
        var writing = Task.Run(async () =>
        {
            for (var n = 2; n <= 25; n++) Volatile.Write(ref committed, (await (n % 2 == 0 ? other : store).CommitAsync(Points("x", 1, n), Staged.Note, Token)).Number);
        }, Token);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                var atLeast = Volatile.Read(ref committed);
                var stamp = await store.StampAsync(Token);
                if (kept.TryGetValue(stamp, out var known)) Assert.True(known >= atLeast, $"{known} was kept where {atLeast} is committed");
                var read = (await store.FindAsync(X, null, Token))!.Version.Number;
                if (await store.StampAsync(Token) == stamp) Assert.Equal(read, kept.GetOrAdd(stamp, read));
            }
        }, Token)).Append(writing));
    }

    private static async Task<string> StateOfAsync(IFeatureStore store, CollectionId[] layers)
    {
        var state = new List<string> { string.Join(',', (await store.ListAsync(Token)).Select(c => $"{c.Version}/{c.FeatureCount}/{c.Extent}/{string.Join('+', c.Fields)}")) };
        foreach (var layer in layers)
            foreach (var v in await store.VersionsAsync(layer, Token))
            {
                var read = await store.ReadAsync(layer, v.Version.Number, Token);
                state.Add($"{v.Version} {v.FeatureCount} {v.By} {v.Origin} {v.SourceFile} {v.SourceSha256} {string.Join('+', v.Repairs)} {v.RestoredFrom} {v.HasReport} {await store.ReportAsync(layer, v.Version.Number, Token)} "
                    + (read is null ? "nothing" : $"{read.Collection.Description.GeometryType} {string.Join('+', read.Features.Select(f => f.Id))} {ContentDigest.Of(read.Features)}"));
            }

        return string.Join('\n', state);
    }

    private static readonly CollectionId X = CollectionId.From("x");

    private static StagedDataset Points(string layer, int count, int salt = 0) =>
        Staged.Layer(layer, null, [.. Enumerable.Range(0, count).Select(i => ($"{i}", (Geometry?)Shapes.Wkt(FormattableString.Invariant($"POINT({109 + salt * 0.001} {0.8 + i * 0.001})")), new (string, object?)[] { ("name", $"p{i}") }))]);
}
