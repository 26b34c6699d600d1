using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Names;
using Ovop.Gis.Planning.Plans;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Does each boundary carry a Kemendagri code of its own, and the name that goes with it? Fills in what the register knows.</summary>
internal sealed class KelurahanCheck
{
    private static readonly FieldSchema[] Derived = [new("code", "text"), new("name", "text"), new("kecamatan_code", "text"), new("kecamatan", "text")];

    private readonly FindingList _findings;
    private readonly KelurahanCodes _codes;
    private readonly KelurahanNames _names;
    private readonly Dictionary<RegionCode, int> _recordOf = [];

    private KelurahanCheck(FieldMap map, FindingList findings)
    {
        _findings = findings;
        _codes = new KelurahanCodes(map, findings);
        _names = new KelurahanNames(findings);
    }

    public static (List<ImportedFeature> Features, FieldColumns Columns) Run(List<ImportedFeature> features, FieldMap map, FindingList findings)
    {
        if (!map.Has("code") && !map.Has("name"))
        {
            findings.Error("code-field-missing", null, null,
                "Tidak ada kolom kode wilayah (KDEPUM, KODE atau code) maupun kolom nama (WADMKD, NAMOBJ atau nama). Tambahkan salah satunya.",
                "There is no field with the region code (KDEPUM, KODE or code) and none with the name (WADMKD, NAMOBJ or name). Add one of them.");
            return (features, map.Columns);
        }

        if (AreKecamatan(features))
        {
            findings.Error("kecamatan-layer", null, null,
                "Nama-namanya nama kecamatan: ini lapisan kecamatan. Kecamatan selalu digabung dari kelurahan; muat ke lapisan lain dengan --layer.",
                "The names are those of kecamatan: this is a layer of kecamatan. Those always follow from the kelurahan; load it into another layer with --layer.");
            return (features, map.Columns);
        }

        return new KelurahanCheck(map, findings).Complete(features, map.Columns);
    }

    private (List<ImportedFeature> Features, FieldColumns Columns) Complete(List<ImportedFeature> features, FieldColumns own)
    {
        var identities = features.ConvertAll(Identify);
        _codes.Conclude();
        Count(identities);
        var columns = own.With(Derived);
        if (identities.Exists(i => i?.NameInFile is not null)) columns = columns.With([new FieldSchema("name_in_file", "text")]);
        if (identities.Exists(i => i?.KecamatanInFile is not null)) columns = columns.With([new FieldSchema("kecamatan_in_file", "text")]);
        return ([.. features.Select((f, i) => f with { Attributes = Row(columns, f, identities[i]) })], columns);
    }

    private KelurahanIdentity? Identify(ImportedFeature feature)
    {
        if (_codes.Find(feature) is not { } code) return null;
        if (!_recordOf.TryAdd(code, feature.Record))
            _findings.Add(new Finding("code-duplicate", Severity.Error, feature.Record, FindingPlace.Of(feature), new LocalText(
                $"Kode {code} sudah dipakai rekaman {_recordOf[code]}. Gabungkan poligonnya (dissolve) atau betulkan salah satu kodenya.",
                $"The code {code} is already that of record {_recordOf[code]}. Dissolve the polygons into one or correct one of the codes.")) { Feature = feature.Text("name") });
        return code.IsWithin(RegionRegister.City)
            ? _names.Compare(feature, code)
            : new KelurahanIdentity(code, feature.Text("name") ?? code.ToString(), feature.Text("kecamatan") ?? code.Parent!.Value.ToString(), null, null);
    }

    /// <summary>Which kelurahan of the city are not in the file, and how much of the file lies beyond the register.</summary>
    private void Count(List<KelurahanIdentity?> identities)
    {
        var inCity = identities.Count(i => i?.Code.IsWithin(RegionRegister.City) == true);
        var elsewhere = identities.Count(i => i is not null) - inCity;
        if (elsewhere > 0)
            _findings.Info("outside-register",
                $"{elsewhere} rekaman berada di luar Kota Singkawang (kode 61.72) dan tidak dicocokkan dengan daftar resmi kota.",
                $"{elsewhere} records are of regions outside Kota Singkawang (code 61.72) and were not compared with the city's register.");
        var missing = RegionRegister.Kelurahan.Where(k => !_recordOf.ContainsKey(k.Code)).ToList();
        if (inCity > 0 && missing.Count > 0)
            _findings.Warning("kelurahan-missing", null, null,
                $"{missing.Count} dari {RegionRegister.Kelurahan.Count} kelurahan kota tidak ada dalam berkas: {List(missing)}. Lengkapi berkasnya, atau muat dengan sadar bahwa tabel luas kota tidak utuh.",
                $"{missing.Count} of the city's {RegionRegister.Kelurahan.Count} kelurahan are not in the file: {List(missing)}. Complete the file, or load it knowing that tables of the city will not be whole.");

        static string List(List<RegisteredRegion> regions) => string.Join(", ", regions.Select(r => $"{r.Name} ({r.Code})"));
    }

    private static bool AreKecamatan(List<ImportedFeature> features)
    {
        var names = features.Where(f => f.Text("name") is not null).Select(f => f.Text("name")!).Distinct(StringComparer.Ordinal).Take(RegionRegister.Kecamatan.Count + 1).ToList();
        return names.Count is > 0 and <= 5 && names.TrueForAll(n => NameFinder.Kecamatan.Find(n) is { Likeness: not NameLikeness.Near } && NameFinder.Kelurahan.Find(n) is null)
            && features.TrueForAll(f => !RegionCode.TryParse(f.Text("code"), out var code) || code.Level != "kelurahan");
    }

    private static FieldRow Row(FieldColumns columns, ImportedFeature feature, KelurahanIdentity? identity)
    {
        var values = FieldRow.ValuesOver(columns, feature.Attributes);
        if (identity is null) return new FieldRow(columns, values);
        Set("code", identity.Code.ToString());
        Set("name", identity.Name);
        Set("kecamatan_code", identity.Code.Parent!.Value.ToString());
        Set("kecamatan", identity.Kecamatan);
        if (identity.NameInFile is not null) Set("name_in_file", identity.NameInFile);
        if (identity.KecamatanInFile is not null) Set("kecamatan_in_file", identity.KecamatanInFile);
        return new FieldRow(columns, values);

        void Set(string field, string value) => values[columns.IndexOf(field)] = value;
    }
}

/// <summary>What a record is once it was held against the register.</summary>
/// <param name="NameInFile">What the file calls it, where the register calls it otherwise.</param>
internal sealed record KelurahanIdentity(RegionCode Code, string Name, string Kecamatan, string? NameInFile, string? KecamatanInFile);
