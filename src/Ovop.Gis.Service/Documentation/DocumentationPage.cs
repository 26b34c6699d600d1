using System.Net;
using System.Text;
using Microsoft.OpenApi;

namespace Ovop.Gis.Service.Documentation;

/// <summary>The API's description as a page to read: what can be asked, with which parameters, and a link to try it.</summary>
internal static class DocumentationPage
{
    public const string Style =
        """
        body { font: 16px/1.5 system-ui, sans-serif; color: #1c2730; max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .25rem; }
        code, .path { font-family: ui-monospace, monospace; } .path { background: #eef2f4; padding: .1rem .4rem; border-radius: 4px; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0; } th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #dde3e7; }
        th { font-weight: 600; font-size: .85rem; color: #4a5a66; } a { color: #0b5c7a; }
        """;

    public static string Render(OpenApiDocument document)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Ovop.Gis API</title><link rel=\"stylesheet\" href=\"/openapi/page.css\"></head><body>");
        page.Append("<h1>Ovop.Gis API</h1><p>").Append(Text(document.Info.Description))
            .Append("</p><p><a href=\"/openapi/v1.json\">OpenAPI 3.0</a> · <a href=\"/\">Peta / map</a></p>");
        foreach (var (path, item) in document.Paths)
            foreach (var (method, operation) in item.Operations ?? [])
                Operation(page, path, method.Method, operation);
        return page.Append("</body></html>").ToString();
    }

    private static void Operation(StringBuilder page, string path, string method, OpenApiOperation operation)
    {
        page.Append("<h2>").Append(Text(operation.Summary)).Append("</h2><p><span class=\"path\">").Append(Text(method)).Append(' ').Append(Text(path)).Append("</span>");
        if (method == "GET" && Example(path, operation) is { } example)
            page.Append(" <a href=\"").Append(Text(example)).Append("\">").Append(Text(example)).Append("</a>");
        page.Append("</p>");
        if (operation.Parameters is not { Count: > 0 } parameters) return;
        page.Append("<table><thead><tr><th>parameter</th><th>meaning</th><th>default</th></tr></thead><tbody>");
        foreach (var p in parameters)
            page.Append("<tr><td><code>").Append(Text(p.Name)).Append("</code></td><td>").Append(Text(p.Description)).Append(Choices(p.Schema)).Append("</td><td>")
                .Append(Text(p.Schema?.Default?.ToString())).Append("</td></tr>");
        page.Append("</tbody></table>");
    }

    private static string Choices(IOpenApiSchema? schema) =>
        schema?.Enum is { Count: > 0 } values ? " <em>" + Text(string.Join(" | ", values.Select(v => v.ToString()))) + "</em>" : "";

    private static string? Example(string path, OpenApiOperation operation)
    {
        if (path.StartsWith("/api/imports/", StringComparison.Ordinal) || path.StartsWith("/api/results/", StringComparison.Ordinal)) return null;
        path = path.Replace("{id}", "kelurahan", StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal);
        var query = (operation.Parameters ?? []).Where(p => p.Example is not null && p.Name is "of" or "from" or "to" or "within" or "zones" or "units")
            .Select(p => $"{p.Name}={Uri.EscapeDataString(p.Example!.ToString())}");
        return path + (query.Any() ? "?" + string.Join('&', query) : "");
    }

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
