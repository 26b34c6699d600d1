using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Names;
using Ovop.Gis.Planning.Plans;
using static Ovop.Gis.Planning.Imports.Checks.FindingPlace;

namespace Ovop.Gis.Planning.Imports.Checks;

/// <summary>Holds the names of a kelurahan of the city against those the register has for its code.</summary>
internal sealed class KelurahanNames(FindingList findings)
{
    private readonly HashSet<(string Text, RegionCode Kecamatan)> _told = [];

    public KelurahanIdentity Compare(ImportedFeature feature, RegionCode code)
    {
        var name = feature.Text("name");
        var registered = RegionRegister.Find(code);
        if (registered is null) Unknown(feature, code, name);
        else if (name is null) Add(feature, "name-missing", Severity.Warning,
            $"Nama kelurahan kosong; menurut kodenya {registered.Name}.", $"The kelurahan's name is empty; by its code it is {registered.Name}.");
        else if (name != registered.Name) Differs(feature, registered, name);

        var kecamatan = RegionRegister.Find(code.Parent!.Value);
        var kecamatanText = feature.Text("kecamatan");
        if (kecamatan is not null && kecamatanText is not null && kecamatanText != kecamatan.Name) KecamatanDiffers(feature, kecamatan, kecamatanText);
        return new KelurahanIdentity(
            code, registered?.Name ?? name ?? code.ToString(), kecamatan?.Name ?? kecamatanText ?? code.Parent.Value.ToString(),
            registered is not null && name is not null && name != registered.Name ? name : null,
            kecamatan is not null && kecamatanText is not null && kecamatanText != kecamatan.Name ? kecamatanText : null);
    }

    private void Unknown(ImportedFeature feature, RegionCode code, string? name)
    {
        if (NameFinder.Kelurahan.Find(name) is { Likeness: not NameLikeness.Near, Region: var other })
        {
            Disagrees(feature, code, name!, other);
            return;
        }

        Add(feature, "code-unknown", Severity.Warning,
            $"Kode {code} tidak ada dalam daftar 26 kelurahan Kota Singkawang (Kepmendagri 050-145/2022). Periksa kodenya; kelurahan hasil pemekaran tetap dapat dimuat.",
            $"The code {code} is not in the register of the 26 kelurahan of Kota Singkawang (Kepmendagri 050-145/2022). Check it; a kelurahan created since then can be loaded all the same.");
    }

    private void Differs(ImportedFeature feature, RegisteredRegion registered, string name)
    {
        // The code decides; a name that is certainly another's contradicts it.
        var match = NameFinder.Kelurahan.Find(name, registered.Code) ?? NameFinder.Kelurahan.Find(name);
        if (match is null || (match.Region != registered && match.Likeness == NameLikeness.Near))
        {
            Add(feature, "name-unknown", Severity.Warning,
                $"Nama {Quote(name)} tidak dikenal; menurut kode {registered.Code} ini {registered.Name}, dan nama itu yang disimpan. Periksa kode dan namanya.",
                $"The name {Quote(name)} is not known; by the code {registered.Code} this is {registered.Name}, and that name is stored. Check code and name.");
        }
        else if (match.Region != registered)
        {
            Disagrees(feature, registered.Code, name, match.Region);
        }
        else if (match.Likeness == NameLikeness.Form)
        {
            Add(feature, "name-form", Severity.Info,
                $"Berkas menulis {Quote(name)}, daftar resmi {registered.Name}; nama resmi yang disimpan.", $"The file writes {Quote(name)}, the register {registered.Name}; the registered name is stored.");
        }
        else
        {
            Add(feature, "name-variant", Severity.Warning,
                $"Berkas menulis {Quote(name)}, daftar resmi {registered.Name}; nama resmi yang disimpan dan ejaan berkas dicatat pada name_in_file. Samakan ejaannya.",
                $"The file writes {Quote(name)}, the register {registered.Name}; the registered name is stored and the file's kept in name_in_file. Bring the spelling into line.");
        }
    }

    private void Disagrees(ImportedFeature feature, RegionCode code, string name, RegisteredRegion other) => Add(feature, "code-name-disagree", Severity.Error,
        $"Kode {code} adalah {RegionRegister.Find(code)?.Name ?? "tidak terdaftar"}, tetapi namanya {Quote(name)}, yaitu {other.Code}. Betulkan kode atau namanya.",
        $"The code {code} is {RegionRegister.Find(code)?.Name ?? "not registered"}, but the name {Quote(name)} is that of {other.Code}. Correct the code or the name.");

    private void KecamatanDiffers(ImportedFeature feature, RegisteredRegion kecamatan, string text)
    {
        if (!_told.Add((text, kecamatan.Code))) return;
        var match = NameFinder.Kecamatan.Find(text);
        if (match?.Region != kecamatan)
            Add(feature, "kecamatan-disagrees", Severity.Warning,
                $"Menurut kodenya kelurahan ini di {kecamatan.Name} ({kecamatan.Code}), tetapi berkas menulis {Quote(text)}. Yang disimpan menurut kode; periksa keduanya.",
                $"By its code this kelurahan is in {kecamatan.Name} ({kecamatan.Code}), but the file writes {Quote(text)}. What follows from the code is stored; check both.");
        else
            Add(feature, match.Likeness == NameLikeness.Form ? "kecamatan-form" : "kecamatan-variant", match.Likeness == NameLikeness.Form ? Severity.Info : Severity.Warning,
                $"Berkas menulis kecamatan {Quote(text)}, daftar resmi {kecamatan.Name}; nama resmi yang disimpan.", $"The file writes the kecamatan {Quote(text)}, the register {kecamatan.Name}; the registered name is stored.");
    }

    private void Add(ImportedFeature feature, string code, Severity severity, string id, string en) =>
        findings.Add(new Finding(code, severity, feature.Record, Of(feature), new LocalText(id, en)) { Feature = feature.Text("name") ?? feature.Text("code") });
}
