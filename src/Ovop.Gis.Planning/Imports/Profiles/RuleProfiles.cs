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

    /// <summary>What a file's fields say it should be held against; null where they do not say.</summary>
    public static string? Recognise(IReadOnlyList<RawField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var names = fields.Select(f => f.Name.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
        if (names.Overlaps(["KODZON", "NAMZON"])) return Rdtr;
        // STSJRN is of the plan's structure, which none of these profiles is about.
        if (names.Overlaps(["KODKWS", "JNSRPR", "ORDE01"]) && !names.Contains("STSJRN")) return Rtrw;
        return names.Overlaps(["KDEPUM", "KDEBPS"]) && names.Overlaps(["WADMKD", "NAMOBJ"]) ? BigAdministration : null;
    }

    /// <param name="profile">An id; null to decide by the file's fields.</param>
    /// <param name="findings">What the checks have found so far: call this after them.</param>
    /// <param name="placed">The shapes are in longitude and latitude.</param>
    /// <param name="coverageChecked">Gaps and overlaps have been looked for.</param>
    /// <returns>Null where the file is held against nothing.</returns>
    /// <exception cref="RefusedException">There is no such profile.</exception>
    internal static CheckSheet? Hold(
        string? profile, RawDataset raw, CollectionId layer, IReadOnlyList<ImportedFeature> features, FindingList findings, bool placed, bool coverageChecked, CancellationToken cancellationToken)
    {
        Require(profile);
        if ((profile ?? Recognise(raw.Fields) ?? None) is not (not None and var id)) return null;
        var entry = All.Single(p => p.Id == id);
        var subject = new ProfileSubject(raw, layer, features, findings, placed, coverageChecked);
        var results = new List<RuleResult>();
        foreach (var rule in ProfileRules.Of(id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var verdict = rule.Judge(subject);
            results.Add(new RuleResult(rule.Id, rule.Weight, verdict.Outcome, rule.Text, verdict.Text, verdict.Records));
        }

        return new CheckSheet(entry.Id, entry.Title, entry.Source, results);
    }
}
