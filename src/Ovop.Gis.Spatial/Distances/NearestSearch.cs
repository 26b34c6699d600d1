using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>Looks for the nearest two places, first where a cheap bound is least, measuring exactly only what could be nearest.</summary>
/// <param name="belowMetres">Only what is nearer is looked for.</param>
internal sealed class NearestSearch(Geodesic geodesic, double belowMetres)
{
    private double _bestMetres = belowMetres;
    private double _mostMetres = ChordDistance.LongestChordMetres(belowMetres);

    internal (LonLat From, LonLat To)? Found { get; private set; }

    internal void From(LonLat from, Outline outline)
    {
        if (outline.Tree.IsEmpty) return;
        var inSpace = SpacePoint.Of(geodesic, from);
        var waiting = new PriorityQueue<SpaceTree.Node, double>();
        waiting.Enqueue(outline.Tree.Root, 0);
        while (_bestMetres > 0 && waiting.TryDequeue(out var node, out var atLeast) && atLeast <= _mostMetres)
        {
            if (node.IsThing)
            {
                Try(from, inSpace, outline[node.Number], turned: false);
                continue;
            }

            var (first, end) = outline.Tree.Below(node);
            for (var i = first; i < end; i++)
            {
                var below = new SpaceTree.Node(node.Level - 1, i);
                atLeast = below.IsThing ? outline[i].AtLeastMetres(inSpace) : Math.Sqrt(outline.Tree.Box(below).LeastSquared(inSpace));
                if (atLeast <= _mostMetres) waiting.Enqueue(below, atLeast);
            }
        }
    }

    /// <summary>On a convex surface the nearest places of two edges that do not cross include an end of one of them.</summary>
    internal void Between(Outline left, Outline right)
    {
        if (left.Tree.IsEmpty || right.Tree.IsEmpty) return;
        var waiting = new PriorityQueue<(SpaceTree.Node Left, SpaceTree.Node Right), double>();
        waiting.Enqueue((left.Tree.Root, right.Tree.Root), 0);
        while (_bestMetres > 0 && waiting.TryDequeue(out var pair, out var atLeast) && atLeast <= _mostMetres)
        {
            if (pair.Left.IsThing && pair.Right.IsThing)
            {
                TryEdges(left[pair.Left.Number], right[pair.Right.Number]);
                continue;
            }

            var isLeft = pair.Left.Level >= pair.Right.Level;
            var (tree, node) = isLeft ? (left.Tree, pair.Left) : (right.Tree, pair.Right);
            var other = isLeft ? BoxOf(right, pair.Right) : BoxOf(left, pair.Left);
            var (first, end) = tree.Below(node);
            for (var i = first; i < end; i++)
            {
                var below = new SpaceTree.Node(node.Level - 1, i);
                atLeast = Math.Sqrt(BoxOf(isLeft ? left : right, below).LeastSquared(other));
                if (atLeast > _mostMetres) continue;
                var next = isLeft ? (below, pair.Right) : (pair.Left, below);
                // Of pairs that meet those of single edges come first: they may end the search. Far less than the bounds' own slack.
                waiting.Enqueue(next, atLeast + 1e-9 * (next.Item1.Level + next.Item2.Level));
            }
        }
    }

    private static SpaceBox BoxOf(Outline outline, SpaceTree.Node node) => node.IsThing ? outline[node.Number].Box : outline.Tree.Box(node);

    private void TryEdges(in Edge left, in Edge right)
    {
        if (left.Box.LeastSquared(right.Box) == 0 && Intercept.Crossing(geodesic, left, right) is { } place)
        {
            Keep(0, (place, place));
            return;
        }

        Try(left.Start, left.StartInSpace, right, turned: false);
        if (left.EndsRun && !left.IsPoint) Try(left.End, left.EndInSpace, right, turned: false);
        Try(right.Start, right.StartInSpace, left, turned: true);
        if (right.EndsRun && !right.IsPoint) Try(right.End, right.EndInSpace, left, turned: true);
    }

    private void Try(LonLat from, SpacePoint inSpace, in Edge edge, bool turned)
    {
        if (edge.AtLeastMetres(inSpace) > _mostMetres) return;
        var nearest = Intercept.On(geodesic, edge, from, inSpace);
        if (nearest.Metres < _bestMetres) Keep(nearest.Metres, turned ? (nearest.Position, from) : (from, nearest.Position));
    }

    private void Keep(double metres, (LonLat, LonLat) places) =>
        (_bestMetres, _mostMetres, Found) = (metres, ChordDistance.LongestChordMetres(metres), places);
}
