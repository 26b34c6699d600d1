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
    private readonly LayerSnapshot _first;
    private readonly LayerSnapshot _second;
    private readonly Func<int, IPairs> _prepare;

    private OverlapMatrix(LayerSnapshot first, LayerSnapshot second, Func<int, IPairs> prepare)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (_first, _second, _prepare) = (first, second, prepare);
    }

    /// <summary>Surfaces on the WGS84 ellipsoid, edges being geodesics.</summary>
    public static OverlapMatrix Geodesic(LayerSnapshot first, LayerSnapshot second) =>
        new(first, second, threads => new Pairs<GeodesicEdge>(GeodesicEdge.Of(first, threads), GeodesicEdge.Of(second, threads)));

    /// <summary>Surfaces in the plane of the coordinates, which are metres.</summary>
    public static OverlapMatrix Planar(LayerSnapshot first, LayerSnapshot second) =>
        new(first, second, threads => new Pairs<PlaneEdge>(PlaneEdge.Of(first, threads), PlaneEdge.Of(second, threads)));

    /// <summary>Every pair that shares more than nothing, by the first and then the second number.</summary>
    /// <param name="threads">How many to work on; the result is the same for any number.</param>
    /// <param name="progress">Told how many polygons of the first layer are done.</param>
    public IReadOnlyList<OverlapArea> Compute(int threads, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        cancellationToken.ThrowIfCancellationRequested();
        var pairs = _prepare(threads);
        var found = new OverlapArea[_first.Count][];
        var done = new DoneCount(progress);
        Blocks.ForEach(_first.Count, 16, threads, () => new Search(_second, pairs), (search, i) =>
        {
            found[i] = search.Of(i, Box.Of(_first[i]));
            done.Add();
        }, cancellationToken);
        return [.. found.SelectMany(row => row)];
    }

    public IReadOnlyList<OverlapArea> Compute(int threads, CancellationToken cancellationToken) => Compute(threads, null, cancellationToken);

    private sealed class Search(LayerSnapshot second, IPairs pairs)
    {
        private readonly Crossings _crossings = new();
        private readonly List<int> _candidates = [];
        private readonly List<OverlapArea> _row = [];

        public OverlapArea[] Of(int i, Box box)
        {
            _candidates.Clear();
            _row.Clear();
            second.Index.Query(box, _candidates);
            _candidates.Sort();
            foreach (var j in _candidates)
            {
                var area = pairs.SquareMetres(i, j, _crossings);
                if (area > 0) _row.Add(new OverlapArea(i, j, Area.FromSquareMetres(area)));
            }

            return [.. _row];
        }
    }

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
