using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>The points, lines and rings of a geometry, one after the other.</summary>
internal static class OutlineRuns
{
    /// <summary>Beyond this a box is not trusted to hold what a ring holds.</summary>
    private const double WidestRingMetres = 2e6;

    private static readonly SpaceBox Earth = SpaceBox.Empty.With(new SpacePoint(0, 0, 0)).Grown(1e7);

    internal static IEnumerable<CoordinateSequence> Of(Geometry geometry)
    {
        foreach (var part in Parts(geometry))
        {
            yield return First(part);
            if (part is not Polygon polygon) continue;
            for (var i = 0; i < polygon.NumInteriorRings; i++)
                if (!polygon.GetInteriorRingN(i).IsEmpty) yield return polygon.GetInteriorRingN(i).CoordinateSequence;
        }
    }

    internal static IEnumerable<Geometry> Parts(Geometry geometry) => geometry.IsEmpty ? []
        : geometry is GeometryCollection parts ? parts.Geometries.SelectMany(Parts)
        : [geometry];

    internal static CoordinateSequence First(Geometry part) => part switch
    {
        Polygon polygon => polygon.ExteriorRing.CoordinateSequence,
        LineString line => line.CoordinateSequence,
        _ => ((Point)part).CoordinateSequence,
    };

    /// <summary>The whole geometry lies in it, the inside of its polygons too.</summary>
    internal static SpaceBox BoxOf(Geodesic geodesic, Geometry geometry)
    {
        var box = SpaceBox.Empty;
        foreach (var run in Of(geometry))
        {
            var from = default(Edge);
            for (var i = 0; i < run.Count; i++)
            {
                var place = Outline.At(run, i);
                var inSpace = SpacePoint.Of(geodesic, place);
                from = i == 0 ? new Edge(place, inSpace, place, inSpace, false) : new Edge(from.End, from.EndInSpace, place, inSpace, false);
                box = box.With(from.Box);
            }
        }

        if (geometry.Dimension < Dimension.Surface || box.IsEmpty) return box;
        // Through any place inside goes a way from border to border, which leaves its chord by no more than this.
        return box.DiagonalMetres > WidestRingMetres ? Earth : box.Grown(Edge.SagMetres(box.DiagonalMetres));
    }
}
