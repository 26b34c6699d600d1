using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Service.Ogc.Features;

namespace Ovop.Gis.Service.Ogc;

/// <summary>The same resources as pages to read, each with a map of what it holds.</summary>
internal static class OgcPage
{
    private const int MostColumns = 8;

    public const string Style =
        """
        body { font: 16px/1.5 system-ui, sans-serif; color: #1c2730; background: #fff; max-width: 64rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
        nav { font-size: .9rem; margin-bottom: 1rem; } h1 { font-size: 1.5rem; margin: 0 0 .25rem; } a { color: #0b5c7a; } .muted { color: #4a5a66; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-size: .95rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #dde3e7; } td.number { text-align: right; font-variant-numeric: tabular-nums; }
        svg { width: 100%; max-height: 26rem; background: #f3f6f8; border: 1px solid #dde3e7; border-radius: 4px; } code { overflow-wrap: anywhere; }
        """;

    public static IResult Landing(string title, string description, IReadOnlyList<OgcLink> links) =>
        Page(title, "", $"<p>{Text(description)}</p>{Links(links)}");

    public static IResult Conformance(IReadOnlyList<string> classes, OgcUrls urls) =>
        Page("Conformance", Crumbs(urls), $"<ul>{string.Concat(classes.Select(c => $"<li><code>{Text(c)}</code></li>"))}</ul>");

    public static IResult Collections(IReadOnlyList<CollectionDocument> collections, OgcUrls urls)
    {
        var rows = collections.Select(c => $"<tr><td><a href=\"{Text(urls.Of("/collections/" + c.Id))}\">{Text(c.Title)}</a></td><td>{Text(c.Description)}</td><td class=\"number\">{c.Version}</td></tr>");
        return Page("Collections", Crumbs(urls), $"<div class=\"scroll\"><table><thead><tr><th>Collection</th><th>What it is</th><th>Version</th></tr></thead><tbody>{string.Concat(rows)}</tbody></table></div>");
    }

    public static IResult Collection(CollectionDocument collection, Layer layer, OgcUrls urls) => Page(collection.Title, Crumbs(urls, ("Collections", "/collections")),
        $"<p>{Text(collection.Description)}</p><p class=\"muted\">{layer.Features.Count} features, version {collection.Version}, content <code>{collection.ContentSha256}</code></p>"
        + OgcPicture.Of(layer.Features, layer.Collection.Extent) + Links(collection.Links));

    public static IResult Queryables(Collection collection, OgcUrls urls)
    {
        var rows = collection.Fields.Select(f => $"<tr><td><code>{Text(f.Name)}</code></td><td>{Text(f.Type)}</td></tr>");
        return Page("Queryables of " + collection.Description.Title.En, Crumbs(urls, ("Collections", "/collections"), (collection.Description.Title.En, "/collections/" + collection.Id)),
            $"<table><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><code>{ItemsQuery.GeometryName}</code></td><td>geometry</td></tr>{string.Concat(rows)}</tbody></table>");
    }

    public static IResult Items(Layer layer, IReadOnlyList<Feature> features, int matched, int offset, IReadOnlyList<OgcLink> links, OgcUrls urls)
    {
        var collection = layer.Collection;
        var fields = collection.Fields.Take(MostColumns).ToList();
        var rows = new StringBuilder();
        foreach (var feature in features)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"{Text(urls.Of($"/collections/{collection.Id}/items/{Uri.EscapeDataString(feature.Id)}"))}\">{Text(feature.Id)}</a></td>");
            foreach (var field in fields) rows.Append(Cell(feature, field.Name));
            rows.Append("</tr>");
        }

        var pages = links.Where(l => l.Rel is "next" or "prev").Select(l => $"<a href=\"{Text(l.Href)}\" rel=\"{l.Rel}\">{Text(l.Title)}</a>");
        return Page(collection.Description.Title.En, Crumbs(urls, ("Collections", "/collections"), (collection.Description.Title.En, "/collections/" + collection.Id)),
            $"<p class=\"muted\">{(features.Count == 0 ? "None" : $"{offset + 1} to {offset + features.Count}")} of {matched}. {string.Join(" · ", pages)}</p>"
            + OgcPicture.Of(features, collection.Extent)
            + $"<div class=\"scroll\"><table><thead><tr><th>id</th>{string.Concat(fields.Select(f => $"<th>{Text(f.Name)}</th>"))}</tr></thead><tbody>{rows}</tbody></table></div>{Links(links)}");
    }

    public static IResult Item(Layer layer, Feature feature, OgcUrls urls)
    {
        var collection = layer.Collection;
        var rows = feature.Attributes.Select(a => $"<tr><th>{Text(a.Key)}</th>{Cell(feature, a.Key)}</tr>");
        return Page(layer.NameOf(feature), Crumbs(urls, ("Collections", "/collections"), (collection.Description.Title.En, "/collections/" + collection.Id), ("Items", $"/collections/{collection.Id}/items")),
            OgcPicture.Of([feature], collection.Extent) + $"<table><tbody>{string.Concat(rows)}</tbody></table>");
    }

    private static string Cell(Feature feature, string name)
    {
        var value = feature.Attributes.GetValueOrDefault(name);
        return $"<td{(value is long or double ? " class=\"number\"" : "")}>{Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}</td>";
    }

    private static string Crumbs(OgcUrls urls, params (string Title, string Path)[] steps) =>
        $"<nav aria-label=\"Breadcrumb\">{string.Join(" › ", steps.Prepend((LandingApi.Title, "")).Select(s => $"<a href=\"{Text(urls.Of(s.Item2))}\">{Text(s.Item1)}</a>"))}</nav>";

    private static string Links(IEnumerable<OgcLink> links) =>
        $"<h2>Links</h2><ul>{string.Concat(links.Select(l => $"<li><a href=\"{Text(l.Href)}\">{Text(l.Title)}</a> <span class=\"muted\">{Text(l.Type)}</span></li>"))}</ul>";

    private static ContentHttpResult Page(string title, string crumbs, string body) => TypedResults.Content(
        $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(title)} · Ovop.Gis</title><link rel="stylesheet" href="{OgcUrls.Root}/page.css"></head>
        <body>{crumbs}<main><h1>{Text(title)}</h1>{body}</main></body>
        </html>
        """, "text/html; charset=utf-8");

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
