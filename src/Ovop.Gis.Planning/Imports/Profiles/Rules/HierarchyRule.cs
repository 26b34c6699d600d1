using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Are ORDE01 to ORDE04 filled from the left, so that no level hangs in the air?</summary>
internal static class HierarchyRule
{
    private static readonly string[] Levels = ["ORDE01", "ORDE02", "ORDE03", "ORDE04"];

    public static ProfileRule Of(string id) => new(id, Severity.Error, new LocalText(
        "ORDE01 sampai ORDE04 terisi dari kiri: ORDE01 selalu, dan tidak ada orde terisi di kanan orde yang kosong.",
        "ORDE01 to ORDE04 are filled from the left: ORDE01 always, and no level is filled to the right of an empty one."), Judge);

    private static Verdict Judge(ProfileSubject subject)
    {
        var fields = Levels.Select(subject.Field).ToList();
        if (fields.TrueForAll(f => f is null)) return Verdict.Fail("Kolom ORDE01 sampai ORDE04 tidak ada. Tambahkan dan isi dari orde 1.", "The fields ORDE01 to ORDE04 are not there. Add them and fill them in from level 1.");
        var broken = subject.Raw.Features.Where(f => IsBroken(f, fields)).Select(f => f.RecordNumber).ToList();
        return broken.Count == 0
            ? Verdict.Pass("Semua rekaman terisi dari kiri.", "Every record is filled from the left.")
            : Verdict.Fail($"{broken.Count} rekaman tidak terisi dari kiri. Isi orde yang lebih tinggi lebih dahulu.", $"{broken.Count} records are not filled from the left. Fill in the higher level first.", broken);
    }

    private static bool IsBroken(RawFeature feature, List<RawField?> fields)
    {
        var filled = fields.ConvertAll(f => f is not null && ProfileSubject.Text(feature, f) is not null);
        return !filled[0] || filled.LastIndexOf(true) > filled.IndexOf(false) && filled.Contains(false);
    }
}
