using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.Coverage;
using Ovop.Gis.BuildGeodata.FactBooks;
using Ovop.Gis.BuildGeodata.Layers;
using Ovop.Gis.BuildGeodata.Output;

namespace Ovop.Gis.BuildGeodata;

/// <summary>All files of the default data as text, by their path below geodata/.</summary>
internal static class Dataset
{
    public static IReadOnlyDictionary<string, string> Build(string factsFolder)
    {
        var facts = FactReader.Read(factsFolder);
        var parameters = Parameters.Read(factsFolder);
        var coverage = CoverageBuilder.Build(facts, parameters.Coverage);
        var road = RoadShape.Of(parameters.Road);
        var clusters = PointLayers.Clusters(Rows(factsFolder, "clusters"), facts);
        var airport = AirportLayers.Airport(parameters.Airport).ToList();
        var zones = ZonesLayer.Features(
            coverage, parameters.Zones, airport.Single(f => f.Id == "land").Geometry, road,
            clusters.Where(c => c.Properties["sector"]!.GetValue<string>() != "livestock").Select(c => c.Geometry), Rows(factsFolder, "zones"));

        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["singkawang/airport.geojson"] = GeoJsonText.Collection("airport", airport),
            ["singkawang/airport_road.geojson"] = GeoJsonText.Collection("airport_road", AirportLayers.Road(road, parameters.Road)),
            ["singkawang/claims.json"] = Json.OnManyLines(Claims.From(Json.Read(Path.Combine(factsFolder, "claims.json")), facts)),
            ["singkawang/clusters.geojson"] = GeoJsonText.Collection("clusters", clusters),
            ["singkawang/kelurahan.geojson"] = GeoJsonText.Collection("kelurahan", KelurahanLayer.Features(coverage)),
            ["singkawang/manifest.json"] = Json.OnManyLines(Json.Read(Path.Combine(factsFolder, "manifest.json"))),
            ["singkawang/sites.geojson"] = GeoJsonText.Collection("sites", PointLayers.Sites(Rows(factsFolder, "sites"))),
            ["singkawang/zones.geojson"] = GeoJsonText.Collection("zones", zones),
        };
        files["singkawang/README.md"] = Filled(factsFolder, "singkawang.README.md", Measured(coverage, road));
        files["README.md"] = Filled(factsFolder, "geodata.README.md", new() { ["hashes"] = Hashes(files) });
        return files;
    }

    public static void Write(IReadOnlyDictionary<string, string> files, string folder)
    {
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, Encoding.UTF8.GetBytes(text));
        }
    }

    private static JsonArray Rows(string folder, string name) => Json.Read(Path.Combine(folder, name + ".json"))[name]!.AsArray();

    private static Dictionary<string, string> Measured(CoverageResult coverage, LineString road)
    {
        var misses = coverage.CentroidMissesKilometres.Order().ToList();
        return new()
        {
            ["areaErrorPercent"] = Number(coverage.WorstAreaErrorRatio * 100, "0.00000"),
            ["borderKeptPercent"] = Number(coverage.BorderKeptRatio * 100, "0.0"),
            ["centroidMedianMetres"] = Number((misses[12] + misses[13]) / 2 * 1000, "0"),
            ["centroidWorstMetres"] = Number(misses[^1] * 1000, "0"),
            ["extentWorstMetres"] = Number(coverage.WorstExtentMissKilometres * 1000, "0"),
            ["vertices"] = Number(coverage.Polygons.Sum(p => p.NumPoints), "0"),
            ["roadMetres"] = Number(Ground.Metres(road), "0.0"),
        };
    }

    private static string Filled(string folder, string template, Dictionary<string, string> values) =>
        values.Aggregate(File.ReadAllText(Path.Combine(folder, template)), (text, v) => text.Replace("{" + v.Key + "}", v.Value, StringComparison.Ordinal));

    private static string Hashes(IReadOnlyDictionary<string, string> files) => string.Join('\n', files
        .Select(f => $"| `{f.Key}` | {Encoding.UTF8.GetByteCount(f.Value)} | `{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(f.Value)))}` |"));

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
