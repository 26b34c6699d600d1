using Ovop.Gis.Planning.Passports;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlaps;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Planning.Features;

/// <summary>One version of a layer, in memory and ready to be asked: features beside the engine's snapshot of their shapes.</summary>
public sealed class Layer
{
    private readonly Dictionary<string, int> _numbers;
    private readonly Lazy<string[]> _names;

    public Layer(Collection collection, IReadOnlyList<Feature> features, PassportInput origin, LayerComposition? composition = null)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(features);
        (Collection, Features, Origin, Composition) = (collection, features, origin, composition);
        Snapshot = LayerSnapshot.Create(features.Select(f => f.Geometry));
        _names = new(() => [.. Features.Select(NameOf)]);
        _numbers = features.Select((f, i) => (f.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
    }

    public Collection Collection { get; }
    public IReadOnlyList<Feature> Features { get; }
    public LayerSnapshot Snapshot { get; }

    /// <summary>What a passport says of this layer; for a derived layer, what it was derived from.</summary>
    public PassportInput Origin { get; }

    /// <summary>Set where each feature is made of features of another layer.</summary>
    public LayerComposition? Composition { get; }

    public Feature? Find(string id) => _numbers.TryGetValue(id, out var number) ? Features[number] : null;

    public string NameOf(Feature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return feature.Text(Collection.Description.NameField) ?? feature.Id;
    }

    /// <summary>The name of a feature by its number, from a list that is made once.</summary>
    public string NameOf(int feature) => _names.Value[feature];

    public string GroupOf(Feature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return feature.Text(Collection.Description.GroupField) ?? feature.Id;
    }

    /// <summary>A feature's area; of one that is made of others, the sum of theirs.</summary>
    public Area AreaOf(int feature, IAreaMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return Composition is null
            ? method.Measure(Snapshot[feature])
            : Composition.Members[feature].Aggregate(Area.Zero, (sum, member) => sum + Composition.Base.AreaOf(member, method));
    }

    /// <summary>The area of each feature.</summary>
    public IReadOnlyList<Area> AreasOf(IAreaMethod method) =>
        [.. Enumerable.Range(0, Features.Count).AsParallel().AsOrdered().Select(feature => AreaOf(feature, method))];

    /// <summary>The length of a feature's border; of one that is made of others, without the borders between them.</summary>
    public Distance BorderOf(int feature) => Distance.FromMetres(Composition is null
        ? BorderLengths.Of(Snapshot).PolygonMetres(feature)
        : CommonBorders.Of(Composition.Base.Snapshot).OutlineMetres(Composition.Members[feature]));

    /// <summary>The length of the border of all features taken as one.</summary>
    public Distance Outline()
    {
        var layer = Composition?.Base ?? this;
        return Distance.FromMetres(CommonBorders.Of(layer.Snapshot).OutlineMetres(
            Composition is null ? Enumerable.Range(0, layer.Features.Count) : Composition.Members.SelectMany(m => m)));
    }
}

/// <summary>How the features of one layer are made of those of another, so that their figures are sums and never tell a second story.</summary>
/// <param name="Members">For each feature the numbers of its members in the base layer.</param>
public sealed record LayerComposition(Layer Base, IReadOnlyList<IReadOnlyList<int>> Members);
