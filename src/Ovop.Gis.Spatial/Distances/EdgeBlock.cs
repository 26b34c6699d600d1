namespace Ovop.Gis.Spatial.Distances;

/// <summary>A run of neighbouring edges inside one ball, so that far runs are passed over at once.</summary>
internal sealed class EdgeBlock
{
    internal const int Size = 16;

    internal EdgeBlock(Edge[] edges)
    {
        Edges = edges;
        var sum = new SpacePoint(0, 0, 0);
        foreach (var edge in edges) sum += edge.Middle;
        Centre = 1.0 / edges.Length * sum;
        RadiusMetres = edges.Max(edge => Centre.DistanceTo(edge.Middle) + edge.RadiusMetres);
    }

    internal IReadOnlyList<Edge> Edges { get; }
    internal SpacePoint Centre { get; }
    internal double RadiusMetres { get; }

    internal double AtLeastMetres(SpacePoint from) => Math.Max(0, Centre.DistanceTo(from) - RadiusMetres);

    internal double AtLeastMetres(EdgeBlock other) => Math.Max(0, Centre.DistanceTo(other.Centre) - RadiusMetres - other.RadiusMetres);
}
