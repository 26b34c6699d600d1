namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>A first division of the ground in which every kelurahan is one piece that reaches its pinned places.</summary>
internal static class GridStart
{
    public static void Fill(LabelGrid grid, Goals goals, bool[] isFixed)
    {
        var owned = new byte[grid.Labels.Length];
        for (var cell = 0; cell < owned.Length; cell++)
            owned[cell] = isFixed[cell] ? grid.Labels[cell] : LabelGrid.Unset;
        var smallFirst = Enumerable.Range(0, goals.Count).OrderBy(goals.AreaSquareKilometres);
        foreach (var label in smallFirst) Link(grid, goals, owned, (byte)label);
        Grow(grid, goals, owned);
        owned.CopyTo(grid.Labels, 0);
    }

    /// <summary>Paths from every pinned cell to the centroid, as straight as unclaimed ground allows.</summary>
    private static void Link(LabelGrid grid, Goals goals, byte[] owned, byte label)
    {
        var start = Nearest(grid, owned, label, goals.Centroids[label] * 1000);
        var joined = new HashSet<int> { start };
        var pinned = Enumerable.Range(0, owned.Length).Where(cell => owned[cell] == label)
            .OrderBy(cell => grid.Centre(cell).SquaredMetres(grid.Centre(start))).ToList();
        foreach (var cell in pinned)
        {
            var path = Path(grid, owned, label, cell, joined, grid.Centre(start))
                ?? throw new InvalidOperationException($"The pinned places of {goals.Facts.Kelurahan[label].Name} cannot be joined.");
            joined.UnionWith(path);
        }
        foreach (var cell in joined) owned[cell] = label;
    }

    private static List<int>? Path(LabelGrid grid, byte[] owned, byte label, int from, HashSet<int> joined, PlanePoint towards)
    {
        var before = new Dictionary<int, int> { [from] = from };
        var front = new PriorityQueue<int, (double, int)>([(from, (0, from))]);
        while (front.TryDequeue(out var cell, out var cost))
        {
            if (joined.Contains(cell))
            {
                var path = new List<int> { cell };
                while (path[^1] != from) path.Add(before[path[^1]]);
                return path;
            }
            for (var i = 0; i < 8; i += 2)
            {
                var next = cell + grid.Around[i];
                if (grid.IsFrame(next) || before.ContainsKey(next) || (owned[next] != label && owned[next] != LabelGrid.Unset)) continue;
                before[next] = cell;
                var aside = Shore.SquaredMetresToChord(grid.Centre(next), grid.Centre(from), towards);
                front.Enqueue(next, (cost.Item1 + 1 + Math.Sqrt(aside) / grid.CellMetres, next));
            }
        }
        return null;
    }

    private static int Nearest(LabelGrid grid, byte[] owned, byte label, PlanePoint to)
    {
        var (best, cell) = (double.MaxValue, -1);
        for (var i = 0; i < owned.Length; i++)
        {
            if (owned[i] != label && owned[i] != LabelGrid.Unset) continue;
            var distance = grid.Centre(i).SquaredMetres(to);
            if (distance < best) (best, cell) = (distance, i);
        }
        return cell;
    }

    private static void Grow(LabelGrid grid, Goals goals, byte[] owned)
    {
        var front = new PriorityQueue<(int Cell, byte Label), (double, int)>();
        for (var cell = 0; cell < owned.Length; cell++)
            if (owned[cell] < goals.Sea) Push(cell);
        while (front.TryDequeue(out var claim, out _))
        {
            if (owned[claim.Cell] != LabelGrid.Unset) continue;
            owned[claim.Cell] = claim.Label;
            Push(claim.Cell);
        }

        void Push(int cell)
        {
            for (var i = 0; i < 8; i += 2)
            {
                var next = cell + grid.Around[i];
                if (next < 0 || next >= owned.Length || owned[next] != LabelGrid.Unset) continue;
                front.Enqueue((next, owned[cell]), (Strangeness(grid, goals, owned[cell], next), next));
            }
        }
    }

    /// <summary>How foreign a cell is to a label: 1 on the ellipse that fills its listed extent.</summary>
    private static double Strangeness(LabelGrid grid, Goals goals, byte label, int cell)
    {
        if (label == goals.Outside) return 1.2;
        var centre = grid.Centre(cell) * 0.001;
        var (half, c) = ((goals.NorthEasts[label] - goals.SouthWests[label]) * 0.5, goals.Centroids[label]);
        var (dx, dy) = ((centre.XMetres - c.XMetres) / half.XMetres, (centre.YMetres - c.YMetres) / half.YMetres);
        return dx * dx + dy * dy;
    }
}
