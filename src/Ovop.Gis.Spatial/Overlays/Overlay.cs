using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Ovop.Gis.Spatial.Overlays;

/// <summary>What an overlay gave, and whether vertices had to be snapped for it.</summary>
public readonly record struct OverlayResult(Geometry Geometry, bool Snapped);

/// <summary>Polygon overlays by OverlayNG, the same on every machine whatever NetTopologySuite's global settings say.</summary>
/// <remarks>Exact arithmetic on floating coordinates first; only where that fails does the robust ladder snap, and then it says so.</remarks>
public static class Overlay
{
    public static OverlayResult Intersection(Geometry left, Geometry right) => Run(left, right, SpatialFunction.Intersection);

    public static OverlayResult Difference(Geometry left, Geometry right) => Run(left, right, SpatialFunction.Difference);

    public static OverlayResult Union(Geometry left, Geometry right) => Run(left, right, SpatialFunction.Union);

    public static OverlayResult SymmetricDifference(Geometry left, Geometry right) => Run(left, right, SpatialFunction.SymDifference);

    /// <summary>The union of many polygons.</summary>
    public static Geometry Union(IReadOnlyCollection<Geometry> geometries)
    {
        ArgumentNullException.ThrowIfNull(geometries);
        return geometries.Count == 0
            ? GeometryFactory.Default.CreatePolygon()
            : OverlayNGRobust.Union(geometries);
    }

    private static OverlayResult Run(Geometry left, Geometry right, SpatialFunction operation)
    {
        try
        {
            return new OverlayResult(PolygonsOf(OverlayNG.Overlay(left, right, operation)), false);
        }
        catch (TopologyException)
        {
            return new OverlayResult(PolygonsOf(OverlayNGRobust.Overlay(left, right, operation)), true);
        }
    }

    /// <summary>Shared edges and touching corners come out as lines and points; an area has no use for them.</summary>
    private static Geometry PolygonsOf(Geometry geometry)
    {
        if (geometry is Polygon or MultiPolygon) return geometry;
        var polygons = new List<Polygon>();
        for (var i = 0; i < geometry.NumGeometries; i++)
            if (geometry.GetGeometryN(i) is Polygon { IsEmpty: false } polygon) polygons.Add(polygon);
        return polygons.Count == 1 ? polygons[0] : geometry.Factory.CreateMultiPolygon([.. polygons]);
    }
}
