using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>A rule that the checks of every load have already looked at; the sheet points to their findings.</summary>
internal static class FindingsRule
{
    /// <param name="codes">Words in the codes of the findings that break the rule.</param>
    public static ProfileRule Of(string id, Severity weight, LocalText text, params string[] codes) => new(id, weight, text, subject => Judge(subject, wasChecked: IsChecked(subject), codes));

    /// <summary>Gaps and overlaps, where the load looks for them.</summary>
    public static ProfileRule Coverage(string id) => new(id, Severity.Error, new LocalText(
        "Poligon tidak bertampalan dan tidak bercelah.", "Polygons neither overlap nor leave gaps."), subject => Judge(subject, wasChecked: subject.CoverageChecked, "overlap", "gap"));

    private static bool IsChecked(ProfileSubject subject) => subject.Layer == CollectionId.Zones || subject.Layer == CollectionId.Kelurahan;

    private static Verdict Judge(ProfileSubject subject, bool wasChecked, params string[] codes) =>
        subject.Found(codes) is > 0 and var count
            ? Verdict.Fail($"{count} temuan; daftar temuan memuat rinciannya. Perbaiki satu per satu.", $"{count} findings; the list of findings has each of them. Mend them one by one.", subject.Blamed(codes))
            : wasChecked
                ? Verdict.Pass("Pemeriksaan muat tidak menemukan pelanggaran.", "The checks of the load found no breach.")
                : Verdict.NotApplicable($"Tidak diperiksa pada pemuatan ke lapisan '{subject.Layer}' ini.", $"Not checked in this load into the layer '{subject.Layer}'.");
}
