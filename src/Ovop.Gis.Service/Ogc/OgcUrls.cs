namespace Ovop.Gis.Service.Ogc;

internal sealed record OgcLink(string Href, string Rel, string Type, string Title);

/// <summary>Addresses in full, as the client reached the service.</summary>
internal sealed class OgcUrls(HttpRequest request)
{
    public const string Root = "/ogc";

    private string Host { get; } = $"{request.Scheme}://{request.Host}{request.PathBase}";

    public string Of(string path) => Host + Root + path;

    public string Outside(string path) => Host + path;

    /// <summary>This very resource, and the same in the other format.</summary>
    public IEnumerable<OgcLink> SelfAndAlternate(OgcFormat format, string jsonType)
    {
        yield return new OgcLink(With("f", format == OgcFormat.Json ? "json" : "html"), "self", format == OgcFormat.Json ? jsonType : OgcFormats.Html, "This document");
        yield return format == OgcFormat.Json
            ? new OgcLink(With("f", "html"), "alternate", OgcFormats.Html, "This document as HTML")
            : new OgcLink(With("f", "json"), "alternate", jsonType, "This document as JSON");
    }

    /// <summary>The address that was asked, with one parameter set.</summary>
    public string With(string name, string value) => With([KeyValuePair.Create(name, value)]);

    public string With(IReadOnlyList<KeyValuePair<string, string>> changes)
    {
        var pairs = request.Query.Where(q => changes.All(c => c.Key != q.Key)).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? "")).Concat(changes);
        return Host + request.Path.ToUriComponent() + "?" + string.Join('&', pairs.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
    }
}
