namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>A place where the border of one polygon crosses that of another.</summary>
/// <param name="Edge">The edge crossed on, by the vertex it starts at.</param>
/// <param name="Along">0 at the edge's start, 1 at its end.</param>
/// <param name="Step">1 where the edge goes into the other polygon, -1 where it leaves.</param>
internal readonly record struct Crossing(int Edge, double Along, double X, double Y, int Step);

/// <summary>Finds where two polygons' borders cross. Nothing is ever undecided: no vertex lies on an edge of the other polygon.</summary>
/// <remarks>
/// Simulation of simplicity (H. Edelsbrunner and E. P. Mücke, ACM Transactions on Graphics 9, 1990): the second polygon is thought to
/// be moved by (ε, ε²) with ε smaller than any number, which decides every tie the same way everywhere. Shared borders, collinear
/// pieces and touching corners so become plain crossings or none, and since an area hangs together continuously with the place of a
/// polygon, it is the area of the polygons as they are.
/// </remarks>
internal sealed class Crossings
{
    private readonly List<(int, int)> _stack = [];

    /// <summary>On the first polygon, in no order.</summary>
    public List<Crossing> First { get; } = [];

    /// <summary>On the second polygon, in no order.</summary>
    public List<Crossing> Second { get; } = [];

    /// <summary>The sign of the side that an infinitesimal step (ε, ε²) leads to, seen along a direction; of a step of the line itself the other.</summary>
    public static int StepSide(double dx, double dy, bool stepped)
    {
        var side = dy != 0 ? -Math.Sign(dy) : Math.Sign(dx);
        return stepped ? side : -side;
    }

    public void Find(EdgeTree first, int i, EdgeTree second, int j)
    {
        First.Clear();
        Second.Clear();
        if (first.Roots[i] < 0 || second.Roots[j] < 0) return;
        _stack.Clear();
        _stack.Add((first.Roots[i], second.Roots[j]));
        while (_stack.Count > 0)
        {
            var (a, b) = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            if (!Meet(first.Boxes, a, second.Boxes, b)) continue;
            var (countA, countB) = (first.Counts[a], second.Counts[b]);
            if (countA > 0 && countB > 0)
                Compare(first, a, second, b);
            else if (countB > 0 || (countA < 0 && Extent(first.Boxes, a) >= Extent(second.Boxes, b)))
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
        var c = Orientation.Sign(ax, ay, bx, by, cx, cy);
        var d = Orientation.Sign(ax, ay, bx, by, dx, dy);
        if (c == d && c != 0) return;
        if (c == 0) c = StepSide(bx - ax, by - ay, stepped: true);
        if (d == 0) d = StepSide(bx - ax, by - ay, stepped: true);
        if (c == d) return;
        var a = Orientation.Sign(cx, cy, dx, dy, ax, ay);
        var b = Orientation.Sign(cx, cy, dx, dy, bx, by);
        if (a == 0) a = StepSide(dx - cx, dy - cy, stepped: false);
        if (b == 0) b = StepSide(dx - cx, dy - cy, stepped: false);
        if (a == b) return;

        // One place for both borders, so that the two runs that meet here close whatever the rounding.
        var across = (dx - cx) * (by - ay) - (dy - cy) * (bx - ax);
        var along = across == 0 ? 0.5 : Math.Clamp(((dx - cx) * (cy - ay) - (dy - cy) * (cx - ax)) / across, 0, 1);
        var x = Within(ax + along * (bx - ax), cx, dx);
        var y = Within(ay + along * (by - ay), cy, dy);
        // The inside is on the right of every edge.
        First.Add(new Crossing(edgeA, along, x, y, b < 0 ? 1 : -1));
        Second.Add(new Crossing(edgeB, Along(cx, cy, dx, dy, x, y), x, y, d < 0 ? 1 : -1));
    }

    private static double Along(double cx, double cy, double dx, double dy, double x, double y) =>
        Math.Abs(dx - cx) >= Math.Abs(dy - cy) ? (x - cx) / (dx - cx) : (y - cy) / (dy - cy);

    private static double Within(double value, double one, double other) => one < other ? Math.Clamp(value, one, other) : Math.Clamp(value, other, one);

    private static bool Meet(double[] boxesA, int a, double[] boxesB, int b)
    {
        var left = boxesA.AsSpan(4 * a, 4);
        var right = boxesB.AsSpan(4 * b, 4);
        return left[0] <= right[2] && right[0] <= left[2] && left[1] <= right[3] && right[1] <= left[3];
    }

    private static double Extent(double[] boxes, int node) => boxes[4 * node + 2] - boxes[4 * node] + (boxes[4 * node + 3] - boxes[4 * node + 1]);
}
