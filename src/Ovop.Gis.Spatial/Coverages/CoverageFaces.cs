using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snap;
using NetTopologySuite.Operation.Polygonize;

namespace Ovop.Gis.Spatial.Coverages;

/// <summary>Cuts the plane along every border of some polygons into faces that share their edges exactly.</summary>
internal static class CoverageFaces
{
    /// <summary>0.1 mm: vertices nearer to each other than this become one.</summary>
    private const double SnapDegrees = 1e-9;

    public static List<Polygon> Of(IReadOnlyList<Geometry> polygons, CancellationToken cancellationToken)
    {
        var rings = new List<ISegmentString>();
        foreach (var geometry in polygons)
            for (var i = 0; i < geometry.NumGeometries; i++)
                if (geometry.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
                    for (var r = -1; r < polygon.NumInteriorRings; r++)
                        rings.Add(new NodedSegmentString((r < 0 ? polygon.ExteriorRing : polygon.GetInteriorRingN(r)).Coordinates, null));

        cancellationToken.ThrowIfCancellationRequested();
        var noder = new SnappingNoder(SnapDegrees);
        noder.ComputeNodes(rings);
        cancellationToken.ThrowIfCancellationRequested();

        var polygonizer = new Polygonizer();
        var seen = new HashSet<FaceEdge>();
        foreach (var piece in noder.GetNodedSubstrings())
            for (var i = 1; i < piece.Coordinates.Length; i++)
            {
                var (a, b) = (piece.Coordinates[i - 1], piece.Coordinates[i]);
                if (a.Equals2D(b) || !seen.Add(FaceEdge.Between(a, b))) continue;
                polygonizer.Add(GeometryFactory.Default.CreateLineString([a, b]));
            }

        cancellationToken.ThrowIfCancellationRequested();
        // The library gives them in the order of its graph, which hashes; the place is an order of its own.
        return [.. polygonizer.GetPolygons().Cast<Polygon>()
            .OrderBy(p => p.EnvelopeInternal.MinX).ThenBy(p => p.EnvelopeInternal.MinY).ThenBy(p => p.EnvelopeInternal.MaxX).ThenBy(p => p.EnvelopeInternal.MaxY)];
    }
}

/// <summary>An edge whichever way it is run.</summary>
internal readonly record struct FaceEdge(double X1, double Y1, double X2, double Y2)
{
    public static FaceEdge Between(Coordinate a, Coordinate b) =>
        a.CompareTo(b) <= 0 ? new FaceEdge(a.X, a.Y, b.X, b.Y) : new FaceEdge(b.X, b.Y, a.X, a.Y);

    public static IEnumerable<FaceEdge> Of(Polygon face)
    {
        for (var r = -1; r < face.NumInteriorRings; r++)
        {
            var ring = (r < 0 ? face.ExteriorRing : face.GetInteriorRingN(r)).Coordinates;
            for (var i = 1; i < ring.Length; i++) yield return Between(ring[i - 1], ring[i]);
        }
    }

    public double Metres => MeanWidth.EdgeMetres(X1, Y1, X2, Y2);
}
