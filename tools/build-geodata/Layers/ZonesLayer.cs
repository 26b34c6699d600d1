using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.Coverage;
using Ovop.Gis.BuildGeodata.FactBooks;
using Ovop.Gis.BuildGeodata.Output;

namespace Ovop.Gis.BuildGeodata.Layers;

/// <summary>The three zones of the paper, drawn by stated rules inside the city; the earlier takes precedence.</summary>
internal static class ZonesLayer
{
    public static IEnumerable<LayerFeature> Features(
        CoverageResult coverage, ZoneRules rules, Geometry airportLand, LineString road, IEnumerable<Geometry> tourismSites, JsonArray texts)
    {
        var city = PlaneGeometry.Union(coverage.Polygons);
        var airport = Part(PlaneGeometry.Around(airportLand, rules.AirportBeltMetres), city, rules);
        var corridor = Part(PlaneGeometry.Around(road, rules.RoadHalfWidthMetres), city, rules);
        var belt = PlaneGeometry.Intersection(PlaneGeometry.Around(Shore(coverage, rules), rules.CoastBeltMetres), coverage.Of("61.72.05.1001"));
        var discs = tourismSites.Select(site => PlaneGeometry.Around(site, rules.SiteRadiusMetres));
        var tourism = Part(PlaneGeometry.Union(discs.Prepend(belt)), city, rules);
        corridor = Without(corridor, airport, rules);
        tourism = Without(Without(tourism, airport, rules), corridor, rules);
        // The second subtraction takes nothing away but gives the earlier zone the corners the later one has.
        var shapes = new Dictionary<string, Geometry>
        {
            ["airport-area"] = Without(Without(airport, corridor, rules), tourism, rules),
            ["airport-road"] = Without(corridor, tourism, rules),
            ["tourism"] = tourism,
        };
        return texts.Select(node =>
        {
            var properties = node!.DeepClone().AsObject();
            properties["indicative"] = true;
            var zone = properties["zone"]!.GetValue<string>();
            return new LayerFeature(zone, shapes[zone], properties);
        });
    }

    private static LineString Shore(CoverageResult coverage, ZoneRules rules)
    {
        var shore = coverage.Coastline("61.72.05.1001");
        var (first, last) = (Nearest(shore, rules.CoastFrom), Nearest(shore, rules.CoastTo));
        var (from, to) = (Math.Min(first, last), Math.Max(first, last));
        return Degrees.Factory.CreateLineString(shore.Coordinates[from..(to + 1)]);
    }

    private static int Nearest(LineString line, double[] lngLat)
    {
        var place = LocalPlane.From(Parameters.At(lngLat));
        return Enumerable.Range(0, line.NumPoints)
            .MinBy(i => LocalPlane.From(new Place(line[i].X, line[i].Y)).SquaredMetres(place));
    }

    private static MultiPolygon Part(Geometry shape, Geometry city, ZoneRules rules) => Kept(PlaneGeometry.Intersection(shape, city), rules);

    private static MultiPolygon Without(Geometry shape, Geometry earlier, ZoneRules rules) => Kept(PlaneGeometry.Difference(shape, earlier), rules);

    private static MultiPolygon Kept(Geometry shape, ZoneRules rules)
    {
        var parts = Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>()
            .Where(p => Ground.SquareMetres(p) >= rules.LeastPartSquareMetres)
            .OrderBy(p => p.EnvelopeInternal.MinX).Select(Oriented).ToArray();
        return Degrees.Factory.CreateMultiPolygon(parts);
    }

    /// <summary>RFC 7946: outer rings counter-clockwise, holes clockwise, from a start that does not depend on the overlay.</summary>
    private static Polygon Oriented(Polygon polygon) => (Polygon)polygon.Normalized().Reverse();
}
