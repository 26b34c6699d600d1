using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Ovop.Gis.Service.Common;
using Ovop.Gis.Service.Imports;
using Ovop.Gis.Service.Results;

namespace Ovop.Gis.Service.Documentation;

/// <summary>The API's description at /openapi/v1.json, and the same as a page to read at /openapi.</summary>
internal static class DocumentationApi
{
    public static void AddOvopOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        // The OGC clients and the conformance suites read 3.0.
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Ovop.Gis";
            document.Info.Version = typeof(DocumentationApi).Assembly.GetName().Version!.ToString(3);
            document.Info.Description = "Zones, clusters and published figures of Kota Singkawang. Coordinates are longitude, latitude in degrees on WGS 84; areas and distances are geodesic.";
            return Task.CompletedTask;
        });
        // What is null is left out of an answer.
        options.AddSchemaTransformer((schema, context, _) =>
        {
            foreach (var property in context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable)) schema.Required?.Remove(property.Name);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Parameters ??= [];
            foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path)) Describe(parameter, context.Description.RelativePath ?? "");
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            foreach (var field in metadata.OfType<QueryParameters>().SelectMany(m => m.Fields))
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = field.Name,
                    In = ParameterLocation.Query,
                    Description = field.Description,
                    Schema = SchemaOf(field),
                    Example = field.Example is null ? null : field.Type == typeof(int) ? JsonNode.Parse(field.Example) : JsonValue.Create(field.Example),
                });
            if (operation.Responses?.Values.Any(r => r.Content?.ContainsKey("text/csv") == true) == true)
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = Negotiation.FormatParameter,
                    In = ParameterLocation.Query,
                    Description = "The format of the answer; goes before the Accept header.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["json", "csv"], Default = "json" },
                });
            foreach (var content in (operation.Responses ?? []).Values.SelectMany(r => r.Content ?? new Dictionary<string, OpenApiMediaType>()))
                if (content.Key is "text/csv") content.Value.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
                else if (content.Key is "application/geo+json") content.Value.Schema = new OpenApiSchema { Type = JsonSchemaType.Object };
            if (metadata.OfType<UploadBody>().Any()) operation.RequestBody = Upload();
            if (metadata.OfType<ResultBody>().Any()) operation.RequestBody = Result();
            return Task.CompletedTask;
        });
    });

    public static void MapDocumentation(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapGet("/openapi", async ([FromKeyedServices("v1")] IOpenApiDocumentProvider provider, CancellationToken cancellationToken) =>
            TypedResults.Content(DocumentationPage.Render(await provider.GetOpenApiDocumentAsync(cancellationToken)), "text/html; charset=utf-8")).ExcludeFromDescription();
        routes.MapGet("/openapi/page.css", () => TypedResults.Content(DocumentationPage.Style, "text/css; charset=utf-8")).ExcludeFromDescription();
    }

    private static void Describe(OpenApiParameter parameter, string path) => parameter.Description ??= parameter.Name == "number" ? "The number of a version."
        : path.StartsWith("api/results", StringComparison.Ordinal) ? "The id of a passport, percent-encoded but for its slashes."
        : path.StartsWith("api/imports", StringComparison.Ordinal) ? "An import, by the id it was given." : "A layer of /api/layers.";

    private static OpenApiRequestBody Upload()
    {
        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        var form = new OpenApiSchema { Type = JsonSchemaType.Object, Required = new HashSet<string> { "file" }, Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = file } };
        foreach (var field in UploadFields.All.Where(f => f.Name != "name")) form.Properties.Add(field.Name, SchemaOf(field));
        var content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = form } };
        foreach (var type in (string[])["application/zip", "application/geo+json", "application/geopackage+sqlite3", "text/csv", "application/octet-stream"])
            content.Add(type, new OpenApiMediaType { Schema = file });
        return new OpenApiRequestBody { Required = true, Content = content, Description = "One file, or the parts of one shapefile, each as a part of the form; or the file itself." };
    }

    private static OpenApiRequestBody Result() => new()
    {
        Required = true,
        Description = "A result as the service or the command gave it, as JSON or CSV; or {\"id\": \"the id of a passport\"}.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } },
            ["text/csv"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
        },
    };

    private static OpenApiSchema SchemaOf(Planning.Analyses.RequestField field)
    {
        var type = field.Type == typeof(int) ? JsonSchemaType.Integer : field.Type == typeof(double) ? JsonSchemaType.Number : JsonSchemaType.String;
        var schema = new OpenApiSchema { Type = type };
        if (field.Default is { } text) schema.Default = type == JsonSchemaType.String ? JsonValue.Create(text) : JsonNode.Parse(text);
        if (field.Choices.Count > 0) schema.Enum = [.. field.Choices.Select(c => (JsonNode)JsonValue.Create(c)!)];
        return schema;
    }
}
