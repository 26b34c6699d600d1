using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>Lays polygons out as an <see cref="EdgeTree"/>; shapes other than polygons have no edges.</summary>
internal sealed class EdgeTreeBuilder
{
    private readonly List<double> _vertices = [];
    private readonly List<int> _ringStarts = [0];
    private readonly List<int> _polygonRings = [0];
    private readonly List<double> _boxes = [];
    private readonly List<int> _firsts = [];
    private readonly List<sbyte> _counts = [];
    private readonly List<int> _roots = [];

    public static EdgeTree Build(IReadOnlyList<Geometry> polygons)
    {
        var builder = new EdgeTreeBuilder();
        foreach (var polygon in polygons) builder.Add(polygon);
        return new EdgeTree
        {
            Vertices = [.. builder._vertices], RingStarts = [.. builder._ringStarts], PolygonRings = [.. builder._polygonRings],
            Boxes = [.. builder._boxes], Firsts = [.. builder._firsts], Counts = [.. builder._counts], Roots = [.. builder._roots],
        };
    }

    private void Add(Geometry geometry)
    {
        var firstNode = _firsts.Count;
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon) continue;
            AddRing(polygon.Shell, rightward: true);
            for (var hole = 0; hole < polygon.NumInteriorRings; hole++) AddRing((LinearRing)polygon.GetInteriorRingN(hole), rightward: false);
        }

        _polygonRings.Add(_ringStarts.Count - 1);
        _roots.Add(_firsts.Count == firstNode ? -1 : Gather(firstNode));
    }

    /// <param name="rightward">True for a shell, whose inside is on the right when it runs clockwise.</param>
    private void AddRing(LinearRing ring, bool rightward)
    {
        var points = FlatCoordinates.Of(ring.CoordinateSequence);
        var count = points.Length / 2 - 1;
        var leftmost = 0;
        for (var i = 1; i < count; i++)
            if (points[2 * i] < points[2 * leftmost]) leftmost = i;
        var reversed = SignedArea(points) > 0 == rightward;
        var start = _vertices.Count;
        for (var i = 0; i <= count; i++)
        {
            var at = (leftmost + (reversed ? count - i % count : i)) % count;
            var (x, y) = (points[2 * at], points[2 * at + 1]);
            if (i > 0 && x == _vertices[^2] && y == _vertices[^1]) continue;
            _vertices.Add(x);
            _vertices.Add(y);
        }

        if (_vertices.Count - start < 8)
        {
            _vertices.RemoveRange(start, _vertices.Count - start);
            return;
        }

        _ringStarts.Add(_vertices.Count / 2);
        AddLeaves(start / 2, _vertices.Count / 2 - 1);
    }

    private static double SignedArea(ReadOnlySpan<double> points)
    {
        var sum = 0.0;
        for (var i = 2; i + 3 < points.Length; i += 2)
            sum += (points[i] - points[0]) * (points[i + 3] - points[1]) - (points[i + 2] - points[0]) * (points[i + 1] - points[1]);
        return sum;
    }

    private void AddLeaves(int vertex, int last)
    {
        for (; vertex < last; vertex += EdgeTree.Fan)
        {
            var count = Math.Min(EdgeTree.Fan, last - vertex);
            var box = Box.Empty;
            for (var i = vertex; i <= vertex + count; i++) box = box.Union(new Box(_vertices[2 * i], _vertices[2 * i + 1], _vertices[2 * i], _vertices[2 * i + 1]));
            AddNode(box, vertex, (sbyte)count);
        }
    }

    /// <summary>Levels above the nodes from the given one, until there is one root.</summary>
    private int Gather(int first)
    {
        while (_firsts.Count - first > 1)
        {
            var end = _firsts.Count;
            for (var child = first; child < end; child += EdgeTree.Fan)
            {
                var count = Math.Min(EdgeTree.Fan, end - child);
                var box = Box.Empty;
                for (var i = child; i < child + count; i++) box = box.Union(new Box(_boxes[4 * i], _boxes[4 * i + 1], _boxes[4 * i + 2], _boxes[4 * i + 3]));
                AddNode(box, child, (sbyte)-count);
            }

            first = end;
        }

        return first;
    }

    private void AddNode(Box box, int first, sbyte count)
    {
        _boxes.AddRange([box.MinX, box.MinY, box.MaxX, box.MaxY]);
        _firsts.Add(first);
        _counts.Add(count);
    }
}
