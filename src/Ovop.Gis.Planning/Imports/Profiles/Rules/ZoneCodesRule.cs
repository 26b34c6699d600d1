using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Are the zone codes of a detailed plan among those seen in published RDTR layers?</summary>
internal static class ZoneCodesRule
{
    private static readonly string[] Known = ["R", "K", "W", "KPI", "I", "RTH", "P", "SPU", "KT", "PS", "BA", "BJ", "C"];

    public static ProfileRule Of(string id) => new(id, Severity.Warning, new LocalText(
        $"KODZON memakai kode zona yang dikenal dari layer RDTR terbitan: {string.Join(", ", Known)}.", $"KODZON uses zone codes known from published RDTR layers: {string.Join(", ", Known)}."), Judge);

    /// <summary>The list of codes for RTRW areas has not been found, so nothing can be said.</summary>
    public static ProfileRule UnknownListOf(string id) => new(id, Severity.Info, new LocalText(
        "KODKWS memakai kode kawasan yang baku.", "KODKWS uses the standard codes of areas."), _ => Verdict.NotApplicable(
        "Daftar baku kode kawasan RTRW tidak tersedia bagi program ini, sehingga isinya tidak dinilai. Cocokkan sendiri dengan lampiran peraturan.",
        "The standard list of RTRW area codes is not available to this program, so the values are not judged. Compare them with the annex of the regulation yourself."));

    private static Verdict Judge(ProfileSubject subject)
    {
        if (subject.Field("KODZON") is not { } field) return Verdict.Fail("Kolom KODZON tidak ada. Tambahkan dan isi kode zonanya.", "The field KODZON is not there. Add it and fill in the codes.");
        var unknown = subject.Values(field).Where(v => v.Text is not null && !Known.Contains(v.Text.Split('-', '.')[0].Trim().ToUpperInvariant())).ToList();
        return unknown.Count == 0
            ? Verdict.Pass("Semua kode dikenal.", "Every code is known.")
            : Verdict.Fail(
                $"Kode tidak dikenal pada {unknown.Count} rekaman: {Examples()}. Periksa dengan lampiran peraturan; kode tambahan daerah dapat sah.",
                $"Unknown codes in {unknown.Count} records: {Examples()}. Compare with the annex of the regulation; a code of the region's own may be right.", unknown.Select(u => u.Record));

        string Examples() => string.Join(", ", unknown.Select(u => Checks.FindingPlace.Quote(u.Text!)).Distinct(StringComparer.Ordinal).Take(8));
    }
}
