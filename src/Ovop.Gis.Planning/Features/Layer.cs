using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Planning.Features;

/// <summary>One version of a layer, in memory and ready to be asked: features beside the engine's snapshot of their shapes.</summary>
public sealed class Layer
{
    private readonly Dictionary<string, int> _numbers;

    public Layer(Collection collection, IReadOnlyList<Feature> features, PassportInput origin)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(features);
        (Collection, Features, Origin) = (collection, features, origin);
        Snapshot = LayerSnapshot.Create(features.Select(f => f.Geometry));
        _numbers = features.Select((f, i) => (f.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
    }

    public Collection Collection { get; }
    public IReadOnlyList<Feature> Features { get; }
    public LayerSnapshot Snapshot { get; }

    /// <summary>What a passport says of this layer; for a derived layer, what it was derived from.</summary>
    public PassportInput Origin { get; }

    public Feature? Find(string id) => _numbers.TryGetValue(id, out var number) ? Features[number] : null;

    public string NameOf(Feature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return feature.Text(Collection.Description.NameField) ?? feature.Id;
    }

    public string GroupOf(Feature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return feature.Text(Collection.Description.GroupField) ?? feature.Id;
    }
}
