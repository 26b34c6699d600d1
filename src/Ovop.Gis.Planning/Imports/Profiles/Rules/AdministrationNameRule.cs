using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles.Rules;

/// <summary>Is the layer named as BIG names its administrative layers, such as ADMINISTRASIDESA_AR_25K?</summary>
internal static class AdministrationNameRule
{
    private static readonly string[] Elements = ["ADMINISTRASIDESA", "ADMINISTRASIKECAMATAN", "ADMINISTRASI"];
    private static readonly string[] Kinds = ["AR", "LN"];

    public static ProfileRule Of(string id) => new(id, Severity.Warning, new LocalText(
        "Lapisan dinamai [unsur]_[AR atau LN]_[skala], misalnya ADMINISTRASIDESA_AR_25K.", "The layer is named [element]_[AR or LN]_[scale], such as ADMINISTRASIDESA_AR_25K."), Judge);

    private static Verdict Judge(ProfileSubject subject)
    {
        var name = subject.Raw.Name;
        var parts = name.ToUpperInvariant().Split('_');
        var fits = parts.Length == 3 && Elements.Contains(parts[0]) && Kinds.Contains(parts[1]) && parts[2].Length > 1 && parts[2][^1] == 'K' && parts[2][..^1].All(char.IsAsciiDigit);
        return fits
            ? Verdict.Pass($"'{name}' sesuai pola.", $"'{name}' follows the pattern.")
            : Verdict.Fail($"'{name}' tidak menurut pola itu. Ganti nama lapisannya menjadi ADMINISTRASIDESA_AR_25K.", $"'{name}' does not follow the pattern. Rename the layer to ADMINISTRASIDESA_AR_25K.");
    }
}
