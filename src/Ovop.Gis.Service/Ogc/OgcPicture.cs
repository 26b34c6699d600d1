using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Spatial.Layers;

namespace Ovop.Gis.Service.Ogc;

/// <summary>Features as a small drawing that needs no program to be seen.</summary>
internal static class OgcPicture
{
    private const double WidthPixels = 960;
    private const int MostVertices = 40_000;

    /// <param name="whole">What the drawing shows all of.</param>
    public static string Of(IEnumerable<Feature> features, Box whole)
    {
        if (whole.IsEmpty) return "";
        var size = Math.Max(Math.Max(whole.MaxX - whole.MinX, whole.MaxY - whole.MinY), 1e-4);
        var margin = size * 0.03;
        var (west, north) = (whole.MinX - margin, whole.MaxY + margin);
        var (width, height) = (whole.MaxX - whole.MinX + 2 * margin, whole.MaxY - whole.MinY + 2 * margin);
        var scale = WidthPixels / width;
        var drawing = new StringBuilder();
        drawing.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {WidthPixels:0} {height * scale:0}\" role=\"img\" aria-label=\"Map of the features on this page\">");
        var left = MostVertices;
        foreach (var feature in features)
        {
            if (feature.Geometry is not { IsEmpty: false } geometry || left <= 0) continue;
            var drawn = geometry.NumPoints > 200 ? DouglasPeuckerSimplifier.Simplify(geometry, 0.7 / scale) : geometry;
            left -= drawn.NumPoints;
            Draw(drawn);
        }

        return drawing.Append("</svg>").ToString();

        void Draw(Geometry shape)
        {
            switch (shape)
            {
                case Point { IsEmpty: false } p:
                    drawing.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(p.X):0.#}\" cy=\"{Y(p.Y):0.#}\" r=\"5\" fill=\"#b4431f\" stroke=\"#fff\"/>");
                    break;
                case LineString l:
                    drawing.Append(CultureInfo.InvariantCulture, $"<path d=\"{Path(l)}\" fill=\"none\" stroke=\"#0b5c7a\" stroke-width=\"2\"/>");
                    break;
                case Polygon { IsEmpty: false } p:
                    drawing.Append(CultureInfo.InvariantCulture, $"<path d=\"{Path(p.ExteriorRing)}{string.Concat(p.InteriorRings.Select(Path))}\" fill=\"#cfe3ea\" fill-rule=\"evenodd\" stroke=\"#0b5c7a\" stroke-width=\"1\"/>");
                    break;
                case GeometryCollection parts:
                    foreach (var part in parts.Geometries) Draw(part);
                    break;
            }
        }

        string Path(LineString line)
        {
            var path = new StringBuilder();
            var points = line.CoordinateSequence;
            for (var i = 0; i < points.Count; i++) path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{X(points.GetX(i)):0.#} {Y(points.GetY(i)):0.#}");
            return path.ToString();
        }

        double X(double x) => (x - west) * scale;

        double Y(double y) => (north - y) * scale;
    }
}
