namespace Ovop.Gis.Spatial.ReferenceSystems;

/// <summary>A projection whose formula is the engine's own, between longitude and latitude in degrees and metres in the plane.</summary>
/// <remarks>What it cannot carry comes out as not a number.</remarks>
internal interface IMapProjection
{
    (double X, double Y) ToPlane(double longitudeDegrees, double latitudeDegrees);

    (double LongitudeDegrees, double LatitudeDegrees) ToEllipsoid(double x, double y);
}
