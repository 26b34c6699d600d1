using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Names;
using Ovop.Gis.Planning.Plans;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Do WADMPR, WADMKK, WADMKC and WADMKD name the province, the city, its kecamatan and its kelurahan as the register does?</summary>
internal static class RegionNamesRule
{
    private static readonly (string Field, Func<string, bool> Fits)[] Levels =
    [
        ("WADMPR", text => Equal(text, RegionRegister.ProvinceName)),
        ("WADMKK", text => Equal(text, RegionRegister.CityName) || Equal(text, "Singkawang")),
        ("WADMKC", text => NameFinder.Kecamatan.Find(text) is { Likeness: NameLikeness.Same or NameLikeness.Form }),
        ("WADMKD", text => NameFinder.Kelurahan.Find(text) is { Likeness: NameLikeness.Same or NameLikeness.Form }),
    ];

    /// <param name="beyondTheCity">Records of other regencies are right to be there and are left out.</param>
    public static ProfileRule Of(string id, bool beyondTheCity) => new(id, Severity.Error, new LocalText(
        "WADMPR, WADMKK, WADMKC, dan WADMKD sesuai Kalimantan Barat, Kota Singkawang, serta nama resmi kecamatan dan kelurahannya.",
        "WADMPR, WADMKK, WADMKC and WADMKD agree with Kalimantan Barat, Kota Singkawang and the registered names of its kecamatan and kelurahan."), subject => Judge(subject, beyondTheCity));

    private static Verdict Judge(ProfileSubject subject, bool beyondTheCity)
    {
        var fields = Levels.Select(l => (l.Fits, Field: subject.Field(l.Field)!)).Where(l => l.Field is not null).ToList();
        if (fields.Count == 0) return Verdict.Fail("Tidak satu pun kolom WADM ada. Tambahkan dan isi nama wilayahnya.", "None of the WADM fields is there. Add them and fill in the names of the regions.");
        var city = subject.Field("WADMKK");
        var records = subject.Raw.Features.Where(f => !beyondTheCity || city is null || ProfileSubject.Text(f, city) is not { } name || name.Contains("Singkawang", StringComparison.OrdinalIgnoreCase)).ToList();
        if (records.Count == 0) return Verdict.NotApplicable("Tidak ada rekaman Kota Singkawang.", "There is no record of Kota Singkawang.");

        var cache = new Dictionary<(string Field, string Text), bool>();
        var wrong = (from record in records
                     from level in fields
                     where ProfileSubject.Text(record, level.Field) is var text && (text is null || !Fits(level.Field.Name, text, level.Fits))
                     select (record.RecordNumber, level.Field.Name, Text: ProfileSubject.Text(record, level.Field))).ToList();
        if (wrong.Count == 0) return Verdict.Pass("Nama wilayah sesuai daftar resmi.", "The names of regions agree with the register.");
        var examples = string.Join(", ", wrong.Select(w => $"{w.Name} {(w.Text is null ? "—" : Checks.FindingPlace.Quote(w.Text))}").Distinct(StringComparer.Ordinal).Take(6));
        return Verdict.Fail(
            $"{wrong.Count} nilai kosong atau tidak sesuai: {examples}. Tulis nama resminya (lihat temuan untuk saran).",
            $"{wrong.Count} values are empty or do not agree: {examples}. Write the registered names (the findings have suggestions).", wrong.Select(w => w.RecordNumber));

        bool Fits(string field, string text, Func<string, bool> fits) => cache.TryGetValue((field, text), out var known) ? known : cache[(field, text)] = fits(text);
    }

    private static bool Equal(string a, string b) => PlaceName.Form(a) == PlaceName.Form(b);
}
