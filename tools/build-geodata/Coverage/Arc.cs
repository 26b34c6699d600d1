namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>A border between two neighbours, from one meeting point to the next; both share these very vertices.</summary>
internal sealed class Arc(int fromNode, int toNode, byte left, byte right, List<PlanePoint> points)
{
    public int FromNode { get; } = fromNode;
    public int ToNode { get; } = toNode;
    public byte Left { get; } = left;
    public byte Right { get; } = right;
    public List<PlanePoint> Points { get; set; } = points;

    public double LengthMetres
    {
        get
        {
            var length = 0.0;
            for (var i = 1; i < Points.Count; i++) length += Points[i].DistanceMetres(Points[i - 1]);
            return length;
        }
    }
}
