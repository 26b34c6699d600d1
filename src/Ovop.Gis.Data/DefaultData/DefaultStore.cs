using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.DefaultData;

/// <summary>What a new store would hold, without making it: for looking before there is a store. It cannot be written to.</summary>
internal sealed class DefaultStore(IReadOnlyList<StagedDataset> layers, TimeProvider clock) : IFeatureStore
{
    private const int First = 1;

    public ValueTask<string> StampAsync(CancellationToken cancellationToken) => ValueTask.FromResult("default");

    public Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Collection>>([.. layers.Select(CollectionOf).OrderBy(c => c.Description.Order).ThenBy(c => c.Id.ToString(), StringComparer.Ordinal)]);

    public Task<Collection?> FindAsync(CollectionId id, int? version, CancellationToken cancellationToken) =>
        Task.FromResult(Find(id, version) is { } layer ? CollectionOf(layer) : null);

    public Task<StoredLayer?> ReadAsync(CollectionId id, int? version, CancellationToken cancellationToken) =>
        Task.FromResult(Find(id, version) is { } layer ? new StoredLayer(CollectionOf(layer), layer.Features) : null);

    public Task<IReadOnlyList<VersionRecord>> VersionsAsync(CollectionId id, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<VersionRecord>>(Find(id, First) is not { } layer ? [] :
        [
            new(VersionOf(layer), layer.Features.Count, clock.GetUtcNow(), CommitNote.DefaultData.By, VersionOrigin.Default, layer.SourceFile, layer.SourceSha256, [], null, HasReport: false),
        ]);

    public Task<string?> ReportAsync(CollectionId id, int version, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<DatasetVersion> CommitAsync(StagedDataset dataset, CommitNote note, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The default data are not a store.");

    public Task<DatasetVersion?> RollbackAsync(CollectionId id, int to, string by, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The default data are not a store.");

    private StagedDataset? Find(CollectionId id, int? version) => version is null or First ? layers.FirstOrDefault(l => l.Description.Id == id) : null;

    private static DatasetVersion VersionOf(StagedDataset layer) => new(layer.Description.Id, First, layer.ContentSha256);

    private static Collection CollectionOf(StagedDataset layer) => new(
        layer.Description, VersionOf(layer), layer.Features.Count,
        layer.Features.Where(f => f.Geometry is not null).Aggregate(Box.Empty, (box, f) => box.Union(Box.Of(f.Geometry!))), layer.Fields);
}
