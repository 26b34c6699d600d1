using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Areas;
using Ovop.Gis.Spatial.Geodesy;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>What the engine measures on the ellipsoid.</summary>
internal static class Ground
{
    private static readonly EllipsoidalArea Areas = new();

    public static double SquareMetres(Geometry geometry) => Areas.Measure(geometry).SquareMetres;

    public static double Metres(LineString line)
    {
        var sum = 0.0;
        for (var i = 1; i < line.NumPoints; i++) sum += Geodesic.Wgs84.Inverse(At(line[i - 1]), At(line[i])).DistanceMetres;
        return sum;
    }

    private static LonLat At(Coordinate c) => new(c.X, c.Y);
}
