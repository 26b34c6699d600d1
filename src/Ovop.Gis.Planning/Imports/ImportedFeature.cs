using NetTopologySuite.Geometries;

namespace Ovop.Gis.Planning.Imports;

/// <summary>A record on its way into a layer: reprojected, under the layer's field names, not yet judged.</summary>
internal sealed record ImportedFeature(int Record, Geometry? Geometry, IReadOnlyDictionary<string, object?> Attributes)
{
    public string? Text(string field) => Attributes.GetValueOrDefault(field) as string;
}
