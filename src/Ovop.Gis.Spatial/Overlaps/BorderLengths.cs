using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>The lengths of polygons' borders, summed along each ring, for what needs two digits: how far a drawn border matters.</summary>
/// <remarks>
/// Radii of curvature at the lowest and highest latitude of each polygon, and between them in proportion: a hundred-thousandth off on a
/// polygon that reaches over a degree and an edge of 20 km, less on smaller ones.
/// </remarks>
public sealed class BorderLengths
{
    private const double Radians = Math.PI / 180;
    private const double A = 6_378_137;
    private const double E2 = 1 / 298.257223563 * (2 - 1 / 298.257223563);
    private readonly EdgeTree _tree;
    private readonly double[] _sums;

    private BorderLengths(EdgeTree tree, int threads)
    {
        _tree = tree;
        _sums = GC.AllocateUninitializedArray<double>(tree.Vertices.Length / 2);
        Blocks.ForEach(tree.Count, 64, threads, Sum, CancellationToken.None);
    }

    public static BorderLengths Of(LayerSnapshot layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Of(layer, Environment.ProcessorCount);
    }

    internal static BorderLengths Of(LayerSnapshot layer, int threads) => layer.Derived(l => new BorderLengths(EdgeTree.Of(l, threads), threads));

    /// <summary>Along the whole edges from one vertex of a ring to another.</summary>
    internal double RunMetres(int from, int to) => _sums[to] - _sums[from];

    /// <summary>All rings of a polygon, holes included.</summary>
    public double PolygonMetres(int polygon)
    {
        var sum = 0.0;
        for (var ring = _tree.PolygonRings[polygon]; ring < _tree.PolygonRings[polygon + 1]; ring++) sum += _sums[_tree.RingStarts[ring + 1] - 1];
        return sum;
    }

    private void Sum(int polygon)
    {
        if (_tree.Roots[polygon] < 0) return;
        var box = _tree.Boxes.AsSpan(4 * _tree.Roots[polygon], 4);
        var (south, height) = (box[1], box[3] - box[1]);
        var (low, high) = (MetresPerDegree(box[1]), MetresPerDegree(box[3]));
        for (var ring = _tree.PolygonRings[polygon]; ring < _tree.PolygonRings[polygon + 1]; ring++)
        {
            var start = _tree.RingStarts[ring];
            var vertices = _tree.Vertices.AsSpan(2 * start, 2 * (_tree.RingStarts[ring + 1] - start));
            var sum = _sums[start] = 0.0;
            for (var i = 2; i < vertices.Length; i += 2)
            {
                var up = height == 0 ? 0 : (0.5 * (vertices[i - 1] + vertices[i + 1]) - south) / height;
                var east = (vertices[i] - vertices[i - 2]) * (low.East + up * (high.East - low.East));
                var north = (vertices[i + 1] - vertices[i - 1]) * (low.North + up * (high.North - low.North));
                _sums[start + i / 2] = sum += Math.Sqrt(east * east + north * north);
            }
        }
    }

    private static (double East, double North) MetresPerDegree(double latitude)
    {
        var sine = Math.Sin(latitude * Radians);
        var w = Math.Sqrt(1 - E2 * sine * sine);
        return (A / w * Math.Sqrt(1 - sine * sine) * Radians, A * (1 - E2) / (w * w * w) * Radians);
    }
}
