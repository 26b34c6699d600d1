using System.Globalization;
using NetTopologySuite.Geometries;

namespace Ovop.Gis.Planning.Imports;

/// <summary>A record on its way into a layer: reprojected, under the layer's field names, not yet judged.</summary>
internal sealed record ImportedFeature(int Record, Geometry? Geometry, Dictionary<string, object?> Attributes)
{
    /// <summary>Why there is no shape, where the file has coordinates that make none.</summary>
    public RawFault? Fault { get; init; }

    /// <summary>What people call it.</summary>
    public string? Label => Text("name") ?? Text("code") ?? Text("zone");

    /// <summary>The same, or the record's number where it has no name.</summary>
    public string LabelOrRecord => Label ?? "#" + Record.ToString(CultureInfo.InvariantCulture);

    public string? Text(string field) => Attributes.GetValueOrDefault(field) as string;
}
