using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Names;
using Ovop.Gis.Planning.Plans;
using static Ovop.Gis.Planning.Imports.Checks.FindingPlace;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Which Kemendagri code a record has: its own, or the one that its name has where the file gives BPS codes or none.</summary>
internal sealed class KelurahanCodes(FieldMap map, FindingList findings)
{
    private readonly string? _field = map.SourceOf("code");
    private int _byName;
    private int _fromBps;

    /// <returns>Null where none is certain; then a finding says so.</returns>
    public RegionCode? Find(ImportedFeature feature)
    {
        var text = feature.Text("code");
        if (RegionCode.LooksLikeBps(text)) return FromBps(feature, text);
        if (RegionCode.TryParse(text, out var code) && code.Level == "kelurahan") return code;
        if (text is null && RegionCode.LooksLikeBps(feature.Attributes.GetValueOrDefault("kdebps")?.ToString()))
            return FromBps(feature, feature.Attributes["kdebps"]!.ToString()!);
        if (_field is null) return FromName(feature);

        var likely = NameFinder.Kelurahan.Find(feature.Text("name"))?.Region;
        Error(feature, text is null ? "code-missing" : "code-malformed",
            $"Kode kelurahan {(text is null ? "kosong" : $"{Quote(text)} bukan kode Kemendagri")}; contoh 61.72.05.1004. {(likely is null ? "Isi kodenya." : $"Menurut namanya: {likely.Code}.")}",
            $"The kelurahan's code {(text is null ? "is empty" : $"{Quote(text)} is not a Kemendagri code")}; an example is 61.72.05.1004. {(likely is null ? "Fill it in." : $"By its name it would be {likely.Code}.")}");
        return null;
    }

    /// <summary>Says once for the whole file where codes did not come from it.</summary>
    public void Conclude()
    {
        if (_byName > 0)
            findings.Info("code-from-name",
                $"Berkas tidak memiliki kolom kode; kode {_byName} kelurahan diambil dari daftar resmi menurut namanya.",
                $"The file has no field with codes; the codes of {_byName} kelurahan were taken from the register by their names.");
        if (_fromBps > 0)
            findings.Warning("code-bps", null, null,
                $"Kode pada kolom {_field ?? "KDEBPS"} adalah kode BPS, yang urutannya lain dari kode Kemendagri; kode Kemendagri {_fromBps} kelurahan diambil menurut namanya. Sertakan kolom KDEPUM agar tidak bergantung pada nama.",
                $"The codes in {_field ?? "KDEBPS"} are those of BPS, which counts in another order than Kemendagri; the Kemendagri codes of {_fromBps} kelurahan were taken by their names. Add the field KDEPUM so that nothing hangs on names.");
    }

    private RegionCode? FromBps(ImportedFeature feature, string bps)
    {
        var digits = bps.Trim();
        var kecamatan = RegionRegister.KecamatanOfBps(digits);
        var match = kecamatan is null ? null : NameFinder.Kelurahan.Find(feature.Text("name"), kecamatan.Code);
        var contradicted = match is { Region.BpsCode: { } known } && known != digits;
        if (match is { Likeness: not NameLikeness.Near } && !contradicted)
        {
            _fromBps++;
            return match.Region.Code;
        }

        Error(feature, "code-bps-unmapped",
            $"{Quote(digits)} adalah kode BPS, dan nama {Quote(feature.Text("name") ?? "")} tidak menunjuk satu kelurahan dengan pasti{(kecamatan is null ? "" : $" di {kecamatan.Name}")}. Isi kode Kemendagri pada kolom KDEPUM.",
            $"{Quote(digits)} is a BPS code, and the name {Quote(feature.Text("name") ?? "")} does not point to one kelurahan for certain{(kecamatan is null ? "" : $" in {kecamatan.Name}")}. Give the Kemendagri code in the field KDEPUM.");
        return null;
    }

    private RegionCode? FromName(ImportedFeature feature)
    {
        var name = feature.Text("name");
        var within = NameFinder.Kecamatan.Find(feature.Text("kecamatan"))?.Region.Code;
        if (NameFinder.Kelurahan.Find(name, within) is { } match)
        {
            _byName++;
            return match.Region.Code;
        }

        var suggestions = name is null ? [] : NameFinder.Kelurahan.Suggest(name, 3);
        var (id, en) = RegionNameCheck.Suggestions(suggestions);
        Error(feature, name is null ? "name-missing" : "code-not-found",
            name is null ? "Tidak ada kode maupun nama. Isi salah satunya." : $"Tidak ada kolom kode, dan nama {Quote(name)} tidak ada dalam daftar kelurahan{(within is null ? "" : $" kecamatan itu")}. {id}Betulkan namanya atau beri kode.",
            name is null ? "There is neither a code nor a name. Fill in one of them." : $"There is no field with codes, and the name {Quote(name)} is not in the register of kelurahan{(within is null ? "" : " of that kecamatan")}. {en}Correct the name or give a code.");
        return null;
    }

    private void Error(ImportedFeature feature, string code, string id, string en) =>
        findings.Add(new Finding(code, Severity.Error, feature.Record, Of(feature), new LocalText(id, en)) { Feature = feature.Text("name") });
}
