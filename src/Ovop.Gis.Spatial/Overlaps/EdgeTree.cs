using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>The edges of polygons in flat arrays, each polygon under a tree of boxes that follows its rings.</summary>
/// <remarks>
/// Neighbours on a ring are near on the ground, so runs of eight edges make tight leaves without any sorting. Rings close on
/// themselves, hold their inside on the right, begin at their leftmost vertex, and have no edge of no length.
/// </remarks>
internal sealed class EdgeTree
{
    public const int Fan = 8;

    /// <summary>X and y of each vertex in turn; the first vertex of a ring stands again at its end.</summary>
    public required double[] Vertices { get; init; }

    /// <summary>The first vertex of each ring; one more at the end.</summary>
    public required int[] RingStarts { get; init; }

    /// <summary>The first ring of each polygon; one more at the end.</summary>
    public required int[] PolygonRings { get; init; }

    /// <summary>MinX, minY, maxX, maxY of each node.</summary>
    public required double[] Boxes { get; init; }

    /// <summary>Of a leaf its first edge, by the vertex it starts at; of an inner node its first child.</summary>
    public required int[] Firsts { get; init; }

    /// <summary>Number of edges of a leaf; of an inner node the number of children, as a negative number.</summary>
    public required sbyte[] Counts { get; init; }

    /// <summary>The root of each polygon; -1 for one without edges.</summary>
    public required int[] Roots { get; init; }

    public int Count => Roots.Length;

    /// <summary>A layer's edges, laid out once for as long as the layer lives.</summary>
    public static EdgeTree Of(LayerSnapshot layer, int threads) => layer.Derived(l => EdgeTreeBuilder.Build(l, threads));

    /// <summary>Is a vertex of another polygon inside this one?</summary>
    /// <param name="moved">True where this polygon is the one moved by the infinitesimal step, see <see cref="Crossings"/>.</param>
    public bool Holds(int polygon, double x, double y, bool moved)
    {
        if (Roots[polygon] < 0) return false;
        Span<int> stack = stackalloc int[160];
        var depth = 0;
        stack[depth++] = Roots[polygon];
        var inside = false;
        while (depth > 0)
        {
            var node = stack[--depth];
            var box = Boxes.AsSpan(4 * node, 4);
            if (y < box[1] || y > box[3] || x > box[2]) continue;
            var count = Counts[node];
            if (count < 0)
            {
                for (var child = Firsts[node]; child < Firsts[node] - count; child++) stack[depth++] = child;
                continue;
            }

            for (var edge = Firsts[node]; edge < Firsts[node] + count; edge++)
                inside ^= CrossesEastOf(Vertices.AsSpan(2 * edge, 4), x, y, moved);
        }

        return inside;
    }

    /// <summary>Does the ray from the place to the east cross the edge?</summary>
    private static bool CrossesEastOf(ReadOnlySpan<double> edge, double x, double y, bool moved)
    {
        // A vertex at the same height counts as above where its polygon was moved up, as below where the place was.
        var startsAbove = moved ? edge[1] >= y : edge[1] > y;
        var endsAbove = moved ? edge[3] >= y : edge[3] > y;
        if (startsAbove == endsAbove) return false;
        if (x < edge[0] && x < edge[2]) return true;
        if (x > edge[0] && x > edge[2]) return false;
        var side = Orientation.Sign(edge[0], edge[1], edge[2], edge[3], x, y);
        if (side == 0) side = Crossings.StepSide(edge[2] - edge[0], edge[3] - edge[1], stepped: !moved);
        return side > 0 == endsAbove;
    }
}
