using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Benchmarks.Radius;

/// <summary>The same places on every run: points over West Kalimantan and the sea around it, and places to ask about that have the longest radius inside.</summary>
internal static class RandomPlaces
{
    public static Point[] Points(int count)
    {
        var random = new Random(61);
        var points = new Point[count];
        for (var i = 0; i < count; i++)
            points[i] = FlatCoordinates.LonLatFactory.CreatePoint(FlatCoordinates.Sequence([108 + 6 * random.NextDouble(), -3.3 + 5.6 * random.NextDouble()]));
        return points;
    }

    public static LonLat[] Asked(int count)
    {
        var random = new Random(62);
        return [.. Enumerable.Range(0, count).Select(_ => new LonLat(109 + 4 * random.NextDouble(), -2 + 3 * random.NextDouble()))];
    }
}
