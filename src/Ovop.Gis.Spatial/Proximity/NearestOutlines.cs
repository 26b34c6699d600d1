using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Proximity;

/// <summary>The features whose edges are nearest to a geometry: in order of the least distance of their boxes, until none can be nearer.</summary>
internal sealed class NearestOutlines
{
    /// <summary>So that a distance equal to the limit is still found.</summary>
    private const double SlackMetres = 1e-6;

    private readonly OutlineIndex _index;
    private readonly LonLat? _place;
    private readonly Outline? _outline;
    private readonly SpaceBox _box;
    private readonly double _radiusMetres;
    private readonly NearbyPoints _found = new();
    private readonly BestFew _best;
    private readonly Dictionary<int, Separation> _separations = [];

    internal NearestOutlines(LayerSnapshot layer, Geometry from, double radiusMetres, int count)
    {
        (_index, _radiusMetres) = (OutlineIndex.Of(layer), radiusMetres);
        _best = new BestFew(_found, Math.Min(count, Math.Max(1, layer.Count)));
        _box = OutlineRuns.BoxOf(Geodesic.Wgs84, from);
        if (from is Point { IsEmpty: false } point) _place = new LonLat(point.X, point.Y);
        else _outline = new Outline(Geodesic.Wgs84, from);
    }

    internal List<Neighbour> Search(CancellationToken cancellationToken)
    {
        var tree = _index.Tree;
        var waiting = new PriorityQueue<SpaceTree.Node, double>();
        if (!tree.IsEmpty && !_box.IsEmpty) waiting.Enqueue(tree.Root, Math.Sqrt(tree.Box(tree.Root).LeastSquared(_box)));
        while (waiting.TryDequeue(out var node, out var atLeast) && atLeast <= ChordDistance.LongestChordMetres(LimitMetres))
        {
            if (node.IsLeaf)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Measure(_index.FeatureOf(node), atLeast);
                continue;
            }

            var (first, end) = tree.Children(node);
            for (var child = first; child < end; child++)
            {
                var below = new SpaceTree.Node(node.Level - 1, child);
                waiting.Enqueue(below, Math.Sqrt(tree.Box(below).LeastSquared(_box)));
            }
        }

        _found.Arrange();
        var neighbours = new List<Neighbour>(_found.Count);
        foreach (var feature in _found.Features) neighbours.Add(new Neighbour(feature, _separations[feature]));
        return neighbours;
    }

    private double LimitMetres => Math.Min(_radiusMetres, _best.WorstMetres);

    private void Measure(int feature, double atLeast)
    {
        if (atLeast == 0 && !_best.Wants(0, feature)) return;
        var below = LimitMetres + SlackMetres;
        var separation = _place is { } place ? GeodesicDistance.ToNearest(place, _index[feature], below) : GeodesicDistance.Between(_outline!, _index[feature], below);
        if (separation is { } s && s.Distance.Metres <= _radiusMetres && _best.Offer(s.Distance.Metres, feature)) _separations[feature] = s;
    }
}
