using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Ovop.Gis.Data.GeoJson;

/// <summary>A geometry object that is not one; the caller knows the feature.</summary>
internal sealed class GeoJsonFaultException(string message, bool isGeometry = false) : Exception(message)
{
    /// <summary>The JSON is in order, but what it draws is no geometry.</summary>
    public bool IsGeometry => isGeometry;
}

/// <summary>A GeoJSON geometry object as a geometry of two dimensions.</summary>
internal static class GeoJsonGeometry
{
    private static GeometryFactory Factory => Geometry.DefaultFactory;

    public static bool IsType(string? type) => type is "Point" or "MultiPoint" or "LineString" or "MultiLineString"
        or "Polygon" or "MultiPolygon" or "GeometryCollection";

    public static Geometry Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new GeoJsonFaultException("its geometry is not an object");
        if (!element.TryGetProperty("type", out var kind) || kind.ValueKind != JsonValueKind.String || !IsType(kind.ToString()))
            throw new GeoJsonFaultException("its geometry has no known type");
        var type = kind.ToString();
        if (type == "GeometryCollection") return Factory.CreateGeometryCollection(Each(Member(element, "geometries"), Read));
        var coordinates = Member(element, "coordinates");
        return type switch
        {
            "Point" => coordinates.GetArrayLength() == 0 ? Factory.CreatePoint() : Factory.CreatePoint(Position(coordinates)),
            "MultiPoint" => Factory.CreateMultiPointFromCoords(Each(coordinates, Position)),
            "LineString" => Line(coordinates),
            "MultiLineString" => Factory.CreateMultiLineString(Each(coordinates, Line)),
            "Polygon" => Polygon(coordinates),
            _ => Factory.CreateMultiPolygon(Each(coordinates, Polygon)),
        };
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value
            : throw new GeoJsonFaultException($"its geometry has no array of {name}");

    private static T[] Each<T>(JsonElement array, Func<JsonElement, T> read)
    {
        if (array.ValueKind != JsonValueKind.Array) throw WrongNesting();
        var items = new T[array.GetArrayLength()];
        var i = 0;
        foreach (var item in array.EnumerateArray()) items[i++] = read(item);
        return items;
    }

    private static Coordinate Position(JsonElement position)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2) throw WrongNesting();
        return new Coordinate(Number(position[0]), Number(position[1]));
    }

    private static double Number(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number) throw WrongNesting();
        return value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw new GeoJsonFaultException($"a coordinate is too large a number: {Shown(value)}", isGeometry: true);
    }

    private static string Shown(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 40 ? text : text[..40] + "...";
    }

    private static LineString Line(JsonElement element)
    {
        var points = Each(element, Position);
        return points.Length == 1
            ? throw new GeoJsonFaultException("a line has only one position", isGeometry: true)
            : Factory.CreateLineString(points);
    }

    private static Polygon Polygon(JsonElement element)
    {
        var rings = Each(element, Ring);
        if (rings.Length == 0) return Factory.CreatePolygon();
        return rings[0].IsEmpty && rings.Length > 1
            ? throw new GeoJsonFaultException("a polygon has holes but no outer ring", isGeometry: true)
            : Factory.CreatePolygon(rings[0], rings[1..]);
    }

    private static LinearRing Ring(JsonElement element)
    {
        var points = Each(element, Position);
        if (points.Length is > 0 and < LinearRing.MinimumValidSize)
            throw new GeoJsonFaultException($"a ring has only {points.Length} positions", isGeometry: true);
        if (points.Length > 0 && !points[0].Equals2D(points[^1]))
            throw new GeoJsonFaultException("a ring is not closed: its last position is not its first", isGeometry: true);
        return Factory.CreateLinearRing(points);
    }

    private static GeoJsonFaultException WrongNesting() => new("its coordinates are nested wrongly for their type");
}
