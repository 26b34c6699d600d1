using NetTopologySuite.Geometries;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Length on the WGS84 ellipsoid of short segments; stands in until the engine's own method is here.</summary>
internal static class GroundLength
{
    public static double Metres(LineString line)
    {
        var sum = 0.0;
        for (var i = 1; i < line.NumPoints; i++) sum += Metres(line[i - 1], line[i]);
        return sum;
    }

    private static double Metres(Coordinate a, Coordinate b)
    {
        var middle = (a.Y + b.Y) / 2 * Math.PI / 180;
        var w = 1 - 0.0066943799901413165 * Math.Sin(middle) * Math.Sin(middle);
        var east = (b.X - a.X) * Math.PI / 180 * Math.Cos(middle) * 6378137 / Math.Sqrt(w);
        var north = (b.Y - a.Y) * Math.PI / 180 * 6378137 * (1 - 0.0066943799901413165) / (w * Math.Sqrt(w));
        return Math.Sqrt(east * east + north * north);
    }
}
