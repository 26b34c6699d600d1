namespace Ovop.Gis.Planning.Features;

/// <summary>How a layer is drawn, by whoever draws it; colours as #RRGGBB.</summary>
/// <param name="Kind">single or categorised.</param>
/// <param name="Field">The attribute that decides, where categorised.</param>
/// <param name="Pattern">none, diagonal, diagonal-back, dots or cross; beside the hue, for print and colour-blind eyes.</param>
public sealed record LayerStyle(
    string Kind, string? Field, string Fill, string Stroke, double StrokeWidth, string Pattern, IReadOnlyList<StyleClass> Classes)
{
    public static readonly LayerStyle Plain = new("single", null, "#8FA3AD", "#37474F", 1, "none", []);
}

/// <summary>One value of a categorised style.</summary>
public sealed record StyleClass(string Value, LocalText Label, string Fill, string Stroke, string Pattern);
