namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>A place where the border of one polygon crosses that of another.</summary>
/// <param name="Edge">The edge crossed on, by the vertex it starts at.</param>
/// <param name="Along">0 at the edge's start, 1 at its end.</param>
/// <param name="Step">1 where the edge goes into the other polygon, -1 where it leaves.</param>
internal readonly record struct Crossing(int Edge, double Along, double X, double Y, int Step);

/// <summary>A piece of an edge that lies upon an edge of the other polygon.</summary>
/// <param name="From">Where it begins along the edge, 0 to 1.</param>
/// <param name="OtherIsLeft">On which side the other border is thought to lie by the infinitesimal step.</param>
/// <param name="SameWay">True where both borders run the same way, so that both polygons lie on the same side.</param>
internal readonly record struct CommonPiece(int Edge, double From, double To, bool OtherIsLeft, bool SameWay);

/// <summary>Finds where two polygons' borders cross. Nothing is ever undecided: no vertex lies on an edge of the other polygon.</summary>
/// <remarks>
/// Simulation of simplicity (H. Edelsbrunner and E. P. Mücke, ACM Transactions on Graphics 9, 1990): the second polygon is thought to
/// be moved by (ε, ε²) with ε smaller than any number, which decides every tie the same way everywhere. Shared borders, collinear
/// pieces and touching corners so become plain crossings or none, and since an area hangs together continuously with the place of a
/// polygon, it is the area of the polygons as they are. Of more than two polygons each is moved much further than those before it.
/// </remarks>
internal sealed class Crossings(bool withCommonPieces = false)
{
    private readonly List<(int, int)> _stack = [];

    /// <summary>On the first polygon, in no order.</summary>
    public List<Crossing> First { get; } = [];

    /// <summary>On the second polygon, in no order.</summary>
    public List<Crossing> Second { get; } = [];

    /// <summary>Pieces of border that both have, seen from the first; only where asked for.</summary>
    public List<CommonPiece> FirstCommon { get; } = [];

    public List<CommonPiece> SecondCommon { get; } = [];

    /// <summary>The sign of the side that an infinitesimal step (ε, ε²) leads to, seen along a direction; of a step of the line itself the other.</summary>
    public static int StepSide(double dx, double dy, bool stepped)
    {
        var side = dy != 0 ? -Math.Sign(dy) : Math.Sign(dx);
        return stepped ? side : -side;
    }

    public void Find(EdgeTree first, int i, EdgeTree second, int j) => Find(first, i, second, j, []);

    /// <param name="within">A box (minX, minY, maxX, maxY); only what lies on edges that come near it is wanted. Empty for everything.</param>
    public void Find(EdgeTree first, int i, EdgeTree second, int j, ReadOnlySpan<double> within)
    {
        First.Clear();
        Second.Clear();
        FirstCommon.Clear();
        SecondCommon.Clear();
        if (first.Roots[i] < 0 || second.Roots[j] < 0) return;
        _stack.Clear();
        _stack.Add((first.Roots[i], second.Roots[j]));
        while (_stack.Count > 0)
        {
            var (a, b) = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            ReadOnlySpan<double> boxA = first.Boxes.AsSpan(4 * a, 4), boxB = second.Boxes.AsSpan(4 * b, 4);
            if (!Meet(boxA, boxB) || (within.Length == 4 && !Meet(boxA, within) && !Meet(boxB, within))) continue;
            var (countA, countB) = (first.Counts[a], second.Counts[b]);
            if (countA > 0 && countB > 0)
                Compare(first, a, second, b);
            else if (countB > 0 || (countA < 0 && Extent(boxA) >= Extent(boxB)))
                for (var child = first.Firsts[a]; child < first.Firsts[a] - countA; child++) _stack.Add((child, b));
            else
                for (var child = second.Firsts[b]; child < second.Firsts[b] - countB; child++) _stack.Add((a, child));
        }
    }

    private void Compare(EdgeTree first, int leafA, EdgeTree second, int leafB)
    {
        var edgesA = first.Vertices.AsSpan(2 * first.Firsts[leafA], 2 * first.Counts[leafA] + 2);
        var edgesB = second.Vertices.AsSpan(2 * second.Firsts[leafB], 2 * second.Counts[leafB] + 2);
        var box = second.Boxes.AsSpan(4 * leafB, 4);
        var (minX, minY, maxX, maxY) = (box[0], box[1], box[2], box[3]);
        for (var a = 0; a + 2 < edgesA.Length; a += 2)
        {
            var (ax, ay, bx, by) = (edgesA[a], edgesA[a + 1], edgesA[a + 2], edgesA[a + 3]);
            var (west, east) = ax < bx ? (ax, bx) : (bx, ax);
            var (south, north) = ay < by ? (ay, by) : (by, ay);
            if (west > maxX || east < minX || south > maxY || north < minY) continue;
            for (var b = 0; b + 2 < edgesB.Length; b += 2)
            {
                var (cx, cy, dx, dy) = (edgesB[b], edgesB[b + 1], edgesB[b + 2], edgesB[b + 3]);
                if ((cx < west && dx < west) || (cx > east && dx > east) || (cy < south && dy < south) || (cy > north && dy > north)) continue;
                Cross(ax, ay, bx, by, cx, cy, dx, dy, first.Firsts[leafA] + a / 2, second.Firsts[leafB] + b / 2);
            }
        }
    }

