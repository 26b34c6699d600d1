using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Ovop.Gis.Data.GeoJson;

/// <summary>Writes FeatureCollections by RFC 7946: longitude first, outer rings to the left, holes to the right.</summary>
public static class GeoJsonWriter
{
    private const int FlushAtBytes = 64 << 10;

    /// <param name="decimals">Decimals of the coordinates; null writes each number so that it reads back the same.</param>
    public static void Write(Stream stream, IEnumerable<(string Id, Geometry? Geometry, IReadOnlyDictionary<string, object?> Attributes)> features, int? decimals)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var (id, geometry, attributes) in features)
        {
            WriteFeature(json, id, geometry, attributes, decimals);
            if (json.BytesPending > FlushAtBytes) json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    /// <param name="more">Writes members beside the standard's own.</param>
    public static void WriteFeature(
        Utf8JsonWriter json, string id, Geometry? geometry, IReadOnlyDictionary<string, object?> attributes, int? decimals, Action<Utf8JsonWriter>? more = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", id);
        json.WritePropertyName("geometry");
        WriteGeometry(json, geometry, decimals);
        json.WriteStartObject("properties");
        foreach (var (name, value) in attributes)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }
        json.WriteEndObject();
        more?.Invoke(json);
        json.WriteEndObject();
    }

    public static void WriteGeometry(Utf8JsonWriter json, Geometry? geometry, int? decimals)
    {
        if (geometry is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("type", geometry is LinearRing ? Geometry.TypeNameLineString : geometry.GeometryType);
        json.WritePropertyName(geometry.GetType() == typeof(GeometryCollection) ? "geometries" : "coordinates");
        WriteCoordinates(json, geometry, decimals);
        json.WriteEndObject();
    }

    private static void WriteCoordinates(Utf8JsonWriter json, Geometry geometry, int? decimals)
    {
        if (geometry is Point { IsEmpty: false } point)
        {
            WritePosition(json, point.X, point.Y, decimals);
            return;
        }
        json.WriteStartArray();
        switch (geometry)
        {
            case LineString line:
                WritePositions(json, line.CoordinateSequence, reversed: false, decimals);
                break;
            case Polygon polygon when !polygon.IsEmpty:
                WriteRing(json, polygon.Shell, counterClockwise: true, decimals);
                foreach (var hole in polygon.Holes) WriteRing(json, hole, counterClockwise: false, decimals);
                break;
            case MultiPoint or MultiLineString or MultiPolygon:
                foreach (var part in ((GeometryCollection)geometry).Geometries) WriteCoordinates(json, part, decimals);
                break;
            case GeometryCollection collection:
                foreach (var part in collection.Geometries) WriteGeometry(json, part, decimals);
                break;
        }
        json.WriteEndArray();
    }

    private static void WriteRing(Utf8JsonWriter json, LinearRing ring, bool counterClockwise, int? decimals)
    {
        json.WriteStartArray();
        var signedArea = NetTopologySuite.Algorithm.Area.OfRingSigned(ring.CoordinateSequence);
        WritePositions(json, ring.CoordinateSequence, reversed: counterClockwise ? signedArea > 0 : signedArea < 0, decimals);
        json.WriteEndArray();
    }

    private static void WritePositions(Utf8JsonWriter json, CoordinateSequence points, bool reversed, int? decimals)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var at = reversed ? points.Count - 1 - i : i;
            WritePosition(json, points.GetX(at), points.GetY(at), decimals);
        }
    }

    private static void WritePosition(Utf8JsonWriter json, double x, double y, int? decimals)
    {
        json.WriteStartArray();
        WriteNumber(json, x, decimals);
        WriteNumber(json, y, decimals);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, double value, int? decimals)
    {
        if (decimals is not { } places)
        {
            json.WriteNumberValue(value);
            return;
        }
        // Adding zero turns -0 into 0.
        json.WriteNumberValue(Math.Round(value, Math.Clamp(places, 0, 15), MidpointRounding.ToEven) + 0.0);
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case long whole: json.WriteNumberValue(whole); break;
            case int whole: json.WriteNumberValue(whole); break;
            case double real when double.IsFinite(real): json.WriteNumberValue(real); break;
            case double: json.WriteNullValue(); break;
            case DateOnly date: json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            default: throw new ArgumentException($"A value of type {value.GetType().Name} has no form in GeoJSON.", nameof(value));
        }
    }
}
