using System.Globalization;
using System.Xml.Linq;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>A layer's style as QGIS keeps it (QML), so that the file opens there in the product's colours.</summary>
internal static class QgisStyle
{
    public static string Qml(CollectionDescription description)
    {
        var rules = StyleRule.Of(description);
        var categorised = rules[0].Value is not null;
        var renderer = new XElement("renderer-v2", new XAttribute("type", categorised ? "categorizedSymbol" : "singleSymbol"),
            new XAttribute("forceraster", 0), new XAttribute("enableorderby", 0), new XAttribute("symbollevels", 0));
        if (categorised)
        {
            renderer.Add(new XAttribute("attr", description.Style.Field!));
            renderer.Add(new XElement("categories", rules.Select((r, i) => new XElement("category",
                new XAttribute("value", r.Value!), new XAttribute("symbol", i), new XAttribute("label", r.Label), new XAttribute("render", "true")))));
        }

        renderer.Add(new XElement("symbols", rules.Select((r, i) => Symbol(i, StyleRule.ShapeOf(description), r, description.Style.StrokeWidth))));
        return new XDocument(new XDocumentType("qgis", "http://mrcc.com/qgis.dtd", "SYSTEM", null!),
            new XElement("qgis", new XAttribute("version", "3.22"), new XAttribute("styleCategories", "Symbology"), renderer)).ToString();
    }

    private static XElement Symbol(int number, string shape, StyleRule rule, double strokeWidth)
    {
        var width = (strokeWidth * 0.26).ToString("0.##", CultureInfo.InvariantCulture);
        var symbol = new XElement("symbol", new XAttribute("type", shape), new XAttribute("name", number), new XAttribute("alpha", 1), new XAttribute("clip_to_extent", 1));
        switch (shape)
        {
            case "marker":
                symbol.Add(Layer("SimpleMarker", ("name", "circle"), ("color", Colour(rule.Fill, 255)), ("outline_color", Colour(rule.Stroke, 255)), ("size", "3"), ("size_unit", "MM")));
                break;
            case "line":
                symbol.Add(Layer("SimpleLine", ("line_color", Colour(rule.Stroke, 255)), ("line_width", width), ("line_width_unit", "MM")));
                break;
            default:
                symbol.Add(Layer("SimpleFill", ("color", Colour(rule.Fill, 120)), ("style", "solid"), ("outline_color", Colour(rule.Stroke, 255)), ("outline_width", width), ("outline_width_unit", "MM")));
                if (BrushOf(rule.Pattern) is { } brush)
                    symbol.Add(Layer("SimpleFill", ("color", Colour(rule.Stroke, 255)), ("style", brush), ("outline_style", "no")));
                break;
        }

        return symbol;
    }

    private static string? BrushOf(string pattern) => pattern switch
    {
        "diagonal" => "b_diagonal",
        "diagonal-back" => "f_diagonal",
        "dots" => "dense6",
        "cross" => "diagonal_x",
        _ => null,
    };

    private static XElement Layer(string kind, params (string Key, string Value)[] properties) => new("layer",
        new XAttribute("class", kind), new XAttribute("enabled", 1), new XAttribute("locked", 0), new XAttribute("pass", 0),
        new XElement("Option", new XAttribute("type", "Map"), properties.Select(p =>
            new XElement("Option", new XAttribute("name", p.Key), new XAttribute("type", "QString"), new XAttribute("value", p.Value)))));

    /// <summary>Red, green, blue, alpha; a style's "none" is fully clear.</summary>
    private static string Colour(string hex, int alpha) => hex.Length != 7 ? "0,0,0,0" : string.Join(',',
        Convert.ToByte(hex.Substring(1, 2), 16), Convert.ToByte(hex.Substring(3, 2), 16), Convert.ToByte(hex.Substring(5, 2), 16), alpha);
}
