using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>Geometry in degrees, on the seven decimals that the files keep (about a centimetre).</summary>
internal static class Degrees
{
    public const int Decimals = 7;

    public static GeometryFactory Factory { get; } = new(new PrecisionModel(1e7), 4326);

    public static Coordinate Coordinate(Place place) =>
        new(Math.Round(place.LngDegrees, Decimals), Math.Round(place.LatDegrees, Decimals));

    public static Polygon Polygon(IEnumerable<Place> ring) => Factory.CreatePolygon([.. ring.Select(Coordinate)]);
}
