using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Proximity;

/// <summary>The features of a layer under a tree of boxes that are sure to hold them, and the outline of each once it was asked for.</summary>
internal sealed class OutlineIndex
{
    private readonly LayerSnapshot _layer;
    private readonly Outline?[] _outlines;
    private readonly int[] _features;

    private OutlineIndex(LayerSnapshot layer)
    {
        (_layer, _outlines) = (layer, new Outline?[layer.Count]);
        Box[] boxes = [.. Enumerable.Range(0, layer.Count).Select(i => Box.Of(layer[i]))];
        var extent = boxes.Where(b => !b.IsEmpty).Aggregate(Box.Empty, (all, box) => all.Union(box));
        _features = [.. Enumerable.Range(0, boxes.Length).Where(i => !boxes[i].IsEmpty)
            .OrderBy(i => PackedIndex.CurveKey(extent, (boxes[i].MinX + boxes[i].MaxX) / 2, (boxes[i].MinY + boxes[i].MaxY) / 2)).ThenBy(i => i)];
        Tree = new SpaceTree([.. _features.Select(i => OutlineRuns.BoxOf(Geodesic.Wgs84, layer[i]))], leafSize: 1, _features.Length);
    }

    /// <summary>Made at the first question that needs it, then kept with the layer.</summary>
    internal static OutlineIndex Of(LayerSnapshot layer) => layer.Derived(static l => new OutlineIndex(l));

    /// <summary>Each leaf is one feature.</summary>
    internal SpaceTree Tree { get; }

    internal int FeatureOf(SpaceTree.Node leaf) => _features[leaf.Number];

    internal Outline this[int feature] =>
        Volatile.Read(ref _outlines[feature]) ?? Interlocked.CompareExchange(ref _outlines[feature], new Outline(Geodesic.Wgs84, _layer[feature]), null) ?? _outlines[feature]!;
}
