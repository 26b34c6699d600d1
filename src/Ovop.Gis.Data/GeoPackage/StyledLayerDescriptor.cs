using System.Globalization;
using System.Xml.Linq;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Data.GeoPackage;

/// <summary>A layer's style as an OGC Styled Layer Descriptor 1.0.0.</summary>
internal static class StyledLayerDescriptor
{
    private static readonly XNamespace Sld = "http://www.opengis.net/sld";
    private static readonly XNamespace Ogc = "http://www.opengis.net/ogc";

    public static string Sld100(CollectionDescription description) => Document(description).ToString();

    private static XElement Document(CollectionDescription description) => new(Sld + "StyledLayerDescriptor",
        new XAttribute("version", "1.0.0"), new XAttribute(XNamespace.Xmlns + "ogc", Ogc),
        new XElement(Sld + "NamedLayer", new XElement(Sld + "Name", description.Id.ToString()),
            new XElement(Sld + "UserStyle", new XElement(Sld + "FeatureTypeStyle", StyleRule.Of(description).Select(r => Rule(description, r))))));

    private static XElement Rule(CollectionDescription description, StyleRule rule)
    {
        var element = new XElement(Sld + "Rule", new XElement(Sld + "Name", rule.Label));
        if (rule.Value is not null)
            element.Add(new XElement(Ogc + "Filter", new XElement(Ogc + "PropertyIsEqualTo",
                new XElement(Ogc + "PropertyName", description.Style.Field!), new XElement(Ogc + "Literal", rule.Value))));
        var fill = new XElement(Sld + "Fill", Parameter("fill", rule.Fill == "none" ? "#ffffff" : rule.Fill), Parameter("fill-opacity", rule.Fill == "none" ? "0" : "0.5"));
        var stroke = new XElement(Sld + "Stroke", Parameter("stroke", rule.Stroke),
            Parameter("stroke-width", description.Style.StrokeWidth.ToString(CultureInfo.InvariantCulture)));
        element.Add(StyleRule.ShapeOf(description) switch
        {
            "marker" => new XElement(Sld + "PointSymbolizer", new XElement(Sld + "Graphic",
                new XElement(Sld + "Mark", new XElement(Sld + "WellKnownName", "circle"), fill, stroke), new XElement(Sld + "Size", 10))),
            "line" => new XElement(Sld + "LineSymbolizer", stroke),
            _ => new XElement(Sld + "PolygonSymbolizer", fill, stroke),
        });
        return element;
    }

    private static XElement Parameter(string name, string value) => new(Sld + "CssParameter", new XAttribute("name", name), value);
}
