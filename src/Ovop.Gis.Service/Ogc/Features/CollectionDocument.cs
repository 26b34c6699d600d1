using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Service.Ogc.Features;

internal sealed record CollectionsDocument(IReadOnlyList<OgcLink> Links, IReadOnlyList<CollectionDocument> Collections, IReadOnlyList<string> Crs);

/// <summary>A layer as OGC API Features describes it.</summary>
/// <param name="Version">Ours: the number of the dataset's version, and the hash of its content.</param>
internal sealed record CollectionDocument(
    string Id, string Title, string Description, IReadOnlyList<OgcLink> Links, CollectionExtent? Extent, string ItemType,
    IReadOnlyList<string>? Crs, string? StorageCrs, int Version, string ContentSha256)
{
    public const string AllSystems = "#/crs";

    public static IReadOnlyList<string> Systems { get; } = [KnownCrs.Crs84.Uri!, .. KnownCrs.All.Select(c => c.Uri).OfType<string>().Where(u => u != KnownCrs.Crs84.Uri)];

    /// <param name="alone">True for the collection's own page, which spells out what the list refers to.</param>
    public static CollectionDocument Of(Collection collection, OgcUrls urls, IEnumerable<OgcLink> own, bool alone)
    {
        var (d, at) = (collection.Description, "/collections/" + collection.Id);
        var extent = collection.Extent.IsEmpty ? null
            : new CollectionExtent(new SpatialExtent([[collection.Extent.MinX, collection.Extent.MinY, collection.Extent.MaxX, collection.Extent.MaxY]], KnownCrs.Crs84.Uri!));
        return new CollectionDocument(
            d.Id.ToString(), d.Title.En, string.Join(' ', new[] { d.Note.En, "Source: " + d.Source.En }.Where(t => t.Length > 0)),
            [
                .. own,
                new(urls.Of(at + "/items"), "items", OgcFormats.GeoJson, "The features"),
                new(urls.Of(at + "/items?f=html"), "items", OgcFormats.Html, "The features as HTML"),
                new(urls.Of(at + "/queryables"), "http://www.opengis.net/def/rel/ogc/1.0/queryables", OgcFormats.Schema, "What can be filtered by"),
            ],
            extent, "feature", d.IsSpatial ? alone ? Systems : [AllSystems] : null, d.IsSpatial ? KnownCrs.Crs84.Uri : null,
            collection.Version.Number, collection.Version.ContentSha256);
    }
}

internal sealed record CollectionExtent(SpatialExtent Spatial);

internal sealed record SpatialExtent(IReadOnlyList<IReadOnlyList<double>> Bbox, string Crs);
