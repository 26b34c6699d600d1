using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Proximity;

/// <summary>The features of a layer under a tree of boxes that are sure to hold them, and the outline of each once it was asked for.</summary>
internal sealed class OutlineIndex
{
    private readonly Geometry[] _geometries;
    private readonly Outline?[] _outlines;
    private readonly int[] _features;

    internal OutlineIndex(Geometry[] geometries)
    {
        (_geometries, _outlines) = (geometries, new Outline?[geometries.Length]);
        var boxes = Array.ConvertAll(geometries, Box.Of);
        var extent = boxes.Where(b => !b.IsEmpty).Aggregate(Box.Empty, (all, box) => all.Union(box));
        _features = [.. Enumerable.Range(0, geometries.Length).Where(i => !boxes[i].IsEmpty)
            .OrderBy(i => PackedIndex.CurveKey(extent, (boxes[i].MinX + boxes[i].MaxX) / 2, (boxes[i].MinY + boxes[i].MaxY) / 2)).ThenBy(i => i)];
        Tree = new SpaceTree([.. _features.Select(i => OutlineRuns.BoxOf(Geodesic.Wgs84, geometries[i]))], leafSize: 1, _features.Length);
    }

    /// <summary>Each leaf is one feature.</summary>
    internal SpaceTree Tree { get; }

    internal int FeatureOf(SpaceTree.Node leaf) => _features[leaf.Number];

    internal Outline this[int feature] =>
        Volatile.Read(ref _outlines[feature]) ?? Interlocked.CompareExchange(ref _outlines[feature], new Outline(Geodesic.Wgs84, _geometries[feature]), null) ?? _outlines[feature]!;
}
