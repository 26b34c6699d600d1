using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Plans;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Are the codes of villages written as the ministry (KDEPUM) or as BPS (KDEBPS) writes them?</summary>
internal static class CodePatternRule
{
    public static ProfileRule Kemendagri(string id) => new(id, Severity.Error, new LocalText(
        "KDEPUM berpola kode Kemendagri, misalnya 61.72.05.1004; titiknya boleh tidak ada.", "KDEPUM follows the pattern of Kemendagri codes, such as 61.72.05.1004; the dots may be missing."),
        subject => Judge(subject, "KDEPUM", text => !RegionCode.LooksLikeBps(text) && RegionCode.TryParse(text, out var code) && code.Level == "kelurahan", "61.72.05.1004"));

    public static ProfileRule Bps(string id) => new(id, Severity.Warning, new LocalText(
        "KDEBPS berpola kode BPS sepuluh angka, misalnya 6172010003; urutannya lain dari kode Kemendagri.", "KDEBPS follows the pattern of BPS codes of ten digits, such as 6172010003; they count in another order than those of Kemendagri."),
        subject => Judge(subject, "KDEBPS", text => text.Length == 10 && text.All(char.IsAsciiDigit) && (!text.StartsWith("6172", StringComparison.Ordinal) || RegionRegister.KecamatanOfBps(text) is not null), "6172010003"));

    private static Verdict Judge(ProfileSubject subject, string name, Func<string, bool> fits, string example)
    {
        if (subject.Field(name) is not { } field) return Verdict.Fail($"Kolom {name} tidak ada. Tambahkan dan isi kodenya, misalnya {example}.", $"The field {name} is not there. Add it and fill in the codes, such as {example}.");
        var wrong = subject.Values(field).Where(v => v.Text is null || !fits(v.Text)).ToList();
        if (wrong.Count == 0) return Verdict.Pass("Semua kode berpola benar.", "Every code follows the pattern.");
        var examples = string.Join(", ", wrong.Select(w => w.Text is null ? "—" : Checks.FindingPlace.Quote(w.Text)).Distinct(StringComparer.Ordinal).Take(6));
        return Verdict.Fail($"{wrong.Count} rekaman kosong atau tidak berpola: {examples}. Tulis seperti {example}.", $"{wrong.Count} records are empty or do not follow it: {examples}. Write them as {example}.", wrong.Select(w => w.Record));
    }
}
