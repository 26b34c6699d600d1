using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.FactBooks;
using Ovop.Gis.Testing;

namespace Ovop.Gis.BuildGeodata.Tests;

/// <summary>A checked-in layer as a reader of GeoJSON meets it.</summary>
internal sealed record Layer(string Name, IReadOnlyList<Layer.Feature> Features)
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    internal sealed record Feature(string Id, Geometry Geometry, JsonObject Properties)
    {
        public string Text(string property) => Properties[property]!.GetValue<string>();
    }

    public static string FactsFolder { get; } = Path.Combine(Places.Repository, "tools", "build-geodata", "facts");

    public static FactBook Facts { get; } = FactReader.Read(FactsFolder);

    public static Layer Kelurahan { get; } = Read("kelurahan");

    public static Layer Read(string name)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Places.Geodata, name + ".geojson")))!;
        return new Layer(name, [.. json["features"]!.AsArray().Select(f => new Feature(
            f!["id"]!.GetValue<string>(), Shape(f["geometry"]!), f["properties"]!.AsObject()))]);
    }

    public Feature this[string id] => Features.Single(f => f.Id == id);

    public Feature At(double lat, double lng) => Features.Single(f => f.Geometry.Contains(Factory.CreatePoint(new Coordinate(lng, lat))));

    private static Geometry Shape(JsonNode geometry)
    {
        var coordinates = geometry["coordinates"]!.AsArray();
        return geometry["type"]!.GetValue<string>() switch
        {
            "Point" => Factory.CreatePoint(Position(coordinates)),
            "LineString" => Factory.CreateLineString(Positions(coordinates)),
            "Polygon" => Polygon(coordinates),
            "MultiPolygon" => Factory.CreateMultiPolygon([.. coordinates.Select(p => Polygon(p!.AsArray()))]),
            var other => throw new NotSupportedException(other),
        };
    }

    private static Polygon Polygon(JsonArray rings) => Factory.CreatePolygon(
        Factory.CreateLinearRing(Positions(rings[0]!.AsArray())),
        [.. rings.Skip(1).Select(r => Factory.CreateLinearRing(Positions(r!.AsArray())))]);

    private static Coordinate[] Positions(JsonArray positions) => [.. positions.Select(p => Position(p!.AsArray()))];

    private static Coordinate Position(JsonArray position) => new(position[0]!.GetValue<double>(), position[1]!.GetValue<double>());
}
