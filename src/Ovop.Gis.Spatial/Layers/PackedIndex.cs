namespace Ovop.Gis.Spatial.Layers;

/// <summary>An immutable R-tree over boxes, packed along a Hilbert curve into flat arrays.</summary>
/// <remarks>
/// Packing after I. Kamel and C. Faloutsos, 'On packing R-trees' (1993). Boxes of level 0 come first, in curve order,
/// then each level above; the root is the last. Empty boxes are kept but never found.
/// </remarks>
public sealed class PackedIndex
{
    private const int NodeSize = 16;
    private readonly double[] _boxes;      // minX, minY, maxX, maxY for each entry
    private readonly int[] _children;      // level 0: the item; above: position of the first child
    private readonly int[] _levelEnds;     // exclusive end of each level, in entries

    private PackedIndex(double[] boxes, int[] children, int[] levelEnds, int count) =>
        (_boxes, _children, _levelEnds, Count) = (boxes, children, levelEnds, count);

    public int Count { get; }

    /// <summary>The box of everything; empty where there is nothing.</summary>
    public Box Extent => Count == 0 ? Box.Empty : BoxAt(_levelEnds[^1] - 1);

    public static PackedIndex Build(ReadOnlySpan<Box> items)
    {
        var count = items.Length;
        if (count == 0) return new PackedIndex([], [], [0], 0);

        var levelEnds = new List<int> { count };
        for (var width = count; width > 1;)
        {
            width = (width + NodeSize - 1) / NodeSize;
            levelEnds.Add(levelEnds[^1] + width);
        }

        var boxes = new double[levelEnds[^1] * 4];
        var children = new int[levelEnds[^1]];
        var order = CurveOrder(items);
        for (var i = 0; i < count; i++)
        {
            Write(boxes, i, items[order[i]]);
            children[i] = order[i];
        }

        for (var level = 1; level < levelEnds.Count; level++)
        {
            var childEnd = levelEnds[level - 1];
            var child = level == 1 ? 0 : levelEnds[level - 2];
            for (var parent = childEnd; parent < levelEnds[level]; parent++)
            {
                children[parent] = child;
                var box = Box.Empty;
                for (var end = Math.Min(child + NodeSize, childEnd); child < end; child++) box = box.Union(Read(boxes, child));
                Write(boxes, parent, box);
            }
        }

        return new PackedIndex(boxes, children, [.. levelEnds], count);
    }

    /// <summary>Adds to <paramref name="found"/> each item whose box meets the given one, in no promised order.</summary>
    public void Query(in Box box, List<int> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (Count == 0 || box.IsEmpty) return;

        Span<int> stack = stackalloc int[NodeSize * 12];
        var depth = 0;
        stack[depth++] = _levelEnds[^1] - 1;
        while (depth > 0)
        {
            var entry = stack[--depth];
            if (!BoxAt(entry).Intersects(box)) continue;
            if (entry < Count)
            {
                found.Add(_children[entry]);
                continue;
            }

            var child = _children[entry];
            for (var end = Math.Min(child + NodeSize, LevelEnd(child)); child < end; child++) stack[depth++] = child;
        }
    }

    private int LevelEnd(int entry)
    {
        foreach (var end in _levelEnds)
            if (entry < end) return end;
        return _levelEnds[^1];
    }

    private Box BoxAt(int entry) => Read(_boxes, entry);

    private static Box Read(double[] boxes, int entry) =>
        new(boxes[entry * 4], boxes[entry * 4 + 1], boxes[entry * 4 + 2], boxes[entry * 4 + 3]);

    private static void Write(double[] boxes, int entry, in Box box) =>
        (boxes[entry * 4], boxes[entry * 4 + 1], boxes[entry * 4 + 2], boxes[entry * 4 + 3]) = (box.MinX, box.MinY, box.MaxX, box.MaxY);

    private static int[] CurveOrder(ReadOnlySpan<Box> items)
    {
        var extent = Box.Empty;
        foreach (var item in items)
            if (!item.IsEmpty) extent = extent.Union(item);

        var order = new int[items.Length];
        var keys = new uint[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            order[i] = i;
            keys[i] = items[i].IsEmpty ? uint.MaxValue : CurveKey(extent, (items[i].MinX + items[i].MaxX) / 2, (items[i].MinY + items[i].MaxY) / 2);
        }

        // The tie on the item number makes the packing, and so every walk over it, the same on any machine.
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        return order;
    }

    /// <summary>The place on a Hilbert curve through the extent.</summary>
    internal static uint CurveKey(in Box extent, double x, double y) =>
        HilbertKey(Cell(x - extent.MinX, extent.MaxX - extent.MinX), Cell(y - extent.MinY, extent.MaxY - extent.MinY));

    private static uint Cell(double offset, double size) => size > 0 ? (uint)(ushort.MaxValue * (offset / size)) : 0;

    private static uint HilbertKey(uint x, uint y)
    {
        uint key = 0;
        for (var s = 1u << 15; s > 0; s >>= 1)
        {
            var rx = (x & s) > 0 ? 1u : 0u;
            var ry = (y & s) > 0 ? 1u : 0u;
            key = (key << 2) | ((3 * rx) ^ ry);
            if (ry != 0) continue;
            if (rx == 1) (x, y) = (ushort.MaxValue - x, ushort.MaxValue - y);
            (x, y) = (y, x);
        }

        return key;
    }
}
