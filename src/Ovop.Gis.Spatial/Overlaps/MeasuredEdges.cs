using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>Polygons whose edges have been measured once: any run of whole edges is then a difference of two sums.</summary>
internal sealed class MeasuredEdges<TMeasure> : IMeasuredEdges
    where TMeasure : struct, IEdgeMeasure
{
    private readonly double[] _sums;        // at each vertex: square metres under its ring from the ring's start to here
    private readonly double[] _bases;

    private readonly TMeasure _measure;

    public MeasuredEdges(EdgeTree tree, TMeasure measure, int threads)
    {
        (Tree, _measure) = (tree, measure);
        _sums = GC.AllocateUninitializedArray<double>(tree.Vertices.Length / 2);
        _bases = new double[tree.Count];
        Blocks.ForEach(tree.Count, 64, threads, Sum, CancellationToken.None);
    }

    public EdgeTree Tree { get; }

    public double BaseOf(int polygon) => _bases[polygon];

    public double AreaSquareMetres(int polygon)
    {
        var sum = 0.0;
        for (var ring = Tree.PolygonRings[polygon]; ring < Tree.PolygonRings[polygon + 1]; ring++) sum += _sums[Tree.RingStarts[ring + 1] - 1];
        return sum;
    }

    /// <summary>What the polygon's border that lies inside another gives to the area of what they share.</summary>
    /// <param name="crossings">On this polygon; sorted here.</param>
    /// <param name="moved">True where the other polygon is the one moved, see <see cref="Crossings"/>.</param>
    /// <param name="baseHeight">The base that both polygons' borders are taken down to.</param>
    public double InsideSquareMetres(int polygon, List<Crossing> crossings, EdgeTree other, int otherPolygon, bool moved, double baseHeight)
    {
        if (crossings.Count > 1) crossings.Sort(static (a, b) => a.Edge != b.Edge ? a.Edge.CompareTo(b.Edge) : a.Along.CompareTo(b.Along));
        var total = 0.0;
        var next = 0;
        var shift = _bases[polygon] - baseHeight;
        for (var ring = Tree.PolygonRings[polygon]; ring < Tree.PolygonRings[polygon + 1]; ring++)
        {
            var (start, end) = (Tree.RingStarts[ring], Tree.RingStarts[ring + 1] - 1);
            var inside = Holds(other, otherPolygon, Tree.Vertices[2 * start], Tree.Vertices[2 * start + 1], moved) ? 1 : 0;
            total += Ring(start, end, inside, crossings, ref next, baseHeight, shift);
        }

        return total;
    }

    private static bool Holds(EdgeTree other, int polygon, double x, double y, bool moved)
    {
        var box = other.Boxes.AsSpan(4 * other.Roots[polygon], 4);
        return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && other.Holds(polygon, x, y, moved);
    }

    private double Ring(int start, int end, int inside, List<Crossing> crossings, ref int next, double baseHeight, double shift)
    {
        var vertices = Tree.Vertices;
        var total = 0.0;
        var from = start;
        while (next < crossings.Count && crossings[next].Edge < end)
        {
            var edge = crossings[next].Edge;
            if (inside != 0) total += inside * RunSquareMetres(from, edge, shift);
            var (x, y) = (vertices[2 * edge], vertices[2 * edge + 1]);
            for (; next < crossings.Count && crossings[next].Edge == edge; next++)
            {
                var crossing = crossings[next];
                if (inside != 0) total += inside * _measure.UnderSquareMetres(x, y, crossing.X, crossing.Y, baseHeight);
                (x, y) = (crossing.X, crossing.Y);
                inside += crossing.Step;
            }

            from = edge + 1;
            if (inside != 0) total += inside * _measure.UnderSquareMetres(x, y, vertices[2 * from], vertices[2 * from + 1], baseHeight);
        }

        return inside == 0 ? total : total + inside * RunSquareMetres(from, end, shift);
    }

    /// <summary>Under the whole edges between two vertices, down to a base that lies so much below the polygon's own.</summary>
    public double RunSquareMetres(int from, int to, double shift)
    {
        var vertices = Tree.Vertices;
        var sum = _sums[to] - _sums[from];
        return shift == 0 ? sum : sum + _measure.ShiftSquareMetres(vertices[2 * from], vertices[2 * from + 1], vertices[2 * to], vertices[2 * to + 1], shift);
    }

    public double PieceSquareMetres(double x1, double y1, double x2, double y2, double baseHeight) => _measure.UnderSquareMetres(x1, y1, x2, y2, baseHeight);

    private void Sum(int polygon)
    {
        if (Tree.Roots[polygon] < 0) return;
        var box = Tree.Boxes.AsSpan(4 * Tree.Roots[polygon], 4);
        _bases[polygon] = _measure.BaseOf(box[0], box[1]);
        for (var ring = Tree.PolygonRings[polygon]; ring < Tree.PolygonRings[polygon + 1]; ring++)
        {
            var (start, end) = (Tree.RingStarts[ring], Tree.RingStarts[ring + 1]);
            _measure.SumRing(Tree.Vertices.AsSpan(2 * start, 2 * (end - start)), _bases[polygon], _sums.AsSpan(start, end - start));
        }
    }
}
