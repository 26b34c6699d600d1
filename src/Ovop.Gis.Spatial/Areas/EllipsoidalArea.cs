using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Areas;

/// <summary>The surface on the WGS84 ellipsoid of a geometry whose edges are geodesics.</summary>
/// <remarks>Karney (2013) section 6; no projection, no scale factor.</remarks>
public sealed class EllipsoidalArea : IAreaMethod
{
    public string Id => "geodesic-wgs84";

    public Area Measure(Geometry geometry) => Area.FromSquareMetres(PolygonSum.Of(geometry, RingSquareMetres));

    /// <summary>The surface that one ring encloses, however it runs.</summary>
    /// <param name="lonLatInterleaved">Longitude and latitude in turn, in degrees; the first vertex may be repeated at the end.</param>
    public static Area MeasureRing(ReadOnlySpan<double> lonLatInterleaved) => Area.FromSquareMetres(RingSquareMetres(lonLatInterleaved));

    private static double RingSquareMetres(ReadOnlySpan<double> lonLat) => Math.Abs(Geodesic.Wgs84.SignedRingSquareMetres(lonLat));
}
