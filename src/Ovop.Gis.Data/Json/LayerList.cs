using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.Json;

/// <summary>The layers of a store as they are listed on every outside.</summary>
public sealed record LayerList(IReadOnlyList<LayerEntry> Layers)
{
    public static LayerList From(IReadOnlyList<Collection> collections) => new([.. collections.Select(LayerEntry.From)]);

    public ReportTable ToTable() => new(
        ["id", "title", "role", "geometry", "features", "version", "indicative", "content_sha256"],
        [.. Layers.Select(l => (IReadOnlyList<object?>)[l.Id, l.Title.Id, l.Role, l.GeometryType, (long)l.FeatureCount, (long)l.Version, l.Indicative ? "yes" : "no", l.ContentSha256])]);
}

/// <param name="Bbox">West, south, east, north in degrees; null for a layer without places.</param>
public sealed record LayerEntry(
    string Id, LocalText Title, string Role, string GeometryType, int FeatureCount, string Crs, IReadOnlyList<double>? Bbox, int Version, string ContentSha256,
    bool Indicative, double? BoundaryAccuracyMetres, string? NameField, string? GroupField, LocalText Source, LocalText Note, IReadOnlyList<FieldSchema> Fields, LayerStyle Style)
{
    public static LayerEntry From(Collection collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var d = collection.Description;
        var e = collection.Extent;
        return new LayerEntry(
            d.Id.ToString(), d.Title, d.Role, d.GeometryType, collection.FeatureCount, "EPSG:4326", e.IsEmpty ? null : [e.MinX, e.MinY, e.MaxX, e.MaxY],
            collection.Version.Number, collection.Version.ContentSha256, d.Indicative, d.BoundaryAccuracyMetres, d.NameField, d.GroupField, d.Source, d.Note, collection.Fields, d.Style);
    }
}
