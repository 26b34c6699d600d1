using Ovop.Gis.Planning.Datasets;

namespace Ovop.Gis.Planning.Features;

/// <summary>Where layers live. One port for the embedded file and for a database server.</summary>
public interface IFeatureStore
{
    /// <summary>Every layer, in drawing order.</summary>
    Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Null where there is no such layer.</summary>
    Task<Collection?> FindAsync(CollectionId id, CancellationToken cancellationToken);

    /// <summary>The layer and its features, both of one and the same version; null where there is no such layer.</summary>
    Task<StoredLayer?> ReadAsync(CollectionId id, CancellationToken cancellationToken);

    /// <summary>Makes the staged data the layer's next version, whole or not at all.</summary>
    Task<DatasetVersion> CommitAsync(StagedDataset dataset, CancellationToken cancellationToken);
}

/// <summary>A layer with what is in it.</summary>
public sealed record StoredLayer(Collection Collection, IReadOnlyList<Feature> Features);
