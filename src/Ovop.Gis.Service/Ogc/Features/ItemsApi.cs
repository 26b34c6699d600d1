using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data.GeoJson;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Service.Ogc.Features;

/// <summary>The features of a collection, by pages, and each alone.</summary>
internal static class ItemsApi
{
    private const int FlushAtBytes = 64 << 10;

    public static void MapItems(this IEndpointRouteBuilder ogc)
    {
        ogc.MapGet("/collections/{id}/items", PageAsync);
        ogc.MapGet("/collections/{id}/items/{featureId}", OneAsync);
    }

    private static async Task<IResult> PageAsync(HttpContext context, string id, LayerLibrary library, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (layer, absent) = await CollectionsApi.FindAsync(library, id, cancellationToken);
        if (layer is null) return absent!;
        var (format, urls) = (OgcFormats.Of(context.Request), new OgcUrls(context.Request));
        var query = ItemsQuery.Of(context.Request, layer.Collection);
        var matched = query.Select(layer, cancellationToken);
        var features = matched.Skip(query.Offset).Take(query.Limit).Select(n => layer.Features[n]).ToList();

        List<OgcLink> links = [.. urls.SelfAndAlternate(format, OgcFormats.GeoJson), new(urls.Of("/collections/" + layer.Collection.Id), "collection", OgcFormats.Json, "The collection")];
        var type = format == OgcFormat.Json ? OgcFormats.GeoJson : OgcFormats.Html;
        if (query.Offset + (long)features.Count < matched.Count && features.Count > 0) links.Add(new(At(query.Offset + query.Limit), "next", type, "The next page"));
        if (query.Offset > 0) links.Add(new(At(Math.Max(0, query.Offset - query.Limit)), "prev", type, "The page before"));
        if (format == OgcFormat.Html) return OgcPage.Items(layer, features, matched.Count, query.Offset, links, urls);

        context.Response.Headers["Content-Crs"] = $"<{query.Crs.Uri}>";
        var carry = new Carrier(query.Crs);
        return TypedResults.Stream(async stream =>
        {
            await using var json = new Utf8JsonWriter(stream);
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            WriteLinks(json, links);
            json.WriteString("timeStamp", clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteNumber("numberMatched", matched.Count);
            json.WriteNumber("numberReturned", features.Count);
            json.WriteStartArray("features");
            foreach (var feature in features)
            {
                carry.Write(json, feature, null);
                if (json.BytesPending > FlushAtBytes) await json.FlushAsync(cancellationToken);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
        }, OgcFormats.GeoJson);

        string At(int offset) => urls.With([KeyValuePair.Create("offset", offset.ToString(CultureInfo.InvariantCulture)), KeyValuePair.Create("limit", query.Limit.ToString(CultureInfo.InvariantCulture))]);
    }

    private static async Task<IResult> OneAsync(HttpContext context, string id, string featureId, LayerLibrary library, CancellationToken cancellationToken)
    {
        var (layer, absent) = await CollectionsApi.FindAsync(library, id, cancellationToken);
        if (layer is null) return absent!;
        var parameters = new OgcParameters(context.Request, ["f", "crs"]);
        var crs = parameters.ReferenceSystem("crs");
        parameters.RefuseFaults();
        var (format, urls) = (OgcFormats.Of(context.Request), new OgcUrls(context.Request));
        if (layer.Find(featureId) is not { } feature)
            return TypedResults.Problem($"The collection '{layer.Collection.Id}' has no feature '{(featureId.Length > 63 ? featureId[..63] : featureId)}'.", statusCode: 404, title: "No such feature.");

        List<OgcLink> links = [.. urls.SelfAndAlternate(format, OgcFormats.GeoJson), new(urls.Of("/collections/" + layer.Collection.Id), "collection", OgcFormats.Json, "The collection")];
        if (format == OgcFormat.Html) return OgcPage.Item(layer, feature, urls);
        context.Response.Headers["Content-Crs"] = $"<{crs.Uri}>";
        var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body)) new Carrier(crs).Write(json, feature, links);
        return TypedResults.Bytes(body.ToArray(), OgcFormats.GeoJson);
    }

    // By hand: the serializer would flush the writer, and so write to the client synchronously.
    private static void WriteLinks(Utf8JsonWriter json, IReadOnlyList<OgcLink> links)
    {
        json.WriteStartArray("links");
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("href", link.Href);
            json.WriteString("rel", link.Rel);
            json.WriteString("type", link.Type);
            json.WriteString("title", link.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes features in a reference system, axes as its authority orders them.</summary>
    private sealed class Carrier(Crs crs)
    {
        private readonly Reprojection? _reprojection = crs.Id == KnownCrs.Crs84.Id ? null : Reprojection.FromWgs84(crs);

        /// <summary>To a tenth of a millimetre; what is not carried over is written as it is stored.</summary>
        private readonly int? _decimals = crs.Id is "OGC:CRS84" or "EPSG:4326" ? null : crs.IsGeographic ? 9 : 4;

        /// <summary>Null of a shape that lies beyond the reach of the projection.</summary>
        private Geometry? Carried(Geometry geometry)
        {
            var carried = _reprojection!.Apply(geometry);
            return Array.TrueForAll(carried.Coordinates, c => double.IsFinite(c.X) && double.IsFinite(c.Y)) ? carried : null;
        }

        public void Write(Utf8JsonWriter json, Feature feature, IReadOnlyList<OgcLink>? links)
        {
            var geometry = feature.Geometry;
            if (geometry is not null && _reprojection is not null) geometry = Carried(geometry);
            if (geometry is not null && crs.AuthorityAxisOrder == AxisOrder.NorthFirst) geometry = FlatCoordinates.Swapped(geometry);
            GeoJsonWriter.WriteFeature(json, feature.Id, geometry, feature.Attributes, _decimals, links is null ? null : writer => WriteLinks(writer, links));
        }
    }
}
