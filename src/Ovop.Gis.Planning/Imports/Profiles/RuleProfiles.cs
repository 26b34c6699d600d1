using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Planning.Imports.Profiles;

/// <summary>The standards a file can be held against.</summary>
public static class RuleProfiles
{
    public const string None = "none";
    public const string Rtrw = "rtrw-14-2021";
    public const string Rdtr = "rdtr-14-2021";
    public const string BigAdministration = "big-administrasi";

    public static IReadOnlyList<RuleProfileEntry> All { get; } =
    [
        new(Rtrw, new LocalText("Pola ruang RTRW", "Zoning of a general spatial plan (RTRW)"), new LocalText(
            "Permen ATR/BPN 14/2021 tentang basis data dan penyajian peta rencana tata ruang", "Ministerial regulation ATR/BPN 14/2021 on the database and map presentation of spatial plans")),
        new(Rdtr, new LocalText("Pola ruang RDTR", "Zoning of a detailed spatial plan (RDTR)"), new LocalText(
            "Permen ATR/BPN 14/2021 tentang basis data dan penyajian peta rencana tata ruang", "Ministerial regulation ATR/BPN 14/2021 on the database and map presentation of spatial plans")),
        new(BigAdministration, new LocalText("Batas administrasi BIG", "Administrative boundaries of BIG"), new LocalText(
            "Katalog Unsur Geografi Indonesia (KUGI) versi 5, ADMINISTRASIDESA_AR_25K", "Indonesian catalogue of geographic features (KUGI) version 5, ADMINISTRASIDESA_AR_25K")),
        new(None, new LocalText("Tanpa profil", "No profile"), new LocalText("Berkas tidak diuji terhadap standar apa pun", "The file is held against no standard")),
    ];

    public static IReadOnlyList<string> Ids { get; } = [.. All.Select(p => p.Id)];

    /// <exception cref="RefusedException">There is no such profile.</exception>
    public static void Require(string? profile)
    {
        if (profile is not null && !Ids.Contains(profile, StringComparer.Ordinal))
            throw new RefusedException("profile", $"there is no profile '{profile}'; known are {string.Join(", ", Ids)}.");
    }

    /// <param name="profile">An id; null to decide by the file's fields.</param>
    /// <returns>Null where the file is held against nothing.</returns>
    /// <exception cref="RefusedException">There is no such profile.</exception>
    internal static CheckSheet? Hold(string? profile, RawDataset raw, CollectionId layer, IReadOnlyList<ImportedFeature> features, CancellationToken cancellationToken)
    {
        Require(profile);
        return null;
    }
}
