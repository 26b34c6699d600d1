using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>The surface that a polygon of one layer shares with a polygon of another.</summary>
public readonly record struct OverlapArea(int First, int Second, Area Area);

/// <summary>The surfaces that each polygon of one layer shares with each of another, without making the shapes of what they share.</summary>
/// <remarks>
/// The area of an intersection is the sum over those pieces of each border that lie inside the other polygon
/// (W. R. Franklin, 'Calculating map overlay polygon areas without explicitly calculating the polygons', 1990).
/// </remarks>
public sealed class OverlapMatrix
{
    private readonly IPairs _pairs;
    private readonly PackedIndex _index;
    private readonly LayerSnapshot _first;

    private OverlapMatrix(IPairs pairs, LayerSnapshot first, PackedIndex index) => (_pairs, _first, _index) = (pairs, first, index);

    /// <summary>Surfaces on the WGS84 ellipsoid, edges being geodesics.</summary>
    public static OverlapMatrix Geodesic(LayerSnapshot first, LayerSnapshot second) => Prepare<GeodesicEdge>(first, second);

    /// <summary>Surfaces in the plane of the coordinates, which are metres.</summary>
    public static OverlapMatrix Planar(LayerSnapshot first, LayerSnapshot second) => Prepare<PlaneEdge>(first, second);

    /// <summary>Every pair that shares more than nothing, by the first and then the second number.</summary>
    /// <param name="threads">How many to work on; the result is the same for any number.</param>
    public IReadOnlyList<OverlapArea> Compute(int threads, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        const int block = 16;
        var blocks = new List<OverlapArea>?[(_first.Count + block - 1) / block];
        Parallel.For(0, blocks.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            () => (Crossings: new Crossings(), Candidates: new List<int>()), (b, _, tools) =>
            {
                for (var i = b * block; i < Math.Min((b + 1) * block, _first.Count); i++)
                {
                    tools.Candidates.Clear();
                    _index.Query(Box.Of(_first[i]), tools.Candidates);
                    tools.Candidates.Sort();
                    foreach (var j in tools.Candidates)
                    {
                        var area = _pairs.SquareMetres(i, j, tools.Crossings);
                        if (area > 0) (blocks[b] ??= []).Add(new OverlapArea(i, j, Area.FromSquareMetres(area)));
                    }
                }

                return tools;
            }, _ => { });
        return [.. blocks.Where(b => b is not null).SelectMany(b => b!)];
    }

    private static OverlapMatrix Prepare<TMeasure>(LayerSnapshot first, LayerSnapshot second)
        where TMeasure : struct, IEdgeMeasure
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var left = new MeasuredEdges<TMeasure>(EdgeTreeBuilder.Build(Shapes(first)));
        var right = ReferenceEquals(first, second) ? left : new MeasuredEdges<TMeasure>(EdgeTreeBuilder.Build(Shapes(second)));
        return new OverlapMatrix(new Pairs<TMeasure>(left, right), first, second.Index);
    }

    private static Geometry[] Shapes(LayerSnapshot layer) => [.. Enumerable.Range(0, layer.Count).Select(i => layer[i])];

    private interface IPairs
    {
        double SquareMetres(int first, int second, Crossings crossings);
    }

    private sealed class Pairs<TMeasure>(MeasuredEdges<TMeasure> first, MeasuredEdges<TMeasure> second) : IPairs
        where TMeasure : struct, IEdgeMeasure
    {
        public double SquareMetres(int i, int j, Crossings crossings)
        {
            if (first.Tree.Roots[i] < 0 || second.Tree.Roots[j] < 0) return 0;
            crossings.Find(first.Tree, i, second.Tree, j);
            var baseHeight = first.BaseOf(i);
            return first.InsideSquareMetres(i, crossings.First, second.Tree, j, moved: true, baseHeight)
                + second.InsideSquareMetres(j, crossings.Second, first.Tree, i, moved: false, baseHeight);
        }
    }
}
