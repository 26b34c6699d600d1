using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>One drawn class of a style: what both style languages are written from.</summary>
internal sealed record StyleRule(string? Value, string Label, string Fill, string Stroke, string Pattern)
{
    public static IReadOnlyList<StyleRule> Of(CollectionDescription description) => description.Style is { Kind: "categorised", Field: not null } style
        ? [.. style.Classes.Select(c => new StyleRule(c.Value, c.Label.Id, c.Fill, c.Stroke, c.Pattern))]
        : [new StyleRule(null, description.Title.Id, description.Style.Fill, description.Style.Stroke, description.Style.Pattern)];

    public static string ShapeOf(CollectionDescription description) => description.GeometryType.ToUpperInvariant() switch
    {
        "POINT" or "MULTIPOINT" => "marker",
        "LINESTRING" or "MULTILINESTRING" => "line",
        _ => "fill",
    };
}
