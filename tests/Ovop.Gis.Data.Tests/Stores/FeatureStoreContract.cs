using NetTopologySuite.Geometries;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Testing;

namespace Ovop.Gis.Data.Tests.Stores;

/// <summary>What every store must do, whatever it is made of.</summary>
public abstract class FeatureStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected abstract Task<IFeatureStore> NewStoreAsync();

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
}
