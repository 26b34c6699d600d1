using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>A rule that the checks of every load have already looked at; the sheet points to their findings.</summary>
internal static class FindingsRule
{
    /// <param name="codes">Words in the codes of the findings that break the rule.</param>
    public static ProfileRule Of(string id, Severity weight, LocalText text, params string[] codes) => new(id, weight, text, subject =>
        subject.Layer != CollectionId.Zones && subject.Layer != CollectionId.Kelurahan
            ? Verdict.NotApplicable($"Lapisan '{subject.Layer}' tidak diperiksa untuk ini; muat ke zones atau kelurahan.", $"The layer '{subject.Layer}' is not checked for this; load it into zones or kelurahan.")
            : subject.Found(codes) is > 0 and var count
                ? Verdict.Fail($"{count} temuan; rinciannya pada daftar temuan di atas lembar ini. Perbaiki di sana satu per satu.", $"{count} findings; the list of findings has each of them. Mend them there one by one.")
                : Verdict.Pass("Pemeriksaan muat tidak menemukan pelanggaran.", "The checks of the load found no breach."));
}
