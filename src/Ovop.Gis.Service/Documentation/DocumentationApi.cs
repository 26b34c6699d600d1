using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Ovop.Gis.Service.Analyses;
using Ovop.Gis.Service.Common;

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
        options.AddOperationTransformer((operation, context, _) =>
        {
            var path = context.Description.RelativePath ?? "";
            operation.Parameters ??= [];
            foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path))
                parameter.Description ??= "A layer of /api/layers.";
            foreach (var field in context.Description.ActionDescriptor.EndpointMetadata.OfType<AnalysisParameters>().SelectMany(m => m.Fields))
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = field.Name,
                    In = ParameterLocation.Query,
                    Description = field.Description,
                    Schema = SchemaOf(field),
                    Example = field.Example is null ? null : JsonValue.Create(field.Example),
                });
            if (path.StartsWith("api/layers", StringComparison.Ordinal) || path.StartsWith("api/analyses/", StringComparison.Ordinal))
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = Negotiation.FormatParameter,
                    In = ParameterLocation.Query,
                    Description = "The format of the answer; goes before the Accept header.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["json", "csv"], Default = "json" },
                });
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

    private static OpenApiSchema SchemaOf(Planning.Analyses.RequestField field)
    {
        var type = field.Type == typeof(int) ? JsonSchemaType.Integer : field.Type == typeof(double) ? JsonSchemaType.Number : JsonSchemaType.String;
        var schema = new OpenApiSchema { Type = type };
        if (field.Default is { } text) schema.Default = type == JsonSchemaType.String ? JsonValue.Create(text) : JsonNode.Parse(text);
        if (field.Choices.Count > 0) schema.Enum = [.. field.Choices.Select(c => (JsonNode)JsonValue.Create(c)!)];
        return schema;
    }
}
