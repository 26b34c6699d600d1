using System.Collections.Concurrent;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Planning.Plans;

namespace Ovop.Gis.Planning.Features;

/// <summary>Gives layers ready to be asked, each version made once; also those that are never stored because they follow from another.</summary>
/// <remarks>A commit makes a new version; who holds the old one keeps a valid one. The newest and the last that was asked for by a moment are kept of each layer.</remarks>
public sealed class LayerLibrary
{
    private readonly IFeatureStore _store;
    private readonly StoreIndex _index;
    private readonly LayerMoment? _moment;
    private readonly ConcurrentDictionary<(CollectionId Id, bool Newest), Layer> _kept;
    private readonly ConcurrentDictionary<CollectionId, SemaphoreSlim> _gates;

    public LayerLibrary(IFeatureStore store)
    {
        (_store, _index) = (store, new StoreIndex(store));
        (_kept, _gates) = (new(), new());
    }

    private LayerLibrary(LayerLibrary now, LayerMoment? moment) =>
        (_store, _index, _kept, _gates, _moment) = (now._store, now._index, now._kept, now._gates, moment);

    /// <summary>What the library is as of; null for as it is now.</summary>
    public LayerMoment? Moment => _moment;

    /// <summary>The same library as it was at a moment; null for as it is now.</summary>
    public LayerLibrary At(LayerMoment? moment) => new(this, moment);

    /// <summary>Every layer, in drawing order, the derived ones beside what they follow from.</summary>
    public async Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken)
    {
        var collections = new List<Collection>();
        foreach (var newest in await _index.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var stored = _moment is null ? newest : await CollectionAsync(newest.Id, cancellationToken).ConfigureAwait(false);
            if (stored is null) continue;
            collections.Add(stored);
            if (stored.Id == CollectionId.Kelurahan && await FindAsync(CollectionId.Kecamatan, cancellationToken).ConfigureAwait(false) is { } kecamatan)
                collections.Add(kecamatan.Collection);
        }

        return collections;
    }

    /// <summary>Null where there is no such layer, or was none at the moment.</summary>
    public async Task<Layer?> FindAsync(CollectionId id, CancellationToken cancellationToken)
    {
        if (id == CollectionId.Kecamatan) return await KecamatanAsync(cancellationToken).ConfigureAwait(false);

        if (await CollectionAsync(id, cancellationToken).ConfigureAwait(false) is not { } known) return null;
        return Kept(id, known.Version) ?? await OneByOneAsync(id, known.Version, async () =>
            await _store.ReadAsync(id, known.Version.Number, cancellationToken).ConfigureAwait(false) is { } stored
                ? new Layer(stored.Collection, stored.Features, Passport.Input(stored.Collection.Version))
                : null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The layer's history whatever the moment, newest first; empty where there never was such a layer.</summary>
    public ValueTask<IReadOnlyList<VersionRecord>> VersionsAsync(CollectionId id, CancellationToken cancellationToken) => _index.VersionsAsync(id, cancellationToken);

    /// <summary>Why a layer that is or was there is not found; null where there never was such a layer.</summary>
    public async Task<string?> WhyAbsentAsync(CollectionId id, CancellationToken cancellationToken)
    {
        var stored = id == CollectionId.Kecamatan ? CollectionId.Kelurahan : id;
        return MomentRequest.Absence(stored, _moment, await _index.VersionsAsync(stored, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The highest number of a version among the layers.</summary>
    internal async Task<int> MostVersionsAsync(CancellationToken cancellationToken)
    {
        var layers = await _index.ListAsync(cancellationToken).ConfigureAwait(false);
        return layers.Count == 0 ? 0 : layers.Max(l => l.Version.Number);
    }

    private async ValueTask<Collection?> CollectionAsync(CollectionId id, CancellationToken cancellationToken)
    {
        if (_moment is null) return await _index.FindAsync(id, version: null, cancellationToken).ConfigureAwait(false);
        var history = await _index.VersionsAsync(id, cancellationToken).ConfigureAwait(false);
        return _moment.Of(id, history) is { } record ? await _index.FindAsync(id, record.Version.Number, cancellationToken).ConfigureAwait(false) : null;
    }

    private async Task<Layer?> KecamatanAsync(CancellationToken cancellationToken)
    {
        var kelurahan = await FindAsync(CollectionId.Kelurahan, cancellationToken).ConfigureAwait(false);
        if (kelurahan is null) return null;
        var version = kelurahan.Collection.Version with { Layer = CollectionId.Kecamatan };
        return Kept(CollectionId.Kecamatan, version)
            ?? await OneByOneAsync(CollectionId.Kecamatan, version, () => Task.FromResult<Layer?>(KecamatanLayer.DissolvedFrom(kelurahan)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who asks for a layer while another makes it waits for that one: after a commit all ask at once.</summary>
    private async Task<Layer?> OneByOneAsync(CollectionId id, DatasetVersion version, Func<Task<Layer?>> make, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(id, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Kept(id, version) ?? (await make().ConfigureAwait(false) is { } made ? _kept[(id, _moment is null)] = made : null);
        }
        finally
        {
            gate.Release();
        }
    }

    private Layer? Kept(CollectionId id, DatasetVersion version) => Kept(id, version, isNewest: true) ?? Kept(id, version, isNewest: false);

    private Layer? Kept(CollectionId id, DatasetVersion version, bool isNewest) =>
        _kept.TryGetValue((id, isNewest), out var layer) && layer.Collection.Version.Number == version.Number && layer.Collection.Version.ContentSha256 == version.ContentSha256
            ? layer : null;
}
