using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Are areas numbers, and names and codes text? The lengths that the standard prescribes are not known here and not judged.</summary>
internal static class FieldTypesRule
{
    public static ProfileRule Of(string id, IReadOnlyList<string> numbers, IReadOnlyList<string> texts) => new(id, Severity.Warning, new LocalText(
        $"Jenis kolom: {string.Join(", ", numbers)} bilangan; {string.Join(", ", texts)} teks.",
        $"Types of fields: {string.Join(", ", numbers)} are numbers; {string.Join(", ", texts)} are text."), subject => Judge(subject, numbers, texts));

    private static Verdict Judge(ProfileSubject subject, IReadOnlyList<string> numbers, IReadOnlyList<string> texts)
    {
        var present = numbers.Select(n => (Name: n, Wanted: "number")).Concat(texts.Select(t => (Name: t, Wanted: "text"))).Select(f => (f.Wanted, Field: subject.Field(f.Name))).Where(f => f.Field is not null).ToList();
        if (present.Count == 0) return Verdict.NotApplicable("Tidak satu pun kolom itu ada.", "None of these fields is there.");
        var wrong = present.Where(f => f.Wanted == "number" ? f.Field!.Type is not ("number" or "integer") : f.Field!.Type != "text").ToList();
        return wrong.Count == 0
            ? Verdict.Pass("Jenis kolom yang ada sesuai; panjang kolom tidak diperiksa.", "The types of the fields that are there fit; lengths are not checked.")
            : Verdict.Fail(
                $"Jenis keliru: {string.Join(", ", wrong.Select(f => $"{f.Field!.Name} ({f.Field.Type})"))}. Ubah jenis kolomnya.",
                $"Of the wrong type: {string.Join(", ", wrong.Select(f => $"{f.Field!.Name} ({f.Field.Type})"))}. Change the type of the field.");
    }
}
