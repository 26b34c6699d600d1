using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Coverage;

/// <summary>A point of the working plane, metres east and north of its origin.</summary>
internal readonly record struct PlanePoint(double XMetres, double YMetres)
{
    public static PlanePoint operator +(PlanePoint a, PlanePoint b) => new(a.XMetres + b.XMetres, a.YMetres + b.YMetres);
    public static PlanePoint operator -(PlanePoint a, PlanePoint b) => new(a.XMetres - b.XMetres, a.YMetres - b.YMetres);
    public static PlanePoint operator *(PlanePoint a, double factor) => new(a.XMetres * factor, a.YMetres * factor);

    public double DistanceMetres(PlanePoint other) => Math.Sqrt(SquaredMetres(other));

    public double SquaredMetres(PlanePoint other)
    {
        var (dx, dy) = (XMetres - other.XMetres, YMetres - other.YMetres);
        return dx * dx + dy * dy;
    }
}

/// <summary>
/// A flat sheet over the city on which shapes are worked out; it uses two fixed scales and no trigonometry,
/// so that every machine works out the same shapes.
/// </summary>
/// <remarks>Metres per degree on WGS84 at latitude 0.88; wrong by less than 0.01 % at the city's edges.</remarks>
internal static class LocalPlane
{
    public const double WestDegrees = 108.835;
    public const double SouthDegrees = 0.735;
    public const double EastDegrees = 109.195;
    public const double NorthDegrees = 1.030;
    public const double LngMetres = 111306.4;
    private const double LatMetres = 110574.5;

    public static PlanePoint From(Place place) =>
        new((place.LngDegrees - WestDegrees) * LngMetres, (place.LatDegrees - SouthDegrees) * LatMetres);

    public static Place ToPlace(PlanePoint point) =>
        new(WestDegrees + point.XMetres / LngMetres, SouthDegrees + point.YMetres / LatMetres);

    public static PlanePoint Extent => From(new Place(EastDegrees, NorthDegrees));
}
