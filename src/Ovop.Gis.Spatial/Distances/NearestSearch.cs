using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>Looks for the nearest two places, measuring exactly only where a cheap bound allows something nearer.</summary>
internal sealed class NearestSearch(Geodesic geodesic)
{
    private double _bestMetres = double.PositiveInfinity;

    internal (LonLat From, LonLat To)? Found { get; private set; }

    internal void From(LonLat from, Outline outline)
    {
        var inSpace = SpacePoint.Of(geodesic, from);
        foreach (var (_, block) in outline.Blocks.Select(b => (AtLeast: b.AtLeastMetres(inSpace), Block: b)).OrderBy(b => b.AtLeast))
        {
            if (block.AtLeastMetres(inSpace) >= _bestMetres) return;
            Try(from, inSpace, block, turned: false);
        }
    }

    /// <summary>On a convex surface the nearest places of two edges that do not cross include an end of one of them.</summary>
    internal void Between(Outline left, Outline right)
    {
        var pairs = (from l in left.Blocks from r in right.Blocks let atLeast = l.AtLeastMetres(r) orderby atLeast select (atLeast, l, r)).ToList();
        foreach (var (atLeast, l, r) in pairs)
        {
            if (atLeast >= _bestMetres || _bestMetres == 0) return;
            TryCrossings(l, r);
            TryEnds(l, r, turned: false);
            TryEnds(r, l, turned: true);
        }
    }

    private void TryEnds(EdgeBlock from, EdgeBlock to, bool turned)
    {
        foreach (var edge in from.Edges)
        {
            Try(edge.Start, edge.StartInSpace, to, turned);
            if (!edge.IsPoint) Try(edge.End, edge.EndInSpace, to, turned);
        }
    }

    private void Try(LonLat from, SpacePoint inSpace, EdgeBlock block, bool turned)
    {
        if (block.AtLeastMetres(inSpace) >= _bestMetres) return;
        foreach (var edge in block.Edges)
        {
            if (edge.AtLeastMetres(inSpace) >= _bestMetres) continue;
            var nearest = Intercept.On(geodesic, edge, from);
            if (nearest.Metres < _bestMetres) Keep(nearest.Metres, turned ? (nearest.Position, from) : (from, nearest.Position));
        }
    }

    private void TryCrossings(EdgeBlock left, EdgeBlock right)
    {
        foreach (var l in left.Edges)
            foreach (var r in right.Edges)
                if (_bestMetres > 0 && l.AtLeastMetres(r) == 0 && Intercept.Crossing(geodesic, l, r) is { } place)
                    Keep(0, (place, place));
    }

    private void Keep(double metres, (LonLat, LonLat) places) => (_bestMetres, Found) = (metres, places);
}
