using Ovop.Gis.Spatial.Distances;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Proximity;

/// <summary>The nearest so many points: nodes of the tree in order of their least distance, until none can hold a nearer point.</summary>
/// <remarks>G. R. Hjaltason and H. Samet, Distance browsing in spatial databases, ACM TODS 24 (1999) 265-318.</remarks>
internal readonly ref struct NearestPoints(PointIndex index, SpacePoint at, LonLat from, double radiusMetres, int count, NearbyPoints found)
{
    internal void Search()
    {
        var best = new BestFew(found, count);
        var tree = index.Tree;
        var most = ChordDistance.LongestChordMetres(radiusMetres);
        var waiting = new PriorityQueue<SpaceTree.Node, double>();
        waiting.Enqueue(tree.Root, tree.Box(tree.Root).LeastSquared(at));
        while (waiting.TryDequeue(out var node, out var least2) && least2 <= most * most)
        {
            if (node.IsLeaf)
            {
                if (Take(best, node.Number * PointIndex.LeafSize)) most = ChordDistance.LongestChordMetres(Math.Min(best.WorstMetres, radiusMetres));
                continue;
            }

            var (first, end) = tree.Children(node);
            for (var child = first; child < end; child++)
            {
                var below = new SpaceTree.Node(node.Level - 1, child);
                least2 = tree.Box(below).LeastSquared(at);
                if (least2 <= most * most) waiting.Enqueue(below, least2);
            }
        }
    }

    private bool Take(BestFew best, int first)
    {
        Span<double> metres = stackalloc double[PointIndex.LeafSize];
        PointMeasure.Leaf(index, first, at, from, metres);
        var changed = false;
        for (var i = 0; i < PointIndex.LeafSize; i++)
        {
            var (m, feature) = (metres[i], index.Features[first + i]);
            if (!(m <= radiusMetres + ChordDistance.DoubtMetres) || first + i >= index.Count) continue;
            if (m >= radiusMetres - ChordDistance.DoubtMetres && (m = PointMeasure.Exact(index, from, feature)) > radiusMetres) continue;
            changed |= best.Offer(m, feature);
        }

        return changed;
    }
}
