using System.Globalization;
using System.Text;

namespace Ovop.Gis.EndToEnd.Tests;

/// <summary>A file of round parcels that do not touch, large enough that its commit takes a while.</summary>
internal static class Parcels
{
    public static string GeoJson(string name, int count, int vertices)
    {
        var text = new StringBuilder("""{"type":"FeatureCollection","features":[""");
        for (var i = 0; i < count; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(CultureInfo.InvariantCulture, $$$"""{"type":"Feature","properties":{"name":"{{{name}}} {{{i}}}"},"geometry":{"type":"Polygon","coordinates":[[""");
            for (var v = 0; v <= vertices; v++)
            {
                var angle = 2 * Math.PI * (v % vertices) / vertices;
                text.Append(CultureInfo.InvariantCulture, $"{(v == 0 ? "" : ",")}[{108.9 + i % 50 * 0.003 + 0.001 * Math.Cos(angle):0.########},{0.75 + i / 50 * 0.003 + 0.001 * Math.Sin(angle):0.########}]");
            }

            text.Append("]]}}");
        }

        return text.Append("]}").ToString();
    }
}
