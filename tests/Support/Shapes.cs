using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Ovop.Gis.Testing;

/// <summary>Small shapes for tests, in degrees near Singkawang unless said otherwise.</summary>
internal static class Shapes
{
    public static Geometry Wkt(string text) => new WKTReader().Read(text);

    /// <summary>A rectangle with its lower left corner at the given place.</summary>
    public static Polygon Rectangle(double west, double south, double width, double height) =>
        (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(west, west + width, south, south + height));

    /// <summary>The same polygon with its vertices starting elsewhere and running the other way round.</summary>
    public static Polygon Rewound(Polygon polygon, int start)
    {
        var open = polygon.ExteriorRing.Coordinates[..^1];
        var turned = Enumerable.Range(0, open.Length).Select(i => open[(start - i + 2 * open.Length) % open.Length]).ToList();
        turned.Add(turned[0]);
        return GeometryFactory.Default.CreatePolygon([.. turned]);
    }
}
