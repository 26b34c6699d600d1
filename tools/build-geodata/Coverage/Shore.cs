namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Lays sea, pinned places and the frame on a grid, and says which cells may no longer change.</summary>
internal static class Shore
{
    public static bool[] Lay(LabelGrid grid, Goals goals, IReadOnlyList<PlanePoint> coastline)
    {
        var isFixed = new bool[grid.Labels.Length];
        var wasSea = new bool[grid.Labels.Length];
        for (var cell = 0; cell < grid.Labels.Length; cell++)
        {
            wasSea[cell] = grid.Labels[cell] == goals.Sea;
            var isSea = IsWestOf(coastline, grid.Centre(cell));
            if (isSea) grid.Labels[cell] = goals.Sea;
            else if (grid.IsFrame(cell)) grid.Labels[cell] = goals.Outside;
            isFixed[cell] = isSea || grid.IsFrame(cell);
        }
        for (var cell = 0; cell < grid.Labels.Length; cell++)
        {
            if (isFixed[cell]) continue;
            var touchesSea = grid.Around.Any(step => grid.Labels[cell + step] == goals.Sea && isFixed[cell + step]);
            if (!touchesSea && !(wasSea[cell] && grid.Labels[cell] == goals.Sea)) continue;
            grid.Labels[cell] = Owner(goals, grid.Centre(cell));
            isFixed[cell] = touchesSea;
        }
        foreach (var pin in goals.Facts.Pins)
        {
            var cell = grid.CellAt(pin.Place);
            if (isFixed[cell]) continue;
            grid.Labels[cell] = goals.LabelOf(pin.Code);
            isFixed[cell] = true;
        }
        return isFixed;
    }

    /// <summary>A ray to the west meets the coast an even number of times when the point is at sea.</summary>
    private static bool IsWestOf(IReadOnlyList<PlanePoint> coastline, PlanePoint point)
    {
        var isSea = true;
        for (var i = 1; i < coastline.Count; i++)
        {
            var (a, b) = (coastline[i - 1], coastline[i]);
            if (a.YMetres > point.YMetres == b.YMetres > point.YMetres) continue;
            var x = a.XMetres + (point.YMetres - a.YMetres) / (b.YMetres - a.YMetres) * (b.XMetres - a.XMetres);
            if (x < point.XMetres) isSea = !isSea;
        }
        return isSea && point.YMetres > coastline[^1].YMetres;
    }

    private static byte Owner(Goals goals, PlanePoint point)
    {
        var (best, owner) = (double.MaxValue, goals.Outside);
        for (var i = 1; i < goals.Coast.Length; i++)
        {
            var distance = SquaredMetresToChord(point, goals.Coast[i - 1], goals.Coast[i]);
            if (distance >= best) continue;
            (best, owner) = (distance, goals.CoastOwners[i - 1]);
        }
        return owner;
    }

    public static double SquaredMetresToChord(PlanePoint p, PlanePoint a, PlanePoint b)
    {
        if (a == b) return p.SquaredMetres(a);
        var chord = b - a;
        var t = ((p.XMetres - a.XMetres) * chord.XMetres + (p.YMetres - a.YMetres) * chord.YMetres) / a.SquaredMetres(b);
        return p.SquaredMetres(a + chord * Math.Clamp(t, 0, 1));
    }
}
