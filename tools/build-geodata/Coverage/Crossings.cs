namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Finds borders that cross themselves or others.</summary>
internal static class Crossings
{
    private readonly record struct Segment(int Arc, int Index, PlanePoint A, PlanePoint B)
    {
        public double West => Math.Min(A.XMetres, B.XMetres);
        public double East => Math.Max(A.XMetres, B.XMetres);
        public double South => Math.Min(A.YMetres, B.YMetres);
        public double North => Math.Max(A.YMetres, B.YMetres);
    }

    public static SortedSet<int> Find(IReadOnlyList<Arc> arcs)
    {
        var segments = new List<Segment>();
        for (var a = 0; a < arcs.Count; a++)
            for (var i = 1; i < arcs[a].Points.Count; i++) segments.Add(new Segment(a, i, arcs[a].Points[i - 1], arcs[a].Points[i]));
        segments.Sort((x, y) => x.West.CompareTo(y.West));
        var found = new SortedSet<int>();
        for (var i = 0; i < segments.Count; i++)
        {
            for (var j = i + 1; j < segments.Count && segments[j].West <= segments[i].East; j++)
            {
                if (!Meet(segments[i], segments[j])) continue;
                found.Add(segments[i].Arc);
                found.Add(segments[j].Arc);
            }
        }
        return found;
    }

    private static bool Meet(Segment s, Segment t)
    {
        if (s.South > t.North || t.South > s.North) return false;
        if (s.A == t.A || s.A == t.B || s.B == t.A || s.B == t.B) return FoldsBack(s, t);
        return Side(s.A, s.B, t.A) * Side(s.A, s.B, t.B) <= 0 && Side(t.A, t.B, s.A) * Side(t.A, t.B, s.B) <= 0;
    }

    /// <summary>Two segments from one point may not lie on each other.</summary>
    private static bool FoldsBack(Segment s, Segment t)
    {
        var (shared, p, q) = s.A == t.A ? (s.A, s.B, t.B) : s.A == t.B ? (s.A, s.B, t.A) : s.B == t.A ? (s.B, s.A, t.B) : (s.B, s.A, t.A);
        var (u, v) = (p - shared, q - shared);
        return Side(shared, p, q) == 0 && u.XMetres * v.XMetres + u.YMetres * v.YMetres > 0;
    }

    private static double Side(PlanePoint a, PlanePoint b, PlanePoint p) =>
        (b.XMetres - a.XMetres) * (p.YMetres - a.YMetres) - (b.YMetres - a.YMetres) * (p.XMetres - a.XMetres);
}
