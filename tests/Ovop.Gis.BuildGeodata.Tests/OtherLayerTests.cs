using System.Text.Json.Nodes;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.Coverage;
using Ovop.Gis.Testing;

namespace Ovop.Gis.BuildGeodata.Tests;

public sealed class OtherLayerTests
{
    [Fact]
    public void The_three_zones_do_not_overlap()
    {
        var zones = Layer.Read("zones").Features;
        Assert.Equal(["airport-area", "airport-road", "tourism"], zones.Select(z => z.Id));
        Assert.All(zones, z => Assert.True(z.Geometry.IsValid, z.Id));
        Assert.All(zones.SelectMany(z => ((MultiPolygon)z.Geometry).Geometries), part =>
            Assert.True(Orientation.IsCCW(((Polygon)part).ExteriorRing.Coordinates)));
        for (var i = 0; i < zones.Count; i++)
            for (var j = i + 1; j < zones.Count; j++)
                Assert.True(Ground.SquareMetres(PlaneGeometry.Intersection(zones[i].Geometry, zones[j].Geometry)) < 1);
    }

    [Fact]
    public void The_zones_lie_inside_the_city()
    {
        var city = CoverageUnion.Union([.. Layer.Kelurahan.Features.Select(f => f.Geometry)]);
        Assert.All(Layer.Read("zones").Features, z =>
            Assert.True(Ground.SquareMetres(PlaneGeometry.Difference(z.Geometry, city)) < 1, z.Id));
    }

    [Fact]
    public void The_zones_differ_in_colour_and_in_pattern()
    {
        var zones = Layer.Read("zones").Features;
        Assert.Equal(3, zones.Select(z => z.Text("colour")).Distinct().Count());
        Assert.Equal(3, zones.Select(z => z.Text("pattern")).Distinct().Count());
        Assert.Equal("#D73700", zones[0].Text("colour"));
        Assert.Equal("#FFA5FF", zones[2].Text("colour"));
    }

    [Fact]
    public void Two_of_five_clusters_lie_outside_Selatan_and_Roban_is_named_in_Tengah()
    {
        var clusters = Layer.Read("clusters").Features;
        Assert.Equal(["cluster-1", "cluster-2", "cluster-3", "cluster-4", "cluster-5"], clusters.Select(c => c.Id));
        Assert.All(clusters, c => Assert.Equal(c.Properties["outside_selatan"]!.GetValue<bool>(), c.Text("kecamatan_code") != "61.72.05"));
        Assert.Equal(2, clusters.Count(c => c.Properties["outside_selatan"]!.GetValue<bool>()));
        Assert.All(clusters.Skip(3), c =>
        {
            Assert.Equal("Kelurahan Roban, Kec. Singkawang Selatan", c.Text("paper_place"));
            Assert.Contains("Singkawang Tengah", c.Text("registry_note"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_cluster_lies_in_the_kelurahan_it_names() => Assert.All(Layer.Read("clusters").Features, c =>
        Assert.Equal(c.Text("kelurahan_code"), Layer.Kelurahan.At(c.Geometry.Coordinate.Y, c.Geometry.Coordinate.X).Id));

    [Fact]
    public void The_road_has_its_published_length_and_stays_on_land()
    {
        var road = Layer.Read("airport_road").Features.Single();
        Assert.InRange(Ground.Metres((LineString)road.Geometry), 10114, 10116);
        Assert.Equal(10115, road.Properties["published_length_metres"]!.GetValue<double>());
        var city = CoverageUnion.Union([.. Layer.Kelurahan.Features.Select(f => f.Geometry)]);
        Assert.True(city.Contains(road.Geometry));
    }

    [Fact]
    public void The_airport_land_has_its_published_area()
    {
        var airport = Layer.Read("airport");
        Assert.Equal(["arp", "runway", "land"], airport.Features.Select(f => f.Id));
        Assert.InRange(Ground.SquareMetres(airport["land"].Geometry) / 1e4, 151.0, 151.9);
        Assert.InRange(Ground.Metres((LineString)airport["runway"].Geometry), 1995, 2005);
    }

    [Fact]
    public void The_contradiction_of_the_paper_is_kept_as_two_claims()
    {
        var claims = Claims();
        Assert.Equal(18_060_000, claims["barat-area-paper"]["squareMetres"]!.GetValue<long>());
        Assert.Equal(0.0298m, claims["barat-share-paper"]["shareRatio"]!.GetValue<decimal>());
        Assert.Equal(224_480_000, claims["selatan-area-paper"]["squareMetres"]!.GetValue<long>());
        Assert.Equal(0.4454m, claims["selatan-share-paper"]["shareRatio"]!.GetValue<decimal>());
    }

    [Fact]
    public void The_BPS_areas_of_the_five_kecamatan_sum_to_the_city()
    {
        var bps = Claims().Values.Where(c => c["series"]!.GetValue<string>() == "bps-504" && c["quantity"]!.GetValue<string>() == "area").ToList();
        long Sum(string level) => bps.Where(c => c["subject"]!["level"]!.GetValue<string>() == level).Sum(c => c["squareMetres"]!.GetValue<long>());
        Assert.Equal(Sum("city"), Sum("kecamatan"));
    }

    [Fact]
    public void Every_claim_has_a_source_and_a_known_confidence() => Assert.All(Claims().Values, c =>
    {
        Assert.Contains(c["confidence"]!.GetValue<string>(), (string[])["S", "S2", "I", "M"]);
        Assert.NotEmpty(c["source"]!["title"]!.GetValue<string>());
        Assert.NotEmpty(c["asPrinted"]!.GetValue<string>());
    });

    [Fact]
    public void The_manifest_names_only_files_and_fields_that_exist()
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(Places.Geodata, "manifest.json")))!;
        Assert.All(manifest["layers"]!.AsArray(), entry =>
        {
            var layer = Layer.Read(entry!["id"]!.GetValue<string>());
            Assert.Equal(layer.Name + ".geojson", entry["file"]!.GetValue<string>());
            foreach (var field in (string?[])[Text(entry, "idField"), Text(entry, "nameField"), Text(entry, "zoneField"), Text(entry["style"]!, "field")])
                Assert.All(layer.Features, f => Assert.True(field is null || f.Properties.ContainsKey(field), $"{layer.Name}: {field}"));
            var classes = entry["style"]!["classes"]?.AsArray().Select(c => c!["value"]!.GetValue<string>()).ToList();
            if (classes is null) return;
            Assert.All(layer.Features, f => Assert.Contains(f.Text(Text(entry["style"]!, "field")!), classes));
        });

        static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
    }

    private static Dictionary<string, JsonNode> Claims() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Places.Geodata, "claims.json")))!["claims"]!.AsArray()
            .ToDictionary(c => c!["id"]!.GetValue<string>(), c => c!);
}
