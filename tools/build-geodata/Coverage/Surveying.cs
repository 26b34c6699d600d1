namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>How a kind of border runs on the ground.</summary>
/// <param name="SimplifyMetres">How far the line may leave the fitted one while it is cut to fewer corners.</param>
/// <param name="SwingRatio">How far it meanders between those corners, as a part of their distance.</param>
/// <param name="FinestMetres">The shortest piece.</param>
internal sealed record BorderCharacter(double SimplifyMetres, double SwingRatio, double FinestMetres);

/// <summary>Turns staircases into lines that run like coasts, streets, ditches, rivers and ridges.</summary>
internal static class Surveying
{
    public static void Smooth(IReadOnlyList<Arc> arcs, int passes)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            var nodes = MovedNodes(arcs);
            foreach (var arc in arcs)
            {
                var old = arc.Points;
                var moved = new List<PlanePoint>(old.Count) { nodes[arc.FromNode] };
                for (var i = 1; i < old.Count - 1; i++)
                    moved.Add(old[i] * 0.5 + (old[i - 1] + old[i + 1]) * 0.25);
                moved.Add(nodes[arc.ToNode]);
                arc.Points = moved;
            }
        }
    }

    public static void Draw(IReadOnlyList<Arc> arcs, Func<Arc, BorderCharacter> character, ulong seed)
    {
        var plain = new List<PlanePoint>[arcs.Count];
        for (var i = 0; i < arcs.Count; i++)
        {
            var how = character(arcs[i]);
            plain[i] = Simplify(arcs[i].Points, how.SimplifyMetres);
            var dice = new Dice(seed + (ulong)i * 7919);
            arcs[i].Points = Wiggle.Apply(plain[i], how.SwingRatio, how.FinestMetres, dice);
        }
        // Where two meanders run into each other the calmer line is kept.
        while (Crossings.Find(arcs) is { Count: > 0 } crossing)
        {
            var changed = false;
            foreach (var i in crossing)
            {
                changed |= !ReferenceEquals(arcs[i].Points, plain[i]);
                arcs[i].Points = plain[i];
            }
            if (!changed) throw new InvalidOperationException("Two borders cross.");
        }
    }

    private static Dictionary<int, PlanePoint> MovedNodes(IReadOnlyList<Arc> arcs)
    {
        var sums = new Dictionary<int, (PlanePoint Sum, int Count, PlanePoint At)>();
        foreach (var arc in arcs)
        {
            Add(arc.FromNode, arc.Points[0], arc.Points[1]);
            Add(arc.ToNode, arc.Points[^1], arc.Points[^2]);
        }
        return sums.ToDictionary(s => s.Key, s => s.Value.Count < 2 ? s.Value.At : s.Value.At * 0.5 + s.Value.Sum * (0.5 / s.Value.Count));

        void Add(int node, PlanePoint at, PlanePoint neighbour)
        {
            var (sum, count, _) = sums.GetValueOrDefault(node);
            sums[node] = (sum + neighbour, count + 1, at);
        }
    }

    /// <summary>Douglas and Peucker.</summary>
    private static List<PlanePoint> Simplify(List<PlanePoint> line, double tolerance)
    {
        var keep = new bool[line.Count];
        keep[0] = keep[^1] = true;
        var work = new Stack<(int, int)>([(0, line.Count - 1)]);
        while (work.TryPop(out var piece))
        {
            var (first, last) = piece;
            var (worst, at) = (tolerance, -1);
            for (var i = first + 1; i < last; i++)
            {
                var away = DistanceMetresToChord(line[i], line[first], line[last]);
                if (away > worst) (worst, at) = (away, i);
            }
            if (at < 0) continue;
            keep[at] = true;
            work.Push((first, at));
            work.Push((at, last));
        }
        return [.. line.Where((_, i) => keep[i])];
    }

    private static double DistanceMetresToChord(PlanePoint p, PlanePoint a, PlanePoint b)
    {
        var chord = b - a;
        var length = a.DistanceMetres(b);
        if (length == 0) return p.DistanceMetres(a);
        var t = ((p.XMetres - a.XMetres) * chord.XMetres + (p.YMetres - a.YMetres) * chord.YMetres) / (length * length);
        return p.DistanceMetres(a + chord * Math.Clamp(t, 0, 1));
    }
}
