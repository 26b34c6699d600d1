using Ovop.Gis.Data.GeoJson;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Service.Common;

namespace Ovop.Gis.Service.Layers;

/// <summary>A layer's features in the asked format.</summary>
internal static class LayerAnswer
{
    public static IResult Of(HttpRequest request, Layer layer)
    {
        if (Negotiation.FormatOf(request) == AnswerFormat.Csv) return Negotiation.Csv(FeatureTable.Of(layer), layer.Collection.Id.ToString());

        var body = new MemoryStream();
        GeoJsonWriter.Write(body, layer.Features.Select(f => (f.Id, f.Geometry, f.Attributes)), decimals: null);
        body.Position = 0;
        return TypedResults.File(body, "application/geo+json");
    }
}
