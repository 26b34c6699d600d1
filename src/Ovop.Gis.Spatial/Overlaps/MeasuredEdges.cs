using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>Polygons whose edges have been measured once: any run of whole edges is then a difference of two sums.</summary>
internal sealed class MeasuredEdges<TMeasure>
    where TMeasure : struct, IEdgeMeasure
{
    private readonly double[] _sums;        // at each vertex: square metres under its ring from the ring's start to here
    private readonly double[] _bases;

    public MeasuredEdges(EdgeTree tree)
    {
        Tree = tree;
        _sums = new double[tree.Vertices.Length / 2];
        _bases = new double[tree.Count];
        for (var polygon = 0; polygon < tree.Count; polygon++)
            if (tree.Roots[polygon] >= 0) Sum(polygon);
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
            total += Ring(start, end, inside, crossings, ref next, _bases[polygon], shift);
        }

        return total;
    }

    private static bool Holds(EdgeTree other, int polygon, double x, double y, bool moved)
    {
        var box = other.Boxes.AsSpan(4 * other.Roots[polygon], 4);
        return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && other.Holds(polygon, x, y, moved);
    }

    private double Ring(int start, int end, int inside, List<Crossing> crossings, ref int next, double ownBase, double shift)
    {
        var measure = default(TMeasure);
        var vertices = Tree.Vertices;
        var (total, eastward) = (0.0, 0.0);
        var from = start;
        while (next < crossings.Count && crossings[next].Edge < end)
        {
            var edge = crossings[next].Edge;
            if (inside != 0)
            {
                total += inside * (_sums[edge] - _sums[from]);
                eastward += inside * (vertices[2 * edge] - vertices[2 * from]);
            }

            var (x, y) = (vertices[2 * edge], vertices[2 * edge + 1]);
            for (; next < crossings.Count && crossings[next].Edge == edge; next++)
            {
                var crossing = crossings[next];
                Piece(crossing.X, crossing.Y);
                inside += crossing.Step;
            }

            from = edge + 1;
            Piece(vertices[2 * from], vertices[2 * from + 1]);

            void Piece(double toX, double toY)
            {
                if (inside != 0)
                {
                    total += inside * measure.UnderSquareMetres(x, y, toX, toY, ownBase);
                    eastward += inside * (toX - x);
                }

                (x, y) = (toX, toY);
            }
        }

        if (inside != 0)
        {
            total += inside * (_sums[end] - _sums[from]);
            eastward += inside * (vertices[2 * end] - vertices[2 * from]);
        }

        return total + measure.ShiftSquareMetres(eastward, shift);
    }

    private void Sum(int polygon)
    {
        var measure = default(TMeasure);
        var vertices = Tree.Vertices;
        var baseHeight = _bases[polygon] = measure.BaseOf(Tree.Boxes[4 * Tree.Roots[polygon] + 1]);
        for (var ring = Tree.PolygonRings[polygon]; ring < Tree.PolygonRings[polygon + 1]; ring++)
        {
            var sum = 0.0;
            for (var i = Tree.RingStarts[ring] + 1; i < Tree.RingStarts[ring + 1]; i++)
                _sums[i] = sum += measure.UnderSquareMetres(vertices[2 * i - 2], vertices[2 * i - 1], vertices[2 * i], vertices[2 * i + 1], baseHeight);
        }
    }
}
