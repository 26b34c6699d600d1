using System.Text.Json.Nodes;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Service.Ogc.Features;

namespace Ovop.Gis.Service.Ogc;

/// <summary>The OGC interface in OpenAPI 3.0, as QGIS and the conformance suites read it: the bounds of limit stand under components.</summary>
internal static class OgcApiDocument
{
    private static readonly string[] ItemsParameters = ["limit", "offset", "bbox", "bbox-crs", "datetime", "crs", "filter", "filter-lang", "filter-crs"];

    public static JsonObject Of(IReadOnlyList<Collection> collections, OgcUrls urls)
    {
        var paths = new JsonObject
        {
            ["/"] = Get("landing", "The landing page", [], OgcFormats.Json),
            ["/conformance"] = Get("conformance", "The conformance classes that are met", [], OgcFormats.Json),
            ["/api"] = Get("api", "This description", [], OgcFormats.OpenApi),
            ["/collections"] = Get("collections", "Every collection", [], OgcFormats.Json),
            ["/collections/{collectionId}"] = Get("collection", "A collection", ["collectionId"], OgcFormats.Json),
            ["/collections/{collectionId}/queryables"] = Get("queryables", "What a collection can be filtered by", ["collectionId"], OgcFormats.Schema),
            ["/collections/{collectionId}/items"] = Get("items", "The features of a collection", ["collectionId", .. ItemsParameters], OgcFormats.GeoJson),
            ["/collections/{collectionId}/items/{featureId}"] = Get("item", "One feature", ["collectionId", "featureId", "crs"], OgcFormats.GeoJson),
        };
        foreach (var collection in collections) paths[$"/collections/{collection.Id}/items"] = ItemsOf(collection);
        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject
            {
                ["title"] = LandingApi.Title,
                ["description"] = LandingApi.Description,
                ["version"] = typeof(OgcApiDocument).Assembly.GetName().Version!.ToString(3),
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = urls.Of("") }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["parameters"] = Parameters(collections), ["schemas"] = new JsonObject { ["problem"] = Problem() } },
        };
    }

    /// <summary>By name, with the attributes that can be asked for: GDAL pushes down only what it finds here.</summary>
    private static JsonObject ItemsOf(Collection collection)
    {
        var path = Get("items-" + collection.Id, "The features of " + collection.Id, ItemsParameters, OgcFormats.GeoJson);
        var parameters = path["get"]!["parameters"]!.AsArray();
        foreach (var field in ItemsQuery.FieldsOf(collection))
            parameters.Add((JsonNode)Query(field.Name, $"Only features whose {field.Name} is this.", Type(field.Type == "text" ? "string" : field.Type)));
        return path;
    }

    private static JsonObject Get(string id, string summary, string[] parameters, string type) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = id,
            ["summary"] = summary,
            ["parameters"] = new JsonArray([.. parameters.Append("f").Select(p => (JsonNode)new JsonObject { ["$ref"] = "#/components/parameters/" + p })]),
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject
                {
                    ["description"] = summary + ".",
                    ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object" } }, [OgcFormats.Html] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } },
                },
                ["400"] = Fault("A parameter is unknown or cannot be read; the answer names it."),
                ["404"] = Fault("There is no such resource."),
            },
        },
    };

    private static JsonObject Fault(string description) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject { [OgcFormats.Problem] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/problem" } } },
    };

    private static JsonObject Problem() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["title"] = Type("string"), ["status"] = Type("integer"), ["detail"] = Type("string") },
    };

    private static JsonObject Parameters(IReadOnlyList<Collection> collections) => new()
    {
        ["collectionId"] = Path("collectionId", "A collection.", [.. collections.Select(c => c.Id.ToString())]),
        ["featureId"] = Path("featureId", "A feature of the collection.", null),
        ["limit"] = Query("limit", "How many features at most.", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = ItemsQuery.MostItems, ["default"] = ItemsQuery.DefaultLimit }),
        ["offset"] = Query("offset", "How many features to pass over.", new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["default"] = 0 }),
        ["bbox"] = Query("bbox", "Only features that meet the box: west, south, east, north, or as bbox-crs has its axes.",
            new JsonObject { ["type"] = "array", ["minItems"] = 4, ["maxItems"] = 6, ["items"] = Type("number") }),
        ["bbox-crs"] = Query("bbox-crs", "The reference system of bbox.", Uri()),
        ["crs"] = Query("crs", "The reference system of the answer.", Uri()),
        ["filter-crs"] = Query("filter-crs", "The reference system of geometries in the filter.", Uri()),
        ["datetime"] = Query("datetime", "A date, a moment, or an interval.", Type("string")),
        ["filter"] = Query("filter", "A condition in CQL2.", Type("string")),
        ["filter-lang"] = Query("filter-lang", "The encoding of the filter.", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("cql2-text", "cql2-json"), ["default"] = "cql2-text" }),
        ["f"] = Query("f", "The format; goes before the Accept header.", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("json", "html") }),
    };

    private static JsonObject Path(string name, string description, string[]? choices)
    {
        var schema = Type("string");
        if (choices is not null) schema["enum"] = new JsonArray([.. choices.Select(c => (JsonNode)c)]);
        return new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["description"] = description, ["schema"] = schema };
    }

    private static JsonObject Query(string name, string description, JsonObject schema) =>
        new() { ["name"] = name, ["in"] = "query", ["required"] = false, ["description"] = description, ["schema"] = schema, ["style"] = "form", ["explode"] = false };

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Uri() => new() { ["type"] = "string", ["format"] = "uri" };
}
