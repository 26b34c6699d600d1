using System.Collections.Concurrent;
using Ovop.Gis.Planning.Datasets;

namespace Ovop.Gis.Planning.Features;

/// <summary>What the store says of its layers and their versions, asked again only where its stamp is another.</summary>
internal sealed class StoreIndex(IFeatureStore store)
{
    private Page _page = new("");

    /// <param name="version">Null for the newest.</param>
    public ValueTask<Collection?> FindAsync(CollectionId id, int? version, CancellationToken cancellationToken) =>
        AskAsync(page => page.Collections, (id, version), () => store.FindAsync(id, version, cancellationToken), cancellationToken);

    /// <summary>Newest first; empty where there never was such a layer.</summary>
    public async ValueTask<IReadOnlyList<VersionRecord>> VersionsAsync(CollectionId id, CancellationToken cancellationToken) =>
        await AskAsync(page => page.Histories, id, async () => await store.VersionsAsync(id, cancellationToken).ConfigureAwait(false) is { Count: > 0 } history ? history : null, cancellationToken)
            .ConfigureAwait(false) ?? [];

    public async ValueTask<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken) =>
        (await AskAsync(page => page.Lists, true, async () => (IReadOnlyList<Collection>?)await store.ListAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))!;

    // What is not there is not kept: there is no end to the names that can be asked for.
    private async ValueTask<T?> AskAsync<TKey, T>(Func<Page, ConcurrentDictionary<TKey, T>> kept, TKey key, Func<Task<T?>> ask, CancellationToken cancellationToken)
        where TKey : notnull
        where T : class
    {
        var stamp = await store.StampAsync(cancellationToken).ConfigureAwait(false);
        var page = _page;
        if (page.Stamp != stamp) _page = page = new Page(stamp);
        if (kept(page).TryGetValue(key, out var known)) return known;
        var answer = await ask().ConfigureAwait(false);
        if (answer is not null && await store.StampAsync(cancellationToken).ConfigureAwait(false) == stamp) kept(page)[key] = answer;
        return answer;
    }

    private sealed class Page(string stamp)
    {
        public string Stamp { get; } = stamp;
        public ConcurrentDictionary<(CollectionId, int?), Collection> Collections { get; } = new();
        public ConcurrentDictionary<CollectionId, IReadOnlyList<VersionRecord>> Histories { get; } = new();
        public ConcurrentDictionary<bool, IReadOnlyList<Collection>> Lists { get; } = new();
    }
}
