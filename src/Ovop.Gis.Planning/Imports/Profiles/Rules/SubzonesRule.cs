using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Does the code of each sub-zone go with that of its zone, as R-2 goes with R?</summary>
internal static class SubzonesRule
{
    public static ProfileRule Of(string id) => new(id, Severity.Warning, new LocalText(
        "KODSZN sama dengan KODZON atau diawali olehnya, misalnya R-2 pada zona R.", "KODSZN equals KODZON or begins with it, such as R-2 in the zone R."), Judge);

    private static Verdict Judge(ProfileSubject subject)
    {
        if (subject.Field("KODZON") is not { } zone || subject.Field("KODSZN") is not { } subzone)
            return Verdict.NotApplicable("Kolom KODZON atau KODSZN tidak ada.", "The field KODZON or KODSZN is not there.");
        var wrong = subject.Raw.Features.Where(f => ProfileSubject.Text(f, zone) is { } z && ProfileSubject.Text(f, subzone) is { } s && !GoWith(s, z)).Select(f => f.RecordNumber).ToList();
        return wrong.Count == 0
            ? Verdict.Pass("Kode subzona sejalan dengan kode zonanya.", "The codes of sub-zones go with those of their zones.")
            : Verdict.Fail($"{wrong.Count} rekaman memiliki KODSZN yang tidak sejalan dengan KODZON. Betulkan salah satunya.", $"{wrong.Count} records have a KODSZN that does not go with KODZON. Correct one of them.", wrong);
    }

    private static bool GoWith(string subzone, string zone) =>
        subzone.StartsWith(zone, StringComparison.OrdinalIgnoreCase) && (subzone.Length == zone.Length || !char.IsLetter(subzone[zone.Length]));
}
