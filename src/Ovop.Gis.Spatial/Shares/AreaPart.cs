using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Shares;

/// <summary>A piece of a whole that exactly the named groups cover; more than one group is an overlap, counted once.</summary>
/// <param name="Areas">One area for each method asked, in that order.</param>
/// <param name="Border">What bounds it.</param>
public sealed record AreaPart(IReadOnlyList<int> Groups, IReadOnlyList<Area> Areas, PartBorder Border)
{
    /// <summary>The order that parts are told in: single groups first.</summary>
    internal static int Compare(AreaPart one, AreaPart other)
    {
        if (one.Groups.Count != other.Groups.Count) return one.Groups.Count.CompareTo(other.Groups.Count);
        for (var i = 0; i < one.Groups.Count; i++)
            if (one.Groups[i] != other.Groups[i]) return one.Groups[i].CompareTo(other.Groups[i]);
        return 0;
    }
}

/// <summary>A whole split into the parts that groups cover and what no group covers.</summary>
/// <param name="Whole">The feature's number in the layer of wholes.</param>
/// <param name="Areas">The whole's own area by each method.</param>
/// <param name="Outside">What no group covers, by each method: the whole less its parts.</param>
/// <param name="Closure">How far the parts and the outside, each measured for itself, miss or exceed the whole; where overlaid a bound on it, see <see cref="EdgeBow"/>.</param>
/// <param name="OutsideBorder">What bounds the outside.</param>
/// <param name="BorderMetres">The length of the whole's own border.</param>
/// <param name="Overlaid">How many wholes sums over borders could not split, so that shapes had to be made.</param>
/// <param name="Snapped">True where an overlay could only be had by snapping vertices.</param>
public sealed record AreaSplit(
    int Whole, IReadOnlyList<Area> Areas, IReadOnlyList<AreaPart> Parts, IReadOnlyList<Area> Outside, Area Closure,
    PartBorder OutsideBorder, double BorderMetres, int Overlaid, bool Snapped)
{
    /// <summary>The split of a whole that consists of others: their areas and parts, added up.</summary>
    public static AreaSplit Sum(int whole, IReadOnlyList<AreaSplit> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var parts = members.SelectMany(m => m.Parts).GroupBy(p => string.Join('+', p.Groups), StringComparer.Ordinal)
            .Select(g => new AreaPart(g.First().Groups, Add(g.Select(p => p.Areas)), Add(g.Select(p => p.Border)))).ToList();
        parts.Sort(AreaPart.Compare);
        return new AreaSplit(whole, Add(members.Select(m => m.Areas)), parts, Add(members.Select(m => m.Outside)),
            members.Aggregate(Area.Zero, (sum, m) => sum + m.Closure),
            Add(members.Select(m => m.OutsideBorder)), members.Sum(m => m.BorderMetres), members.Sum(m => m.Overlaid), members.Any(m => m.Snapped));
    }

    private static PartBorder Add(IEnumerable<PartBorder> borders) => borders.Aggregate(default(PartBorder), (sum, border) => sum + border);

    private static Area[] Add(IEnumerable<IReadOnlyList<Area>> rows) =>
        rows.Aggregate(Array.Empty<Area>(), (sum, row) => sum.Length == 0 ? [.. row] : [.. sum.Zip(row, (a, b) => a + b)]);
}
