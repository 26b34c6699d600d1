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
    private readonly LayerMoment? _moment;
    private readonly ConcurrentDictionary<(CollectionId Id, bool Newest), Layer> _kept;

    public LayerLibrary(IFeatureStore store) : this(store, null, new())
    {
    }

    private LayerLibrary(IFeatureStore store, LayerMoment? moment, ConcurrentDictionary<(CollectionId Id, bool Newest), Layer> kept) =>
        (_store, _moment, _kept) = (store, moment, kept);

    /// <summary>What the library is as of; null for as it is now.</summary>
    public LayerMoment? Moment => _moment;

    /// <summary>The same library as it was at a moment; null for as it is now.</summary>
    public LayerLibrary At(LayerMoment? moment) => new(_store, moment, _kept);

    /// <summary>Every layer, in drawing order, the derived ones beside what they follow from.</summary>
    public async Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken)
    {
        var collections = new List<Collection>();
        foreach (var newest in await _store.ListAsync(cancellationToken).ConfigureAwait(false))
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
        if (Kept(id, known.Version) is { } layer) return layer;

        var stored = await _store.ReadAsync(id, known.Version.Number, cancellationToken).ConfigureAwait(false);
        return stored is null ? null : Keep(id, new Layer(stored.Collection, stored.Features, Passport.Input(stored.Collection.Version)));
    }

    /// <summary>The layer's history whatever the moment, newest first; empty where there never was such a layer.</summary>
    public Task<IReadOnlyList<VersionRecord>> VersionsAsync(CollectionId id, CancellationToken cancellationToken) => _store.VersionsAsync(id, cancellationToken);

    /// <summary>Why a layer that is or was there is not found; null where there never was such a layer.</summary>
    public async Task<string?> WhyAbsentAsync(CollectionId id, CancellationToken cancellationToken)
    {
        var stored = id == CollectionId.Kecamatan ? CollectionId.Kelurahan : id;
        return MomentRequest.Absence(stored, _moment, await _store.VersionsAsync(stored, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The highest number of a version among the layers.</summary>
    internal async Task<int> MostVersionsAsync(CancellationToken cancellationToken)
    {
        var layers = await _store.ListAsync(cancellationToken).ConfigureAwait(false);
        return layers.Count == 0 ? 0 : layers.Max(l => l.Version.Number);
    }

    private async Task<Collection?> CollectionAsync(CollectionId id, CancellationToken cancellationToken)
    {
        if (_moment is null) return await _store.FindAsync(id, version: null, cancellationToken).ConfigureAwait(false);
        var history = await _store.VersionsAsync(id, cancellationToken).ConfigureAwait(false);
        return _moment.Of(id, history) is { } record ? await _store.FindAsync(id, record.Version.Number, cancellationToken).ConfigureAwait(false) : null;
    }

    private async Task<Layer?> KecamatanAsync(CancellationToken cancellationToken)
    {
        var kelurahan = await FindAsync(CollectionId.Kelurahan, cancellationToken).ConfigureAwait(false);
        if (kelurahan is null) return null;
        var version = kelurahan.Collection.Version;
        return Kept(CollectionId.Kecamatan, version with { Layer = CollectionId.Kecamatan }) ?? Keep(CollectionId.Kecamatan, KecamatanLayer.DissolvedFrom(kelurahan));
    }

    private Layer? Kept(CollectionId id, DatasetVersion version)
    {
        foreach (var newest in (bool[])[true, false])
            if (_kept.TryGetValue((id, newest), out var layer) && layer.Collection.Version.Number == version.Number
                && layer.Collection.Version.ContentSha256 == version.ContentSha256) return layer;
        return null;
    }

    private Layer Keep(CollectionId id, Layer layer) => _kept[(id, _moment is null)] = layer;
}
