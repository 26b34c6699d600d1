using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlaps;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Shares;

/// <summary>Splits each polygon of one layer by the polygons of another, so that every square metre is counted once.</summary>
public static class AreaSplitter
{
    private const double RoundingRatio = 1e-12;

    /// <param name="coverGroups">For each cover the group it belongs to, 0-based; covers of one group never count as an overlap.</param>
    /// <param name="methods">The areas to give, at least one.</param>
    /// <exception cref="ArgumentException">The group list does not fit the layer, or no method is given.</exception>
    public static IReadOnlyList<AreaSplit> Split(
        LayerSnapshot wholes, LayerSnapshot covers, IReadOnlyList<int> coverGroups, IReadOnlyList<IAreaMethod> methods,
        IProgress<int>? progress, CancellationToken cancellationToken) =>
        Split(wholes, covers, coverGroups, methods, Environment.ProcessorCount, progress, cancellationToken);

    /// <param name="coverGroups">For each cover the group it belongs to, 0-based; covers of one group never count as an overlap.</param>
    /// <param name="methods">The areas to give, at least one.</param>
    /// <param name="threads">How many to work on; the result is the same for any number.</param>
    /// <exception cref="ArgumentException">The group list does not fit the layer, or no method is given.</exception>
    public static IReadOnlyList<AreaSplit> Split(
        LayerSnapshot wholes, LayerSnapshot covers, IReadOnlyList<int> coverGroups, IReadOnlyList<IAreaMethod> methods, int threads,
        IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wholes);
        ArgumentNullException.ThrowIfNull(covers);
        ArgumentNullException.ThrowIfNull(coverGroups);
        ArgumentNullException.ThrowIfNull(methods);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (coverGroups.Count != covers.Count) throw new ArgumentException("One group is needed for each cover.", nameof(coverGroups));
        if (methods.Count == 0) throw new ArgumentException("At least one area method is needed.", nameof(methods));
        cancellationToken.ThrowIfCancellationRequested();

        var measured = DirectSplit.Measure(wholes, covers, methods, threads);
        var lengths = BorderLengths.Of(wholes, threads);
        var splits = new AreaSplit[wholes.Count];
        var done = new DoneCount(progress);
        Blocks.ForEach(
            wholes.Count, 4, threads,
            () => measured is { } m ? new DirectSplit(wholes, m.Wholes, covers, m.Covers, coverGroups) : null,
            (direct, whole) =>
            {
                splits[whole] = direct?.Split(whole) is { } cells
                    ? SplitOf(whole, cells, Array.ConvertAll([.. methods], method => method.Measure(wholes[whole])), lengths.PolygonMetres(whole))
                    : OverlaySplit.Split(whole, wholes[whole], covers, coverGroups, methods);
                done.Add();
            },
            cancellationToken);
        return splits;
    }

    private static AreaSplit SplitOf(int whole, DirectCells split, Area[] areas, double borderMetres)
    {
        var (cells, present) = split;
        var parts = new List<AreaPart>(present.Count);
        var rest = Array.ConvertAll(areas, a => a.SquareMetres);
        var outside = 0.0;
        foreach (var cell in present)
        {
            if (cell == 0)
            {
                outside = cells.Area(0, 1);
                continue;
            }

            // A splinter may be thinner than its edges bow; then there is nothing of it on the ellipsoid.
            if (cells.Area(cell, 1) <= 0) continue;
            var measures = new Area[areas.Length];
            for (var m = 0; m < areas.Length; m++)
            {
                measures[m] = Area.FromSquareMetres(Math.Max(0, cells.Area(cell, m + 1)));
                rest[m] -= measures[m].SquareMetres;
            }

            parts.Add(new AreaPart(cells.Groups(cell), measures, cells.Border(cell)));
        }

        parts.Sort(AreaPart.Compare);
        // The row outside closes the sum; it is there where the plane says that something is left.
        var isOutside = present.Contains(0) && rest[0] > 0;
        var closure = Area.FromSquareMetres(Math.Abs(rest[0] - outside) + RoundingRatio * areas[0].SquareMetres);
        return new AreaSplit(
            whole, areas, parts, Array.ConvertAll(rest, r => isOutside && r > 0 ? Area.FromSquareMetres(r) : Area.Zero), closure,
            isOutside ? cells.Border(0) : default, borderMetres, 0, false);
    }
}
