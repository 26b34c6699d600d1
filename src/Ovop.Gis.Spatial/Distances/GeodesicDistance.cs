using NetTopologySuite.Geometries;
using Ovop.Gis.Spatial.Geodesy;
using Ovop.Gis.Spatial.Units;

namespace Ovop.Gis.Spatial.Distances;

/// <summary>Distances along geodesics of the WGS84 ellipsoid, between places and geometries in longitude and latitude.</summary>
/// <remarks>Edges of lines and polygons are geodesics. An empty geometry is at no distance: null.</remarks>
public static class GeodesicDistance
{
    private static Geodesic Earth => Geodesic.Wgs84;

    public const string Id = "geodesic-wgs84";

    public static Separation Between(LonLat from, LonLat to) => Apart(from, to);

    /// <summary>From a place to the nearest place of a geometry; inside a polygon this is the place itself, at distance zero.</summary>
    public static Separation? ToNearest(LonLat from, Geometry to)
    {
        ArgumentNullException.ThrowIfNull(to);
        return ToNearest(from, new Outline(Earth, to), double.PositiveInfinity);
    }

    /// <summary>From a place to the nearest edge of a geometry, also from within a polygon.</summary>
    public static Separation? ToBoundary(LonLat from, Geometry to)
    {
        ArgumentNullException.ThrowIfNull(to);
        return ToBoundary(from, new Outline(Earth, to), double.PositiveInfinity);
    }

    /// <summary>Between the two nearest places of two geometries; zero where they touch, cross or lie within each other.</summary>
    public static Separation? Between(Geometry from, Geometry to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return Between(new Outline(Earth, from), new Outline(Earth, to), double.PositiveInfinity);
    }

    /// <summary>Whether what was found lies within a distance; one that equals it is.</summary>
    /// <remarks>Distances from chords may be some nanometres off: so near to the radius the exact way decides.</remarks>
    public static bool IsWithin(Separation separation, Distance radius)
    {
        var metres = separation.Distance.Metres;
        return Math.Abs(metres - radius.Metres) > ChordDistance.DoubtMetres ? metres <= radius.Metres
            : Earth.Inverse(separation.From, separation.To).DistanceMetres <= radius.Metres;
    }

    /// <param name="belowMetres">Null is also the answer where nothing is nearer than this.</param>
    internal static Separation? ToNearest(LonLat from, Outline to, double belowMetres) =>
        to.Contains(Earth, from) ? Apart(from, from) : ToBoundary(from, to, belowMetres);

    /// <param name="belowMetres">Null is also the answer where nothing is nearer than this.</param>
    internal static Separation? Between(Outline left, Outline right, double belowMetres)
    {
        foreach (var place in left.Representatives())
            if (right.Contains(Earth, place)) return Apart(place, place);
        foreach (var place in right.Representatives())
            if (left.Contains(Earth, place)) return Apart(place, place);
        var search = new NearestSearch(Earth, belowMetres);
        search.Between(left, right);
        return search.Found is var (start, end) ? Apart(start, end) : null;
    }

    /// <summary>A box in degrees that is sure to hold every place within the distance; it may hold more.</summary>
    /// <remarks>Where the circle holds a pole or crosses the antimeridian, the box has all longitudes.</remarks>
    public static Envelope Reach(LonLat centre, Distance distance)
    {
        var ellipsoid = Earth.Ellipsoid;
        // The sharpest curve of the ellipsoid turns the most degrees per metre.
        var sharpest = ellipsoid.PolarRadiusMetres * (1 - ellipsoid.FlatteningRatio);
        var angle = distance.Metres / sharpest * (1 + 1e-9) + 1e-12;
        var up = angle / Angles.RadiansPerDegree;
        var (south, north) = (Math.Max(-90, centre.LatitudeDegrees - up), Math.Min(90, centre.LatitudeDegrees + up));
        if (south == -90 || north == 90) return new Envelope(-180, 180, south, north);

        var sin = Math.Sin(angle) / Angles.SinCos(centre.LatitudeDegrees).Cos;
        if (sin >= 1) return new Envelope(-180, 180, south, north);
        var across = Math.Asin(sin) / Angles.RadiansPerDegree * (1 + 1e-9) + 1e-10;
        var longitude = Angles.Normalise(centre.LongitudeDegrees);
        var (west, east) = (longitude - across, longitude + across);
        return west <= -180 || east >= 180
            ? new Envelope(-180, 180, south, north)
            : new Envelope(west, east, south, north);
    }

    /// <summary>A polygon whose vertices all lie at the radius from the centre, anticlockwise from north.</summary>
    /// <remarks>Longitudes run on past 180 where the circle crosses the antimeridian. The edges cut inside the circle.</remarks>
    public static Polygon Ring(LonLat centre, Distance radius, int vertexCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vertexCount, 3);
        var vertices = new Coordinate[vertexCount + 1];
        for (var i = 0; i < vertexCount; i++)
        {
            var place = Earth.Direct(centre, -360.0 * i / vertexCount, radius.Metres).Position;
            var east = Angles.Difference(centre.LongitudeDegrees, place.LongitudeDegrees).Degrees;
            vertices[i] = new Coordinate(centre.LongitudeDegrees + east, place.LatitudeDegrees);
        }
        vertices[vertexCount] = vertices[0].Copy();
        return new Polygon(new LinearRing(vertices));
    }

    private static Separation? ToBoundary(LonLat from, Outline to, double belowMetres)
    {
        var search = new NearestSearch(Earth, belowMetres);
        search.From(from, to);
        return search.Found is var (_, nearest) ? Apart(from, nearest) : null;
    }

    private static Separation Apart(LonLat from, LonLat to)
    {
        var path = Earth.Inverse(from, to);
        return new Separation(Distance.FromMetres(path.DistanceMetres), Bearing.FromDegrees(path.StartAzimuthDegrees), from, to);
    }
}
