using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Testing;

/// <summary>A store in memory: the plainest implementation of the port, not a mock of it.</summary>
internal sealed class MemoryStore(TimeProvider? clock = null) : IFeatureStore
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Dictionary<CollectionId, List<Entry>> _layers = [];

    public ValueTask<string> StampAsync(CancellationToken cancellationToken)
    {
        lock (_lock) return ValueTask.FromResult(_layers.Values.Sum(versions => versions.Count).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<Collection>>([.. _layers.Keys.Select(id => Find(id, null)?.Stored?.Collection).OfType<Collection>()
                .OrderBy(c => c.Description.Order).ThenBy(c => c.Id.ToString(), StringComparer.Ordinal)]);
    }

    public async Task<Collection?> FindAsync(CollectionId id, int? version, CancellationToken cancellationToken) =>
        (await ReadAsync(id, version, cancellationToken).ConfigureAwait(false))?.Collection;

    public Task<StoredLayer?> ReadAsync(CollectionId id, int? version, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult(Find(id, version)?.Stored);
    }

    public Task<IReadOnlyList<VersionRecord>> VersionsAsync(CollectionId id, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult<IReadOnlyList<VersionRecord>>([.. _layers.GetValueOrDefault(id, []).Select(e => e.Record).Reverse()]);
    }

    public Task<string?> ReportAsync(CollectionId id, int version, CancellationToken cancellationToken)
    {
        lock (_lock) return Task.FromResult(Find(id, version)?.Report);
    }

    public Task<DatasetVersion> CommitAsync(StagedDataset dataset, CommitNote note, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = dataset.Description.Id;
        var copied = new List<Feature>();
        for (var i = 0; i < dataset.Features.Count; i++) copied.Add(dataset.Features[i]);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var versions = _layers.TryGetValue(id, out var known) ? known : _layers[id] = [];
            if (note.Expected is { } expected && expected != versions.Count) throw new VersionConflictException(id, expected, versions.Count);
            var version = new DatasetVersion(id, versions.Count + 1, dataset.ContentSha256);
            var extent = dataset.Features.Where(f => f.Geometry is not null).Aggregate(Box.Empty, (box, f) => box.Union(Box.Of(f.Geometry!)));
            versions.Add(new Entry(
                new VersionRecord(version, dataset.Features.Count, _clock.GetUtcNow(), note.By, note.Origin, dataset.SourceFile, dataset.SourceSha256, note.Repairs, null, note.ReportJson is not null),
                new StoredLayer(new Collection(dataset.Description, version, dataset.Features.Count, extent, dataset.Fields), copied), note.ReportJson));
            return Task.FromResult(version);
        }
    }

    public Task<DatasetVersion?> RollbackAsync(CollectionId id, int to, string by, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_layers.TryGetValue(id, out var versions) || versions.Count == 0 || (to != 0 && Find(id, to)?.Stored is null)) return Task.FromResult<DatasetVersion?>(null);
            var source = to == 0 ? versions[^1] : versions[to - 1];
            var version = new DatasetVersion(id, versions.Count + 1, to == 0 ? ContentDigest.Of([]) : source.Record.Version.ContentSha256);
            var record = source.Record with
            {
                Version = version, CommittedAt = _clock.GetUtcNow(), By = by, Origin = to == 0 ? VersionOrigin.Withdrawal : VersionOrigin.Rollback,
                FeatureCount = to == 0 ? 0 : source.Record.FeatureCount, RestoredFrom = to == 0 ? null : to, HasReport = false,
            };
            versions.Add(new Entry(record, to == 0 ? null : new StoredLayer(source.Stored!.Collection with { Version = version }, source.Stored.Features), null));
            return Task.FromResult<DatasetVersion?>(version);
        }
    }

    private Entry? Find(CollectionId id, int? version) =>
        !_layers.TryGetValue(id, out var versions) || versions.Count == 0 ? null
        : version is null ? versions[^1]
        : version >= 1 && version <= versions.Count ? versions[version.Value - 1] : null;

    private sealed record Entry(VersionRecord Record, StoredLayer? Stored, string? Report);
}
