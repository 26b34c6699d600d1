using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Ovop.Gis.BuildGeodata.Coverage;
using Ovop.Gis.BuildGeodata.FactBooks;
using Ovop.Gis.BuildGeodata.Output;

namespace Ovop.Gis.BuildGeodata.Layers;

/// <summary>The five clusters of the paper's Table 1, and the sites of tourism and faith.</summary>
internal static class PointLayers
{
    public static IReadOnlyList<LayerFeature> Clusters(JsonArray rows, FactBook facts) =>
        [.. rows.Select(row => Cluster(row!.AsObject(), facts))];

    public static IReadOnlyList<LayerFeature> Sites(JsonArray rows) => [.. rows.Select(row => Site(row!.AsObject()))];

    private static LayerFeature Cluster(JsonObject row, FactBook facts)
    {
        var no = row["no"]!.GetValue<int>();
        var unit = facts.Kelurahan.Single(k => k.Code == row["kelurahan_code"]!.GetValue<string>());
        var id = $"cluster-{no}";
        var properties = new JsonObject { ["id"] = id, ["no"] = no };
        Copy(row, properties, "name", "name_en", "sector", "product_group", "paper_place", "paper_industry", "paper_remark", "paper_kelurahan_code");
        properties["kelurahan_code"] = unit.Code;
        properties["kelurahan"] = unit.Name;
        properties["kecamatan_code"] = unit.KecamatanCode;
        properties["kecamatan"] = unit.Kecamatan;
        Copy(row, properties, "registry_note", "registry_note_en", "outside_selatan", "location_basis", "location_basis_en", "location_accuracy_metres");
        properties["source"] = "Hendri 2024, Table 1; Kepmendagri 050-145/2022";
        properties["indicative"] = true;
        return new LayerFeature(id, At(row), properties);
    }

    private static LayerFeature Site(JsonObject row)
    {
        var properties = new JsonObject();
        Copy(row, properties, "id", "kind", "name", "name_en", "kelurahan");
        properties["location_accuracy_metres"] = row["accuracyMetres"]!.DeepClone();
        Copy(row, properties, "note", "note_en");
        properties["source"] = "Coordinates published on public web pages";
        properties["indicative"] = true;
        return new LayerFeature(row["id"]!.GetValue<string>(), At(row), properties);
    }

    private static void Copy(JsonObject from, JsonObject to, params ReadOnlySpan<string> names)
    {
        foreach (var name in names) to[name] = from[name]?.DeepClone();
    }

    private static Point At(JsonObject row)
    {
        var at = row["at"]!.AsArray();
        return Degrees.Factory.CreatePoint(Degrees.Coordinate(new Place(at[0]!.GetValue<double>(), at[1]!.GetValue<double>())));
    }
}
