using NetTopologySuite.Geometries;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Area on the WGS84 ellipsoid as an equal-area sum; stands in until the engine's own method is here.</summary>
internal static class GroundArea
{
    private const double SemiMajorMetres = 6378137;
    private const double SquaredEccentricity = 0.0066943799901413165;

    public static double SquareMetres(Polygon polygon)
    {
        var ring = polygon.ExteriorRing.Coordinates;
        var sum = 0.0;
        for (var i = 1; i < ring.Length; i++)
            sum += (ring[i].X - ring[0].X + ring[i - 1].X - ring[0].X) * (Q(ring[i].Y) - Q(ring[i - 1].Y));
        return Math.Abs(sum) * Math.PI / 180 / 2 * SemiMajorMetres * SemiMajorMetres / 2;
    }

    private static double Q(double latDegrees)
    {
        var e = Math.Sqrt(SquaredEccentricity);
        var sine = Math.Sin(latDegrees * Math.PI / 180);
        return (1 - SquaredEccentricity) * (sine / (1 - SquaredEccentricity * sine * sine)
            - Math.Log((1 - e * sine) / (1 + e * sine)) / (2 * e));
    }
}
