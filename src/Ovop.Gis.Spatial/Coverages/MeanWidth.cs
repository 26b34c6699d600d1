using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Spatial.Coverages;

/// <summary>How wide a polygon is on average: twice its area by its outline, which for a long strip is its width.</summary>
internal static class MeanWidth
{
    private const double MetresPerDegree = 6_371_009 * Math.PI / 180;

    public static double Metres(Polygon polygon, double areaSquareMetres)
    {
        var outline = OutlineMetres(polygon.ExteriorRing);
        for (var i = 0; i < polygon.NumInteriorRings; i++) outline += OutlineMetres(polygon.GetInteriorRingN(i));
        return outline == 0 ? 0 : 2 * areaSquareMetres / outline;
    }

    /// <summary>On a sphere and by short edges: good to a per cent, which is enough for a tolerance.</summary>
    public static double EdgeMetres(double x1, double y1, double x2, double y2)
    {
        var east = (x2 - x1) * Elementary.Cos((y1 + y2) / 2 * Math.PI / 180);
        return Math.Sqrt(east * east + (y2 - y1) * (y2 - y1)) * MetresPerDegree;
    }

    private static double OutlineMetres(LineString ring)
    {
        var xy = FlatCoordinates.Of(ring.CoordinateSequence);
        var sum = 0.0;
        for (var i = 2; i < xy.Length; i += 2) sum += EdgeMetres(xy[i - 2], xy[i - 1], xy[i], xy[i + 1]);
        return sum;
    }
}
