using System.Collections.Concurrent;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Plans;

namespace Ovop.Gis.Planning.Features;

/// <summary>Gives layers ready to be asked, each version made once; also those that are never stored because they follow from another.</summary>
/// <remarks>A commit makes a new version; who holds the old one keeps a valid one.</remarks>
public sealed class LayerLibrary(IFeatureStore store)
{
    private readonly ConcurrentDictionary<CollectionId, Layer> _latest = new();

    /// <summary>Every layer, in drawing order, the derived ones beside what they follow from.</summary>
    public async Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken)
    {
        var collections = new List<Collection>();
        foreach (var stored in await store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            collections.Add(stored);
            if (stored.Id == CollectionId.Kelurahan && await FindAsync(CollectionId.Kecamatan, cancellationToken).ConfigureAwait(false) is { } kecamatan)
                collections.Add(kecamatan.Collection);
        }

        return collections;
    }

    /// <summary>Null where there is no such layer.</summary>
    public async Task<Layer?> FindAsync(CollectionId id, CancellationToken cancellationToken)
    {
        if (id == CollectionId.Kecamatan) return await KecamatanAsync(cancellationToken).ConfigureAwait(false);

        var known = await store.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (known is null) return null;
        if (_latest.TryGetValue(id, out var layer) && layer.Collection.Version == known.Version) return layer;

        var stored = await store.ReadAsync(id, cancellationToken).ConfigureAwait(false);
        if (stored is null) return null;
        return _latest[id] = new Layer(stored.Collection, stored.Features, Passport.Input(stored.Collection.Version));
    }

    private async Task<Layer?> KecamatanAsync(CancellationToken cancellationToken)
    {
        var kelurahan = await FindAsync(CollectionId.Kelurahan, cancellationToken).ConfigureAwait(false);
        if (kelurahan is null) return null;
        if (_latest.TryGetValue(CollectionId.Kecamatan, out var layer) && layer.Collection.Version.ContentSha256 == kelurahan.Collection.Version.ContentSha256
            && layer.Collection.Version.Number == kelurahan.Collection.Version.Number) return layer;
        return _latest[CollectionId.Kecamatan] = KecamatanLayer.DissolvedFrom(kelurahan);
    }
}
