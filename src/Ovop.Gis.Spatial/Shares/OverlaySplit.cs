using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.Overlaps;
using Ovop.Gis.Spatial.Overlays;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Shares;

/// <summary>Splits a whole by making the shape of every part: for what sums over borders cannot decide, and to hold them against.</summary>
internal static class OverlaySplit
{
    private const double RoundingRatio = 1e-12;
    private const double RoundingSquareMetres = 1e-4;

    public static AreaSplit Split(int whole, Geometry geometry, LayerSnapshot covers, IReadOnlyList<int> coverGroups, IReadOnlyList<IAreaMethod> methods)
    {
        var snapped = false;
        var closure = EdgeBow.Bound(geometry);
        var pieces = new SortedDictionary<int, List<Geometry>>();
        foreach (var cover in covers.Candidates(Box.Of(geometry)))
        {
            var piece = Keep(Overlay.Intersection(geometry, covers[cover]), ref snapped);
            if (piece.IsEmpty) continue;
            closure += EdgeBow.Bound(piece);
            if (!pieces.TryGetValue(coverGroups[cover], out var list)) pieces.Add(coverGroups[cover], list = []);
            list.Add(piece);
        }

        var cells = new List<Cell>();
        foreach (var (group, list) in pieces)
            cells = AddGroup(cells, group, list.Count == 1 ? list[0] : Overlay.Union(list), ref snapped);

        var areas = Measure(geometry, methods);
        var parts = cells.Select(cell => new AreaPart(cell.Groups, Measure(cell.Geometry, methods), BorderOf(cell.Geometry)))
            .Where(part => part.Areas[0] > Area.Zero).ToList();
        parts.Sort(AreaPart.Compare);
        closure += Area.FromSquareMetres(areas[0].SquareMetres * RoundingRatio);
        var outside = Remainder(areas, parts, closure);
        var border = outside[0] > Area.Zero ? OutsideBorder(geometry, cells, ref snapped) : default;
        return new AreaSplit(whole, areas, parts, outside, closure, border, BorderOf(geometry).CommonMetres, 1, snapped);
    }

    /// <summary>Lays one more group over the cells so far: a cell that it meets falls into the shared piece and the rest.</summary>
    private static List<Cell> AddGroup(List<Cell> cells, int group, Geometry piece, ref bool snapped)
    {
        var next = new List<Cell>(cells.Count + 1);
        var alone = piece;
        foreach (var cell in cells)
        {
            var shared = Box.Of(cell.Geometry).Intersects(Box.Of(piece)) ? Keep(Overlay.Intersection(cell.Geometry, piece), ref snapped) : null;
            if (shared is null or { IsEmpty: true })
            {
                next.Add(cell);
                continue;
            }

            next.Add(new Cell([.. cell.Groups, group], shared));
            var rest = Keep(Overlay.Difference(cell.Geometry, piece), ref snapped);
            if (!rest.IsEmpty) next.Add(cell with { Geometry = rest });
            alone = Keep(Overlay.Difference(alone, cell.Geometry), ref snapped);
        }

        if (!alone.IsEmpty) next.Add(new Cell([group], alone));
        return next;
    }

    /// <summary>Whose line a shape's border is cannot be seen any more, so it counts as common.</summary>
    private static PartBorder BorderOf(Geometry geometry)
    {
        var layer = LayerSnapshot.Create([geometry]);
        return new PartBorder(0, 0, BorderLengths.Of(layer, 1).PolygonMetres(0));
    }

    private static PartBorder OutsideBorder(Geometry whole, List<Cell> cells, ref bool snapped) =>
        cells.Count == 0 ? BorderOf(whole) : BorderOf(Keep(Overlay.Difference(whole, Overlay.Union([.. cells.Select(c => c.Geometry)])), ref snapped));

    private static Area[] Measure(Geometry geometry, IReadOnlyList<IAreaMethod> methods)
    {
        var areas = new Area[methods.Count];
        for (var m = 0; m < areas.Length; m++) areas[m] = methods[m].Measure(geometry);
        return areas;
    }

    private static Area[] Remainder(Area[] wholeAreas, List<AreaPart> parts, Area closure)
    {
        var rest = Array.ConvertAll(wholeAreas, a => a);
        for (var m = 0; m < rest.Length; m++)
            foreach (var part in parts) rest[m] -= part.Areas[m];
        if (rest[0].SquareMetres < -closure.SquareMetres - RoundingSquareMetres)
            throw new InvalidOperationException($"The parts of a polygon exceed it by {-rest[0].SquareMetres:0.###} m²: its geometry is not valid.");
        // The first method decides whether anything is left at all, so that two methods never tell two stories.
        return rest[0] <= closure ? new Area[rest.Length] : Array.ConvertAll(rest, r => r < Area.Zero ? Area.Zero : r);
    }

    private static Geometry Keep(OverlayResult result, ref bool snapped)
    {
        snapped |= result.Snapped;
        return result.Geometry;
    }

    private sealed record Cell(IReadOnlyList<int> Groups, Geometry Geometry);
}
