using System.Text.Json;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.Files;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Data.GeoJson;

/// <summary>JSON that is no geometry object; the caller knows the feature.</summary>
internal sealed class GeoJsonFaultException(string message) : Exception(message);

/// <summary>GeoJSON geometry objects as geometries of two dimensions.</summary>
internal sealed class GeoJsonGeometry(ShapeDraft draft, ReadBudget budget)
{
    private static GeometryFactory Factory => FlatCoordinates.Factory;

    public static bool IsType(string? type) => type is "Point" or "MultiPoint" or "LineString" or "MultiLineString"
        or "Polygon" or "MultiPolygon" or "GeometryCollection";

    public ReadShape Read(JsonElement element) => draft.Take(One(element));

    private Geometry? One(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new GeoJsonFaultException("its geometry is not an object");
        if (!element.TryGetProperty("type", out var kind) || kind.ValueKind != JsonValueKind.String || !IsType(kind.ToString()))
            throw new GeoJsonFaultException("its geometry has no known type");
        var type = kind.ToString();
        if (type == "GeometryCollection") return Factory.CreateGeometryCollection(Each(Member(element, "geometries"), (part, _) => One(part)));
        var coordinates = Member(element, "coordinates");
        return type switch
        {
            "Point" => coordinates.GetArrayLength() == 0 ? Factory.CreatePoint() : Point(coordinates, 1),
            "MultiPoint" => Factory.CreateMultiPoint(Each(coordinates, Point)),
            "LineString" => Line(coordinates, 1),
            "MultiLineString" => Factory.CreateMultiLineString(Each(coordinates, Line)),
            "Polygon" => Polygon(coordinates, 1),
            _ => Factory.CreateMultiPolygon(Each(coordinates, Polygon)),
        };
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value
            : throw new GeoJsonFaultException($"its geometry has no array of {name}");

    /// <summary>What is made of each item, counted from 1; an item of which nothing can be made is left out.</summary>
    private T[] Each<T>(JsonElement array, Func<JsonElement, int, T?> read)
        where T : Geometry
    {
        if (array.ValueKind != JsonValueKind.Array) throw WrongNesting();
        budget.Vertices(array.GetArrayLength());
        var items = new List<T>(array.GetArrayLength());
        var number = 0;
        foreach (var item in array.EnumerateArray())
            if (read(item, ++number) is { } made) items.Add(made);
        return [.. items];
    }

    private Point? Point(JsonElement position, int number)
    {
        var (x, y) = Position(position);
        return draft.Point(x, y);
    }

    private LineString? Line(JsonElement element, int number) => draft.Line(Positions(element), number);

    private Polygon Polygon(JsonElement element, int number)
    {
        if (element.ValueKind != JsonValueKind.Array) throw WrongNesting();
        LinearRing? shell = null;
        var holes = new List<LinearRing>();
        var ring = 0;
        foreach (var item in element.EnumerateArray())
        {
            var made = draft.Ring(Positions(item), ++ring);
            if (ring == 1) shell = made;
            else if (made is not null) holes.Add(made);
        }
        return draft.Polygon(shell, holes);
    }

    private double[] Positions(JsonElement array)
    {
        if (array.ValueKind != JsonValueKind.Array) throw WrongNesting();
        budget.Vertices(array.GetArrayLength() + 1L);
        var xy = new double[2 * array.GetArrayLength()];
        var at = 0;
        foreach (var position in array.EnumerateArray())
        {
            (xy[at], xy[at + 1]) = Position(position);
            at += 2;
        }
        return xy;
    }

    private static (double X, double Y) Position(JsonElement position)
    {
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() < 2) throw WrongNesting();
        return (Number(position[0]), Number(position[1]));
    }

    /// <summary>A number too large for a double becomes infinite, which the draft blames.</summary>
    private static double Number(JsonElement value) =>
        value.ValueKind != JsonValueKind.Number ? throw WrongNesting() : value.TryGetDouble(out var number) ? number : double.PositiveInfinity;

    private static GeoJsonFaultException WrongNesting() => new("its coordinates are nested wrongly for their type");
}
