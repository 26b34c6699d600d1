using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>How long a border each two polygons of one layer have in common, vertex upon vertex or edge upon edge.</summary>
public sealed class CommonBorders
{
    private readonly BorderLengths _lengths;
    private readonly (int Other, double Metres)[][] _neighbours;

    private CommonBorders(LayerSnapshot layer, int threads)
    {
        var tree = EdgeTree.Of(layer, threads);
        _lengths = BorderLengths.Of(layer, threads);
        _neighbours = new (int, double)[layer.Count][];
        Blocks.ForEach(layer.Count, 16, threads, () => new Crossings(withCommonPieces: true), (crossings, i) =>
            _neighbours[i] = [.. layer.Candidates(Box.Of(layer[i])).Where(j => j > i).Select(j => (j, Between(tree, crossings, i, j))).Where(n => n.Item2 > 0)],
            CancellationToken.None);
    }

    public static CommonBorders Of(LayerSnapshot layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.Derived(l => new CommonBorders(l, Environment.ProcessorCount));
    }

    /// <summary>The border of polygons taken as one: what two of them have in common, back to back, bounds neither.</summary>
    public double OutlineMetres(IEnumerable<int> polygons)
    {
        var members = polygons.ToHashSet();
        var sum = 0.0;
        foreach (var i in members.Order())
        {
            sum += _lengths.PolygonMetres(i);
            foreach (var (other, metres) in _neighbours[i])
                if (members.Contains(other)) sum -= metres;
        }

        return Math.Max(0, sum);
    }

    /// <summary>Twice what lies back to back, once what runs the same way.</summary>
    private double Between(EdgeTree tree, Crossings crossings, int i, int j)
    {
        crossings.Find(tree, i, tree, j);
        return crossings.FirstCommon.Sum(p => (p.SameWay ? 1 : 2) * (p.To - p.From) * _lengths.RunMetres(p.Edge, p.Edge + 1));
    }
}
