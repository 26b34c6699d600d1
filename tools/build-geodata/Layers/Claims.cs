using System.Text.Json.Nodes;
using Ovop.Gis.BuildGeodata.FactBooks;

namespace Ovop.Gis.BuildGeodata.Layers;

/// <summary>Published figures about areas, each in square metres or as a ratio beside the way it was printed.</summary>
internal static class Claims
{
    public static JsonObject From(JsonObject input, FactBook facts)
    {
        var sources = input["sources"]!.AsObject();
        return new JsonObject { ["claims"] = new JsonArray([.. input["claims"]!.AsArray().Select(JsonNode? (c) => Claim(c!.AsObject(), sources, facts))]) };
    }

    private static JsonObject Claim(JsonObject row, JsonObject sources, FactBook facts)
    {
        var (level, code) = (Text(row, "level"), Text(row, "code"));
        var source = sources[Text(row, "source")]!.AsObject();
        var percent = row["percent"]?.GetValue<decimal>();
        var claim = new JsonObject
        {
            ["id"] = Text(row, "id"),
            ["subject"] = new JsonObject { ["level"] = level, ["code"] = code, ["name"] = row["name"]?.DeepClone() ?? NameOf(code, facts) },
            ["quantity"] = percent is null ? "area" : "share",
        };
        if (percent is { } value) claim["shareRatio"] = value / 100;
        else claim["squareMetres"] = SquareMetres(row);
        claim["asPrinted"] = Text(row, "asPrinted");
        if (row["shareOf"] is { } whole) claim["shareOf"] = whole.DeepClone();
        claim["series"] = Text(row, "series");
        claim["source"] = new JsonObject
        {
            ["title"] = source["title"]!.DeepClone(),
            ["year"] = source["year"]?.DeepClone(),
            ["section"] = Text(row, "section"),
        };
        claim["confidence"] = Text(row, "confidence");
        if (row["note"] is { } note) claim["note"] = note.DeepClone();
        return claim;
    }

    // Decimal, so that 22,448 ha is 224480000 and not a neighbour of it.
    private static decimal SquareMetres(JsonObject row) => decimal.Truncate(row["km2"] is { } km2
        ? km2.GetValue<decimal>() * 1_000_000
        : row["hectares"]!.GetValue<decimal>() * 10_000);

    private static string NameOf(string code, FactBook facts) => code switch
    {
        "61" => "Kalimantan Barat",
        "61.72" => "Kota Singkawang",
        _ => facts.Kelurahan.FirstOrDefault(k => k.Code == code)?.Name ?? facts.Kelurahan.First(k => k.KecamatanCode == code).Kecamatan,
    };

    private static string Text(JsonObject row, string name) => row[name]!.GetValue<string>();
}
