using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Shares;

/// <summary>How much area lies between edges drawn straight in longitude and latitude and the geodesics between the same ends.</summary>
/// <remarks>
/// Overlays run in the plane of degrees, areas along geodesics; an edge that an overlay cuts in two becomes two geodesics, and
/// the bow between them and the uncut one is what the parts of a polygon can miss or exceed it by. The straight line has a geodesic
/// curvature of at most 2 sin α tan φ / R, and a bow of curvature κ over a chord L holds κ L³ / 12.
/// </remarks>
internal static class EdgeBow
{
    private const double RadiusMetres = 6_371_009;
    private const double MetresPerDegree = RadiusMetres * Math.PI / 180;

    public static Area Bound(Geometry geometry)
    {
        var filter = new Filter();
        geometry.Apply(filter);
        return Area.FromSquareMetres(filter.SquareMetres);
    }

    private sealed class Filter : IEntireCoordinateSequenceFilter
    {
        public double SquareMetres { get; private set; }
        public bool Done => false;
        public bool GeometryChanged => false;

        void IEntireCoordinateSequenceFilter.Filter(CoordinateSequence seq)
        {
            for (var i = 1; i < seq.Count; i++)
            {
                var latitude = Math.Max(Math.Abs(seq.GetY(i)), Math.Abs(seq.GetY(i - 1))) * Math.PI / 180;
                var east = Math.Abs(seq.GetX(i) - seq.GetX(i - 1)) * MetresPerDegree;
                var north = Math.Abs(seq.GetY(i) - seq.GetY(i - 1)) * MetresPerDegree;
                SquareMetres += (east * east + north * north) * east * Elementary.Tan(Math.Min(latitude, 1.55)) / (6 * RadiusMetres);
            }
        }
    }
}
