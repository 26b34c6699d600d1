using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>All points and edges of a geometry, made ready for measuring.</summary>
internal sealed class Outline
{
    private readonly Geometry _geometry;

    internal Outline(Geodesic geodesic, Geometry geometry)
    {
        _geometry = geometry;
        var edges = new List<Edge>(geometry.NumPoints);
        Collect(geodesic, geometry, edges);
        Blocks = [.. edges.Chunk(EdgeBlock.Size).Select(chunk => new EdgeBlock(chunk))];
    }

    internal IReadOnlyList<EdgeBlock> Blocks { get; }

    internal bool Contains(Geodesic geodesic, LonLat position) => Inside.Any(geodesic, _geometry, position);

    /// <summary>One place of each separate part: if it is not inside something else, the part is not either, unless edges cross.</summary>
    internal IEnumerable<LonLat> Representatives() => Parts(_geometry).Select(part => At(FirstPoint(part), 0));

    internal static LonLat At(CoordinateSequence points, int index) => new(points.GetX(index), points.GetY(index));

    private static IEnumerable<Geometry> Parts(Geometry geometry) => geometry.IsEmpty ? []
        : geometry is GeometryCollection parts ? parts.Geometries.SelectMany(Parts)
        : [geometry];

    private static CoordinateSequence FirstPoint(Geometry part) => part switch
    {
        Polygon polygon => polygon.ExteriorRing.CoordinateSequence,
        LineString line => line.CoordinateSequence,
        _ => ((Point)part).CoordinateSequence,
    };

    private static void Collect(Geodesic geodesic, Geometry geometry, List<Edge> edges)
    {
        foreach (var part in Parts(geometry))
        {
            if (part is Polygon polygon)
            {
                AddLine(geodesic, polygon.ExteriorRing.CoordinateSequence, edges);
                for (var i = 0; i < polygon.NumInteriorRings; i++) AddLine(geodesic, polygon.GetInteriorRingN(i).CoordinateSequence, edges);
            }
            else AddLine(geodesic, FirstPoint(part), edges);
        }
    }

    private static void AddLine(Geodesic geodesic, CoordinateSequence points, List<Edge> edges)
    {
        var from = At(points, 0);
        var fromInSpace = SpacePoint.Of(geodesic, from);
        if (points.Count == 1) edges.Add(new Edge(from, fromInSpace, from, fromInSpace));
        for (var i = 1; i < points.Count; i++)
        {
            var to = At(points, i);
            var toInSpace = SpacePoint.Of(geodesic, to);
            edges.Add(new Edge(from, fromInSpace, to, toInSpace));
            (from, fromInSpace) = (to, toInSpace);
        }
    }
}
