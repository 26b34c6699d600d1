using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Plans;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Does each boundary carry a Kemendagri code of its own? Fills in what follows from the code.</summary>
internal static class KelurahanCheck
{
    public static readonly IReadOnlyList<FieldSchema> DerivedFields = [new("code", "text"), new("name", "text"), new("kecamatan_code", "text"), new("kecamatan", "text")];

    public static List<ImportedFeature> Run(List<ImportedFeature> features, FieldMap map, FindingList findings)
    {
        if (!map.Has("code"))
        {
            findings.Error("code-field-missing", null, null,
                "Tidak ada kolom kode wilayah (KDEPUM, KODE atau code).", "There is no field with the region code (KDEPUM, KODE or code).");
            return features;
        }

        var recordOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var named = new List<ImportedFeature>(features.Count);
        foreach (var feature in features)
        {
            var text = feature.Text("code");
            if (!RegionCode.TryParse(text, out var code) || code.Level != "kelurahan")
            {
                findings.Error(text is null ? "code-missing" : "code-malformed", feature.Record, null,
                    $"Kode kelurahan {(text is null ? "kosong" : $"'{text}' bukan kode Kemendagri")}; contoh 61.72.05.1004.",
                    $"The kelurahan's code {(text is null ? "is empty" : $"'{text}' is not a Kemendagri code")}; an example is 61.72.05.1004.");
                named.Add(feature);
                continue;
            }

            if (!recordOf.TryAdd(code.ToString(), feature.Record))
                findings.Error("code-duplicate", feature.Record, null,
                    $"Kode {code} sudah dipakai rekaman {recordOf[code.ToString()]}.", $"The code {code} is already that of record {recordOf[code.ToString()]}.");
            named.Add(feature with { Attributes = Complete(feature, code) });
        }

        return named;
    }

    private static Dictionary<string, object?> Complete(ImportedFeature feature, RegionCode code)
    {
        var kecamatan = code.Parent!.Value.ToString();
        return new Dictionary<string, object?>(feature.Attributes, StringComparer.Ordinal)
        {
            ["code"] = code.ToString(),
            ["name"] = feature.Text("name") ?? code.ToString(),
            ["kecamatan_code"] = kecamatan,
            ["kecamatan"] = feature.Text("kecamatan") ?? kecamatan,
        };
    }
}
