using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Has every record a value in these fields? Fields that are not there are the matter of <see cref="FieldsRule"/>.</summary>
internal static class FilledRule
{
    public static ProfileRule Of(string id, Severity weight, LocalText text, IReadOnlyList<string> fields) => new(id, weight, text, subject => Judge(subject, fields));

    private static Verdict Judge(ProfileSubject subject, IReadOnlyList<string> fields)
    {
        var present = fields.Select(subject.Field).OfType<RawField>().ToList();
        if (present.Count == 0)
            return Verdict.Fail($"Kolom {string.Join(", ", fields)} tidak ada. Tambahkan dan isi kolomnya.", $"The fields {string.Join(", ", fields)} are not there. Add them and fill them in.");
        var empty = present.Select(f => (f.Name, Records: subject.Values(f).Where(v => v.Text is null).Select(v => v.Record).ToList())).Where(f => f.Records.Count > 0).ToList();
        return empty.Count == 0
            ? Verdict.Pass($"Terisi pada semua rekaman: {string.Join(", ", present.Select(f => f.Name))}.", $"Filled in every record: {string.Join(", ", present.Select(f => f.Name))}.")
            : Verdict.Fail(
                $"Kosong: {string.Join(", ", empty.Select(f => $"{f.Name} pada {f.Records.Count} rekaman"))}. Isi nilainya, juga bila tidak berlaku.",
                $"Empty: {string.Join(", ", empty.Select(f => $"{f.Name} in {f.Records.Count} records"))}. Fill in a value, also where it does not apply.",
                empty.SelectMany(f => f.Records).Order());
    }
}
