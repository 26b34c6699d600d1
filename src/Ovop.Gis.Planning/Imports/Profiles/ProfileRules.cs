using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports.Checks;
using Ovop.Gis.Planning.Imports.Profiles.Rules;

namespace Ovop.Gis.Planning.Imports.Profiles;

/// <summary>The rules of each profile, in the order of its check sheet.</summary>
/// <remarks>Fields as published layers of the standard have them; what no source was found for, such as lengths of fields, is not judged.</remarks>
internal static class ProfileRules
{
    private static readonly string[] CommonOverlays = ["KRB_03", "CAGBUD", "RESAIR", "KSMPDN", "HANKAM", "KKARST", "PTBGMB", "MGRSAT", "RDBUMI"];
    private static readonly string[] RtrwOverlays = ["KKOP_1", "KP2B_2", .. CommonOverlays];
    private static readonly string[] RdtrOverlays = ["KKOP_1", "LP2B_2", .. CommonOverlays, "TOD_04", "TEB_05", "PUSLIT", "TPZ_00"];

    public static readonly IReadOnlyList<ProfileRule> Rtrw =
    [
        ClassNameRule.Of("rtrw-name"),
        FieldsRule.Of("rtrw-fields", Severity.Error, ["NAMOBJ", "ORDE01", "ORDE02", "ORDE03", "ORDE04", "JNSRPR", "KODKWS", "WADMPR", "WADMKK", "WADMKC", .. RtrwOverlays, "REMARK", "LUASHA"]),
        FieldTypesRule.Of("rtrw-types", ["LUASHA"], ["NAMOBJ", "KODKWS", "WADMPR", "WADMKK", "WADMKC"]),
        FilledRule.Of("rtrw-namobj", Severity.Error, new LocalText("NAMOBJ, nama kawasan, terisi pada tiap rekaman.", "NAMOBJ, the name of the area, is filled in every record."), ["NAMOBJ"]),
        HierarchyRule.Of("rtrw-orde"),
        FilledRule.Of("rtrw-jnsrpr", Severity.Error, new LocalText("JNSRPR, jenis rencana pola ruang, terisi pada tiap rekaman.", "JNSRPR, the kind of zoning plan, is filled in every record."), ["JNSRPR"]),
        ZoneCodesRule.UnknownListOf("rtrw-kodkws"),
        FindingsRule.Of("rtrw-code-names", Severity.Warning, CodesAndNames, "zone-names-differ", "zone-codes-differ"),
        FilledRule.Of("rtrw-overlays", Severity.Warning, Overlays, RtrwOverlays),
        RegionNamesRule.Of("rtrw-region", beyondTheCity: false),
        DeclaredAreaRule.Of("rtrw-luasha", DeclaredAreaCheck.Hectares),
        OneVersionRule.Of("rtrw-one-version"),
        FindingsRule.Coverage("rtrw-coverage"),
    ];

