using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace Ovop.Gis.BuildGeodata.Output;

/// <summary>One feature of a layer as it is written.</summary>
internal sealed record LayerFeature(string Id, Geometry Geometry, JsonObject Properties);

/// <summary>RFC 7946, one feature a line, so that a change shows as the lines it touches.</summary>
internal static class GeoJsonText
{
    public static string Collection(string name, IEnumerable<LayerFeature> features)
    {
        var text = new StringBuilder();
        text.Append("{\"type\":\"FeatureCollection\",\"name\":\"").Append(name).Append("\",\"features\":[\n");
        text.AppendJoin(",\n", features.Select(Feature));
        return text.Append("\n]}\n").ToString();
    }

    private static string Feature(LayerFeature feature) =>
        "{\"type\":\"Feature\",\"id\":" + Json.OnOneLine(JsonValue.Create(feature.Id))
        + ",\"properties\":" + Json.OnOneLine(feature.Properties)
        + ",\"geometry\":" + Text(feature.Geometry) + "}";

    private static string Text(Geometry geometry) => geometry switch
    {
        Point point => Typed("Point", Position(point.Coordinate)),
        LineString line => Typed("LineString", Positions(line)),
        Polygon polygon => Typed("Polygon", RingsOf(polygon)),
        MultiPolygon many => Typed("MultiPolygon", "[" + string.Join(',', many.Geometries.Cast<Polygon>().Select(RingsOf)) + "]"),
        _ => throw new NotSupportedException(geometry.GeometryType),
    };

    private static string Typed(string type, string coordinates) => $"{{\"type\":\"{type}\",\"coordinates\":{coordinates}}}";

    private static string RingsOf(Polygon polygon) =>
        "[" + string.Join(',', polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(Positions)) + "]";

    private static string Positions(LineString line) => "[" + string.Join(',', line.Coordinates.Select(Position)) + "]";

    private static string Position(Coordinate c) => $"[{Number(c.X)},{Number(c.Y)}]";

    private static string Number(double degrees) => degrees.ToString("0.#######", CultureInfo.InvariantCulture);
}
