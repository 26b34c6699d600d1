using NetTopologySuite.Geometries;

namespace Ovop.Gis.Planning.Features;

/// <summary>One thing of a layer.</summary>
/// <param name="Geometry">Longitude, latitude in degrees on WGS 84; null for a row that has no place.</param>
/// <param name="Attributes">Values are string, long, double, bool or null.</param>
public sealed record Feature(string Id, Geometry? Geometry, IReadOnlyDictionary<string, object?> Attributes)
{
    /// <summary>The attribute as text; null where it is absent or null.</summary>
    public string? Text(string? field) =>
        field is not null && Attributes.TryGetValue(field, out var value) ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) : null;

    public double? Number(string field) =>
        Attributes.TryGetValue(field, out var value) && value is double or long ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) : null;
}
