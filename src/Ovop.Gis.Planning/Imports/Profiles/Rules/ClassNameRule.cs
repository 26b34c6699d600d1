using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Is the class named by the pattern _[kode wilayah]_[skala]_[jenis rencana]_[nama unsur]_[daerah]_[tahun]?</summary>
internal static class ClassNameRule
{
    private const string Pattern = "_[kode wilayah]_[skala]_[jenis rencana]_[nama unsur]_[daerah]_[tahun]";

    public static ProfileRule Of(string id) => new(id, Severity.Warning, new LocalText(
        $"Kelas fitur dinamai menurut pola {Pattern}.",
        $"The feature class is named by the pattern {Pattern}: code of the region, scale, kind of plan, element, place, year."), Judge);

    private static Verdict Judge(ProfileSubject subject)
    {
        var name = subject.Raw.Name;
        var parts = name.Trim('_').Split('_', StringSplitOptions.RemoveEmptyEntries);
        var faults = new List<(string Id, string En)>();
        if (!name.StartsWith('_')) faults.Add(("tidak diawali garis bawah", "does not begin with an underscore"));
        if (parts.Length < 5) faults.Add(("bagiannya kurang", "has too few parts"));
        if (parts.Length == 0 || !IsRegion(parts[0])) faults.Add(("bagian pertama bukan kode wilayah", "does not begin with the code of a region"));
        else if (parts[0].Length >= 4 && !parts[0].StartsWith("6172", StringComparison.Ordinal)) faults.Add(($"kode wilayah {parts[0]} bukan 6172 (Kota Singkawang)", $"has the region's code {parts[0]}, not 6172 (Kota Singkawang)"));
        if (parts.Length < 2 || !char.IsAsciiDigit(parts[1][0])) faults.Add(("bagian kedua bukan skala", "has no scale as its second part"));
        if (parts.Length == 0 || !IsYear(parts[^1])) faults.Add(("tidak diakhiri tahun", "does not end with a year"));
        return faults.Count == 0
            ? Verdict.Pass($"'{name}' sesuai pola.", $"'{name}' follows the pattern.")
            : Verdict.Fail(
                $"'{name}' {string.Join("; ", faults.Select(f => f.Id))}. Ganti namanya menurut pola, misalnya untuk RDTR _6172_5RD_AR_PR_SINGKAWANG_2023.",
                $"'{name}' {string.Join("; ", faults.Select(f => f.En))}. Rename it by the pattern, such as _6172_5RD_AR_PR_SINGKAWANG_2023 for a detailed plan.");
    }

    private static bool IsRegion(string part) => part.Length <= 10 && part.All(char.IsAsciiDigit);

    private static bool IsYear(string part) => part.Length == 4 && part.All(char.IsAsciiDigit) && part[..2] is "19" or "20";
}