    private void Cross(double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy, int edgeA, int edgeB)
    {
        var (onC, onD) = (Orientation.Sign(ax, ay, bx, by, cx, cy), Orientation.Sign(ax, ay, bx, by, dx, dy));
        if (onC == onD && onC != 0) return;
        if (withCommonPieces && onC == 0 && onD == 0) Keep(new(ax, ay, bx, by), new(cx, cy, dx, dy), edgeA, edgeB);
        var c = onC == 0 ? StepSide(bx - ax, by - ay, stepped: true) : onC;
        var d = onD == 0 ? StepSide(bx - ax, by - ay, stepped: true) : onD;
        if (c == d) return;
        var (onA, onB) = (Orientation.Sign(cx, cy, dx, dy, ax, ay), Orientation.Sign(cx, cy, dx, dy, bx, by));
        var a = onA == 0 ? StepSide(dx - cx, dy - cy, stepped: false) : onA;
        var b = onB == 0 ? StepSide(dx - cx, dy - cy, stepped: false) : onB;
        if (a == b) return;

        // One place for both borders, so that the two runs that meet here close whatever the rounding; a vertex where one is known to be there.
        var (x, y) = onC == 0 ? (cx, cy) : onD == 0 ? (dx, dy) : onA == 0 ? (ax, ay) : onB == 0 ? (bx, by) : Place(new(ax, ay, bx, by), new(cx, cy, dx, dy));
        // The inside is on the right of every edge.
        First.Add(new Crossing(edgeA, new Line(ax, ay, bx, by).Along(x, y), x, y, b < 0 ? 1 : -1));
        Second.Add(new Crossing(edgeB, new Line(cx, cy, dx, dy).Along(x, y), x, y, d < 0 ? 1 : -1));
    }

    /// <summary>Where two lines cross: the same number for the same two lines, whichever way they run and whichever comes first.</summary>
    private static (double X, double Y) Place(Line one, Line other)
    {
        (one, other) = (one.Eastward, other.Eastward);
        if (other.IsBefore(one)) (one, other) = (other, one);
        var (ux, uy) = (one.X2 - one.X1, one.Y2 - one.Y1);
        var (vx, vy) = (other.X2 - other.X1, other.Y2 - other.Y1);
        var across = vx * uy - vy * ux;
        var along = across == 0 ? 0.5 : Math.Clamp((vx * (other.Y1 - one.Y1) - vy * (other.X1 - one.X1)) / across, 0, 1);
        return (Within(one.X1 + along * ux, other.X1, other.X2), Within(one.Y1 + along * uy, other.Y1, other.Y2));
    }

    /// <summary>Two edges on one line: do they lie upon each other?</summary>
    private void Keep(Line first, Line second, int edgeA, int edgeB)
    {
        var (c, d) = (first.Along(second.X1, second.Y1), first.Along(second.X2, second.Y2));
        var (a, b) = (second.Along(first.X1, first.Y1), second.Along(first.X2, first.Y2));
        var (from, to) = (Math.Max(0, Math.Min(c, d)), Math.Min(1, Math.Max(c, d)));
        if (from >= to) return;
        FirstCommon.Add(new CommonPiece(edgeA, from, to, StepSide(first.X2 - first.X1, first.Y2 - first.Y1, stepped: true) > 0, c < d));
        SecondCommon.Add(new CommonPiece(
            edgeB, Math.Max(0, Math.Min(a, b)), Math.Min(1, Math.Max(a, b)), StepSide(second.X2 - second.X1, second.Y2 - second.Y1, stepped: false) > 0, c < d));
    }

    private static double Within(double value, double one, double other) => one < other ? Math.Clamp(value, one, other) : Math.Clamp(value, other, one);

    private static bool Meet(ReadOnlySpan<double> left, ReadOnlySpan<double> right) =>
        left[0] <= right[2] && right[0] <= left[2] && left[1] <= right[3] && right[1] <= left[3];

    private static double Extent(ReadOnlySpan<double> box) => box[2] - box[0] + (box[3] - box[1]);

    private readonly record struct Line(double X1, double Y1, double X2, double Y2)
    {
        public Line Eastward => X1 < X2 || (X1 == X2 && Y1 <= Y2) ? this : new(X2, Y2, X1, Y1);

        public bool IsBefore(Line other) => (X1, Y1, X2, Y2).CompareTo((other.X1, other.Y1, other.X2, other.Y2)) < 0;

        public double Along(double x, double y) => Math.Abs(X2 - X1) >= Math.Abs(Y2 - Y1) ? (x - X1) / (X2 - X1) : (y - Y1) / (Y2 - Y1);
    }
}
