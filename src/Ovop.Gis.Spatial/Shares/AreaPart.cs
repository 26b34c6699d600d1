using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Shares;

/// <summary>A piece of a whole that exactly the named groups cover; more than one group is an overlap, counted once.</summary>
/// <param name="Areas">One area for each method asked, in that order.</param>
public sealed record AreaPart(IReadOnlyList<int> Groups, IReadOnlyList<Area> Areas);

/// <summary>A whole split into the parts that groups cover and what no group covers.</summary>
/// <param name="Whole">The feature's number in the layer of wholes.</param>
/// <param name="Areas">The whole's own area by each method.</param>
/// <param name="Outside">What no group covers, by each method: the whole less its parts.</param>
/// <param name="Closure">How far the parts may miss or exceed the whole, see <see cref="EdgeBow"/>; an outside below it is nothing.</param>
/// <param name="Snapped">True where an overlay could only be had by snapping vertices.</param>
public sealed record AreaSplit(int Whole, IReadOnlyList<Area> Areas, IReadOnlyList<AreaPart> Parts, IReadOnlyList<Area> Outside, Area Closure, bool Snapped)
{
    /// <summary>The split of a whole that consists of others: their areas and parts, added up.</summary>
    public static AreaSplit Sum(int whole, IReadOnlyList<AreaSplit> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var parts = members.SelectMany(m => m.Parts).GroupBy(p => string.Join('+', p.Groups), StringComparer.Ordinal)
            .Select(g => new AreaPart(g.First().Groups, Add(g.Select(p => p.Areas))))
            .OrderBy(p => p.Groups.Count).ThenBy(p => p.Groups[0]).ToList();
        return new AreaSplit(whole, Add(members.Select(m => m.Areas)), parts, Add(members.Select(m => m.Outside)),
            members.Aggregate(Area.Zero, (sum, m) => sum + m.Closure), members.Any(m => m.Snapped));
    }

    private static Area[] Add(IEnumerable<IReadOnlyList<Area>> rows) =>
        rows.Aggregate(Array.Empty<Area>(), (sum, row) => sum.Length == 0 ? [.. row] : [.. sum.Zip(row, (a, b) => a + b)]);
}
