namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Joins arcs to the closed boundary of each label.</summary>
internal static class Rings
{
    /// <summary>The boundary counter-clockwise, first point repeated at the end.</summary>
    public static List<PlanePoint> Of(byte label, IReadOnlyList<Arc> arcs)
    {
        var pieces = arcs.Where(a => a.Left == label).Select(a => (a.FromNode, a.ToNode, Points: (IEnumerable<PlanePoint>)a.Points))
            .Concat(arcs.Where(a => a.Right == label).Select(a => (FromNode: a.ToNode, ToNode: a.FromNode, Points: a.Points.AsEnumerable().Reverse())))
            .ToList();
        var ring = new List<PlanePoint>(pieces[0].Points);
        var (start, at) = (pieces[0].FromNode, pieces[0].ToNode);
        pieces.RemoveAt(0);
        while (at != start)
        {
            var next = pieces.FindIndex(p => p.FromNode == at);
            if (next < 0) throw new InvalidOperationException($"The boundary of label {label} does not close.");
            ring.AddRange(pieces[next].Points.Skip(1));
            at = pieces[next].ToNode;
            pieces.RemoveAt(next);
        }
        if (pieces.Count > 0) throw new InvalidOperationException($"Label {label} has more than one boundary.");
        return ring;
    }
}
