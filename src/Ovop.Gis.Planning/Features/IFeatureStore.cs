using Ovop.Gis.Planning.Datasets;

namespace Ovop.Gis.Planning.Features;

/// <summary>Where layers live, with every version they have had. One port for the embedded file and for a database server.</summary>
/// <remarks>A version never changes once it is committed. A layer that was withdrawn is not found and not listed; its versions are.</remarks>
public interface IFeatureStore
{
    /// <summary>A short text that is another after every commit, also one of another process; the same while nothing was committed. Cheap: asked at every request.</summary>
    /// <remarks>What was computed between two equal stamps belongs to them. It may also change where nothing was committed, as in the middle of a commit.</remarks>
    ValueTask<string> StampAsync(CancellationToken cancellationToken);

    /// <summary>Every layer at its newest version, in drawing order.</summary>
    Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken);

    /// <param name="version">Null for the newest.</param>
    /// <returns>Null where there is no such layer or version.</returns>
    Task<Collection?> FindAsync(CollectionId id, int? version, CancellationToken cancellationToken);

    /// <summary>The layer and its features, both of one and the same version.</summary>
    /// <param name="version">Null for the newest.</param>
    /// <returns>Null where there is no such layer or version.</returns>
    Task<StoredLayer?> ReadAsync(CollectionId id, int? version, CancellationToken cancellationToken);

    /// <summary>The layer's history, newest first; empty where there never was such a layer.</summary>
    Task<IReadOnlyList<VersionRecord>> VersionsAsync(CollectionId id, CancellationToken cancellationToken);

    /// <summary>The report that was kept with a version, as JSON; null where there is none.</summary>
    Task<string?> ReportAsync(CollectionId id, int version, CancellationToken cancellationToken);

    /// <summary>Makes the staged data the layer's next version, whole or not at all.</summary>
    /// <exception cref="VersionConflictException">The note expects another newest version.</exception>
    Task<DatasetVersion> CommitAsync(StagedDataset dataset, CommitNote note, CancellationToken cancellationToken);

    /// <summary>Makes an earlier version's content the layer's next version; 0 withdraws the layer.</summary>
    /// <returns>Null where there is no such layer or version.</returns>
    Task<DatasetVersion?> RollbackAsync(CollectionId id, int to, string by, CancellationToken cancellationToken);
}

/// <summary>A layer with what is in it.</summary>
public sealed record StoredLayer(Collection Collection, IReadOnlyList<Feature> Features);
