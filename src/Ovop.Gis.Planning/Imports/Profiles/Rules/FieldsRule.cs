using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Are the fields there that the standard asks for at least?</summary>
internal static class FieldsRule
{
    public static ProfileRule Of(string id, Severity weight, IReadOnlyList<string> fields) => new(id, weight, new LocalText(
        $"Kolom minimum ada (huruf besar atau kecil, boleh terpotong sepuluh huruf): {string.Join(", ", fields)}.",
        $"The minimum fields are there (in any case, cut to ten letters or whole): {string.Join(", ", fields)}."), subject => Judge(subject, fields));

    private static Verdict Judge(ProfileSubject subject, IReadOnlyList<string> fields)
    {
        var missing = fields.Where(f => !subject.Has(f)).ToList();
        return missing.Count == 0
            ? Verdict.Pass($"Ke-{fields.Count} kolom ada.", $"All {fields.Count} fields are there.")
            : Verdict.Fail($"{missing.Count} dari {fields.Count} kolom tidak ada: {string.Join(", ", missing)}. Tambahkan kolomnya.", $"{missing.Count} of {fields.Count} fields are missing: {string.Join(", ", missing)}. Add them.");
    }
}
