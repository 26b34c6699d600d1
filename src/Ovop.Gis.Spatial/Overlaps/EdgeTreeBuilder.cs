using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>Lays polygons out as an <see cref="EdgeTree"/>; shapes other than polygons have no edges.</summary>
/// <remarks>Rings are looked at once to know how many places each takes, and once to fill them; both by features, so by any number of threads.</remarks>
internal sealed class EdgeTreeBuilder
{
    private const int Block = 64;
    private readonly LayerSnapshot _layer;
    private readonly int _threads;
    private readonly int[] _polygonRings;
    private readonly RingPlan[] _plans;
    private readonly int[] _ringStarts;
    private readonly int[] _nodeStarts;
    private readonly double[] _vertices;
    private readonly double[] _boxes;
    private readonly int[] _firsts;
    private readonly sbyte[] _counts;
    private readonly int[] _roots;

    private EdgeTreeBuilder(LayerSnapshot layer, int threads)
    {
        (_layer, _threads) = (layer, threads);
        _polygonRings = new int[layer.Count + 1];
        for (var i = 0; i < layer.Count; i++) _polygonRings[i + 1] = _polygonRings[i] + RingsOf(layer[i]);
        _plans = new RingPlan[_polygonRings[^1]];
        ForEachPolygon(Plan);
        _plans = DropEmptyRings();

        _ringStarts = new int[_plans.Length + 1];
        _nodeStarts = new int[layer.Count + 1];
        for (var i = 0; i < layer.Count; i++)
        {
            var leaves = 0;
            for (var ring = _polygonRings[i]; ring < _polygonRings[i + 1]; ring++)
            {
                _ringStarts[ring + 1] = _ringStarts[ring] + _plans[ring].Vertices;
                leaves += LeavesOf(_plans[ring].Vertices);
            }

            _nodeStarts[i + 1] = _nodeStarts[i] + NodesOver(leaves);
        }

        _vertices = GC.AllocateUninitializedArray<double>(2 * _ringStarts[^1]);
        _boxes = GC.AllocateUninitializedArray<double>(4 * _nodeStarts[^1]);
        _firsts = GC.AllocateUninitializedArray<int>(_nodeStarts[^1]);
        _counts = GC.AllocateUninitializedArray<sbyte>(_nodeStarts[^1]);
        _roots = new int[layer.Count];
        ForEachPolygon(Fill);
    }

    public static EdgeTree Build(LayerSnapshot layer, int threads)
    {
        var builder = new EdgeTreeBuilder(layer, threads);
        return new EdgeTree
        {
            Vertices = builder._vertices, RingStarts = builder._ringStarts, PolygonRings = builder._polygonRings,
            Boxes = builder._boxes, Firsts = builder._firsts, Counts = builder._counts, Roots = builder._roots,
        };
    }

    private void ForEachPolygon(Action<int> work) =>
        Blocks.ForEach(_layer.Count, Block, _threads, work, CancellationToken.None);

    private RingPlan[] DropEmptyRings()
    {
        var kept = 0;
        for (int i = 0, ring = 0; i < _layer.Count; i++)
        {
            for (var end = _polygonRings[i + 1]; ring < end; ring++)
                if (_plans[ring].Vertices > 0) _plans[kept++] = _plans[ring];
            _polygonRings[i + 1] = kept;
        }

        return kept == _plans.Length ? _plans : _plans[..kept];
    }

    private static int RingsOf(Geometry geometry) => geometry switch
    {
        Polygon { IsEmpty: false } polygon => 1 + polygon.NumInteriorRings,
        MultiPolygon parts => parts.Geometries.Sum(RingsOf),
        GeometryCollection parts => parts.Geometries.Sum(part => part is Polygon ? RingsOf(part) : 0),
        _ => 0,
    };

    private void Plan(int i)
    {
        var next = _polygonRings[i];
        for (var part = 0; part < _layer[i].NumGeometries && next < _polygonRings[i + 1]; part++)
        {
            if (_layer[i].GetGeometryN(part) is not Polygon { IsEmpty: false } polygon) continue;
            _plans[next++] = RingPlan.Of(polygon.ExteriorRing.CoordinateSequence, rightward: true);
            for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
                _plans[next++] = RingPlan.Of(polygon.GetInteriorRingN(hole).CoordinateSequence, rightward: false);
        }
    }

    private void Fill(int i)
    {
        var first = _nodeStarts[i];
        var node = first;
        for (var ring = _polygonRings[i]; ring < _polygonRings[i + 1]; ring++)
        {
            var start = _ringStarts[ring];
            _plans[ring].Write(_vertices.AsSpan(2 * start, 2 * _plans[ring].Vertices));
            for (var last = _ringStarts[ring + 1] - 1; start < last; start += EdgeTree.Fan)
            {
                var count = Math.Min(EdgeTree.Fan, last - start);
                Bound(MemoryMarshal.Cast<double, Vector128<double>>(_vertices.AsSpan(2 * start, 2 * count + 2)), node);
                (_firsts[node], _counts[node]) = (start, (sbyte)count);
                node++;
            }
        }

        _roots[i] = node == first ? -1 : Gather(first, node);
    }

    /// <summary>Levels above the nodes from the first to the end, until there is one root.</summary>
    private int Gather(int first, int end)
    {
        while (end - first > 1)
        {
            var node = end;
            for (var child = first; child < end; child += EdgeTree.Fan, node++)
            {
                var count = Math.Min(EdgeTree.Fan, end - child);
                Bound(MemoryMarshal.Cast<double, Vector128<double>>(_boxes.AsSpan(4 * child, 4 * count)), node);
                (_firsts[node], _counts[node]) = (child, (sbyte)-count);
            }

            (first, end) = (end, node);
        }

        return first;
    }

    private void Bound(ReadOnlySpan<Vector128<double>> places, int node)
    {
        var (low, high) = (places[0], places[0]);
        for (var i = 1; i < places.Length; i++)
        {
            low = Vector128.MinNative(low, places[i]);
            high = Vector128.MaxNative(high, places[i]);
        }

        var box = _boxes.AsSpan(4 * node, 4);
        low.CopyTo(box);
        high.CopyTo(box[2..]);
    }

    private static int LeavesOf(int vertices) => (vertices - 2) / EdgeTree.Fan + 1;

    private static int NodesOver(int leaves)
    {
        var nodes = leaves;
        while (leaves > 1) nodes += leaves = (leaves + EdgeTree.Fan - 1) / EdgeTree.Fan;
        return nodes;
    }
}
