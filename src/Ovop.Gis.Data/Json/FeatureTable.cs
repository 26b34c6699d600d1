using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.Json;

/// <summary>A layer's features as rows; the shape as well-known text in longitude, latitude.</summary>
public static class FeatureTable
{
    public static ReportTable Of(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var fields = layer.Collection.Fields;
        return new ReportTable(
            ["id", .. fields.Select(f => f.Name), "wkt"],
            [.. layer.Features.Select(f => (IReadOnlyList<object?>)[f.Id, .. fields.Select(x => f.Attributes.GetValueOrDefault(x.Name)), f.Geometry?.AsText()])]);
    }
}