    public static readonly IReadOnlyList<ProfileRule> Rdtr =
    [
        ClassNameRule.Of("rdtr-name"),
        FieldsRule.Of("rdtr-fields", Severity.Error, ["NAMOBJ", "NAMZON", "KODZON", "NAMSZN", "KODSZN", "JNSRPR", "KODEWP", "KODSWP", "KODBLK", "KODSBL", "WADMPR", "WADMKK", "WADMKC", "WADMKD", .. RdtrOverlays, "REMARK", "LUASHA"]),
        FieldTypesRule.Of("rdtr-types", ["LUASHA"], ["NAMOBJ", "NAMZON", "KODZON", "NAMSZN", "KODSZN", "WADMPR", "WADMKK", "WADMKC", "WADMKD"]),
        FilledRule.Of("rdtr-zones", Severity.Error, new LocalText("Zona bernama dan berkode pada tiap rekaman (NAMZON, KODZON).", "Every record has its zone's name and code (NAMZON, KODZON)."), ["NAMZON", "KODZON"]),
        ZoneCodesRule.Of("rdtr-codes"),
        SubzonesRule.Of("rdtr-subzones"),
        FindingsRule.Of("rdtr-code-names", Severity.Warning, CodesAndNames, "zone-names-differ", "zone-codes-differ"),
        FilledRule.Of("rdtr-jnsrpr", Severity.Error, new LocalText("JNSRPR, jenis rencana pola ruang, terisi pada tiap rekaman.", "JNSRPR, the kind of zoning plan, is filled in every record."), ["JNSRPR"]),
        FilledRule.Of("rdtr-blocks", Severity.Warning, new LocalText("WP, SWP, dan blok terisi (KODEWP, KODSWP, KODBLK).", "The planning area, its parts and the block are filled in (KODEWP, KODSWP, KODBLK)."), ["KODEWP", "KODSWP", "KODBLK"]),
        FilledRule.Of("rdtr-overlays", Severity.Warning, Overlays, RdtrOverlays),
        RegionNamesRule.Of("rdtr-region", beyondTheCity: false),
        DeclaredAreaRule.Of("rdtr-luasha", DeclaredAreaCheck.Hectares),
        OneVersionRule.Of("rdtr-one-version"),
        FindingsRule.Coverage("rdtr-coverage"),
    ];

    public static readonly IReadOnlyList<ProfileRule> BigAdministration =
    [
        AdministrationNameRule.Of("big-name"),
        FieldsRule.Of("big-fields", Severity.Error, ["NAMOBJ", "FCODE", "REMARK", "METADATA", "SRS_ID", "KDEBPS", "KDEPUM", "LUASWH", "TIPADM", "WADMKC", "WADMKD", "WADMKK", "WADMPR"]),
        FieldTypesRule.Of("big-types", ["LUASWH"], ["NAMOBJ", "KDEPUM", "WADMPR", "WADMKK", "WADMKC", "WADMKD"]),
        CodePatternRule.Kemendagri("big-kdepum"),
        CodePatternRule.Bps("big-kdebps"),
        FindingsRule.Of("big-code-names", Severity.Error, new LocalText(
            "Kode unik, dan kode serta nama saling sesuai dengan daftar resmi.", "Codes are unique, and codes and names agree with the register."), "code-duplicate", "code-name-disagree", "code-unknown", "name-unknown", "name-variant", "kecamatan-disagrees"),
        RegionNamesRule.Of("big-region", beyondTheCity: true),
        FilledRule.Of("big-fcode", Severity.Warning, new LocalText("FCODE, kode unsur, terisi pada tiap rekaman.", "FCODE, the code of the feature type, is filled in every record."), ["FCODE"]),
        FilledRule.Of("big-tipadm", Severity.Warning, new LocalText("TIPADM, tipe administrasi, terisi pada tiap rekaman.", "TIPADM, the administrative type, is filled in every record."), ["TIPADM"]),
        DeclaredAreaRule.Of("big-luaswh", DeclaredAreaCheck.SquareKilometres),
        FilledRule.Of("big-metadata", Severity.Warning, new LocalText("METADATA terisi pada tiap rekaman.", "METADATA is filled in every record."), ["METADATA"]),
        FilledRule.Of("big-srs", Severity.Warning, new LocalText("SRS_ID, sistem referensi, terisi pada tiap rekaman.", "SRS_ID, the reference system, is filled in every record."), ["SRS_ID"]),
        FindingsRule.Coverage("big-coverage"),
    ];

    private static LocalText CodesAndNames => new("Satu kode satu nama, satu nama satu kode.", "One code has one name, one name has one code.");

    private static LocalText Overlays => new("Kolom ketentuan khusus (overlay) terisi pada tiap rekaman.", "The fields of special provisions (overlays) are filled in every record.");

    public static IReadOnlyList<ProfileRule> Of(string profile) => profile switch
    {
        RuleProfiles.Rtrw => Rtrw,
        RuleProfiles.Rdtr => Rdtr,
        RuleProfiles.BigAdministration => BigAdministration,
        _ => [],
    };
}
