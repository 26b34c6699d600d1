using System.Collections.Concurrent;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Testing;

/// <summary>A store in memory: the second implementation of the port, not a mock of it.</summary>
internal sealed class MemoryStore : IFeatureStore
{
    private readonly ConcurrentDictionary<CollectionId, StoredLayer> _layers = new();

    public Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Collection>>([.. _layers.Values.Select(l => l.Collection).OrderBy(c => c.Description.Order).ThenBy(c => c.Id.ToString(), StringComparer.Ordinal)]);

    public Task<Collection?> FindAsync(CollectionId id, CancellationToken cancellationToken) => Task.FromResult(_layers.GetValueOrDefault(id)?.Collection);

    public Task<StoredLayer?> ReadAsync(CollectionId id, CancellationToken cancellationToken) => Task.FromResult(_layers.GetValueOrDefault(id));

    public Task<DatasetVersion> CommitAsync(StagedDataset dataset, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = dataset.Description.Id;
        var stored = _layers.AddOrUpdate(id, _ => Next(dataset, 1), (_, old) => Next(dataset, old.Collection.Version.Number + 1));
        return Task.FromResult(stored.Collection.Version);
    }

    private static StoredLayer Next(StagedDataset dataset, int number) => new(
        new Collection(dataset.Description, new DatasetVersion(dataset.Description.Id, number, dataset.ContentSha256), dataset.Features.Count,
            dataset.Features.Where(f => f.Geometry is not null).Aggregate(Box.Empty, (box, f) => box.Union(Box.Of(f.Geometry!))), dataset.Fields),
        dataset.Features);
}
