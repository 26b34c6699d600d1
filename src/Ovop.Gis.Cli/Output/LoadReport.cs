using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Cli.Output;

/// <summary>The report of a load for reading: what the file is, where it lands, what was found and can be mended, what changes, what to do next.</summary>
/// <param name="storeWords">How a command that the user may give next names the store.</param>
internal sealed class LoadReport(LoadOutcome outcome, Speech speech, TextWriter output, string storeWords)
{
    private const int MostLines = 10;

    public void Write(IReadOnlyList<(string What, string Command)> nextSteps)
    {
        Head();
        Landing();
        Findings();
        Repairs();
        Sheet();
        Changes();
        End(nextSteps);
    }

    private void Head()
    {
        var place = outcome.BasedOn > 0
            ? speech.Say($"kini versi {outcome.BasedOn}", $"now at version {outcome.BasedOn}")
            : speech.Say("baru", "new");
        output.WriteLine(speech.Say(
            $"{outcome.File}: {outcome.Format} '{outcome.SourceLayer}', {speech.Count(outcome.FeatureCount)} fitur, untuk lapisan '{outcome.Layer}' ({place})",
            $"{outcome.File}: {outcome.Format} '{outcome.SourceLayer}', {speech.Count(outcome.FeatureCount)} features, for layer '{outcome.Layer}' ({place})"));
        Row(speech.Say("sistem koordinat", "reference system"), $"{outcome.Crs} ({outcome.CrsReason})");
        if (outcome.Encoding is { } encoding) Row(speech.Say("pengodean teks", "text encoding"), $"{encoding.Name} ({encoding.Reason})");
        if (outcome.SampleNames.Count > 0) Row(speech.Say("nama", "names"), string.Join(", ", outcome.SampleNames));
        if (outcome.Fields.Count > 0) Row(speech.Say("kolom", "fields"), string.Join(", ", outcome.Fields.Select(f => $"{f.From} → {f.To}")));
        Row("SHA-256", outcome.SourceSha256);
        if (outcome is { Method: { } method, Engine: { } engine }) Row(speech.Say("luas dihitung", "areas by"), $"{method}, {engine.Name} {engine.Version}");
    }

    private void Landing()
    {
        if (outcome.Landing is not { } landing) return;
        var box = landing.Bbox is { } b ? $"{speech.Degrees(b[0])} … {speech.Degrees(b[2])} {speech.Say("BT", "E")}, {speech.Degrees(b[1])} … {speech.Degrees(b[3])} {speech.Say("LU", "N")}" : "";
        Row(speech.Say("letak", "lands"), landing.Bbox is null
            ? speech.Say("belum dapat ditempatkan", "cannot be placed yet")
            : landing.OnSingkawang
            ? speech.Say($"di Kota Singkawang: {box}", $"on Singkawang: {box}")
            : speech.Say($"DI LUAR Kota Singkawang: {box}", $"NOT on Singkawang: {box}") + (landing.Cause is { } cause ? $" ({Cause(cause)})" : ""));
        foreach (var mend in landing.Mends)
            Row("", speech.Say($"dengan {mend.Option} jatuh di kota", $"with {mend.Option} it lands on the city"));
    }

    private string Cause(string cause) => cause switch
    {
        "axes-swapped" => speech.Say("lintang dan bujur tertukar", "latitude and longitude swapped"),
        "latitude-sign" => speech.Say("tanda lintang terbalik", "wrong sign of the latitude"),
        "wrong-zone" => speech.Say("zona salah", "wrong zone"),
        "wrong-hemisphere" => speech.Say("belahan bumi salah", "wrong hemisphere"),
        "degrees-as-metres" => speech.Say("derajat terbaca sebagai meter", "degrees read as metres"),
        "metres-as-degrees" => speech.Say("meter terbaca sebagai derajat", "metres read as degrees"),
        _ => cause,
    };

    private void Findings()
    {
        output.WriteLine();
        if (outcome.Findings.Count == 0)
        {
            output.WriteLine(speech.Say("Temuan: tidak ada.", "Findings: none."));
            return;
        }

        var codes = outcome.Findings.GroupBy(f => f.Code, StringComparer.Ordinal)
            .Select(g => (Code: g.Key, g.First().Severity, Count: outcome.Counts.GetValueOrDefault(g.Key, g.Count()), Findings: g.ToList()))
            .OrderByDescending(g => g.Severity).ThenByDescending(g => g.Count).ToList();
        int Sum(Severity severity) => codes.Where(c => c.Severity == severity).Sum(c => c.Count);
        output.WriteLine(speech.Say(
            $"Temuan: {speech.Count(Sum(Severity.Error))} kesalahan, {speech.Count(Sum(Severity.Warning))} peringatan, {speech.Count(Sum(Severity.Info))} catatan",
            $"Findings: {speech.Count(Sum(Severity.Error))} errors, {speech.Count(Sum(Severity.Warning))} warnings, {speech.Count(Sum(Severity.Info))} notes"));
        foreach (var (code, severity, count, findings) in codes) OfCode(code, severity, count, findings);
    }

    private void OfCode(string code, Severity severity, int count, List<Finding> findings)
    {
        var area = findings.Sum(f => f.AreaSquareMetres ?? 0);
        var sizes = area > 0 ? ", " + speech.Say($"seluruhnya {speech.Area(area)}", $"{speech.Area(area)} in all") : "";
        var mend = findings.Select(f => f.Repair).OfType<string>().FirstOrDefault() is { } repair ? $", {speech.Say("perbaikan", "repair")}: {repair}" : "";
        output.WriteLine($"  {Word(severity)} {code} × {speech.Count(count)}{sizes}{mend}");
        var listed = findings.OrderByDescending(f => f.AreaSquareMetres ?? 0).Take(MostLines).ToList();
        foreach (var finding in listed)
        {
            var where = finding.Record is { } record ? speech.Say($"rekaman {record}", $"record {record}") + (finding.Feature is { } name ? $" {name}" : "") + ": " : finding.Feature is { } only && !speech.Say(finding.Text).StartsWith(only, StringComparison.Ordinal) ? only + ": " : "";
            var size = finding.AreaSquareMetres is { } a ? $" [{speech.Area(a)}]" : "";
            var place = finding.Location is { } p ? FormattableString.Invariant($" @ {p.Longitude:0.#####},{p.Latitude:0.#####}") : "";
            output.WriteLine($"      {where}{speech.Say(finding.Text)}{size}{place}");
        }

        if (count > listed.Count)
            output.WriteLine(speech.Say($"      … dan {speech.Count(count - listed.Count)} lagi; --format csv memuat semuanya", $"      … and {speech.Count(count - listed.Count)} more; --format csv lists all"));
    }

    private void Repairs()
    {
        var repairs = outcome.Repairs.Where(r => r.Applied || r.EffectCount > 0).ToList();
        if (repairs.Count == 0) return;
        output.WriteLine();
        output.WriteLine(speech.Say("Perbaikan", "Repairs"));
        foreach (var repair in repairs)
        {
            var state = repair.Applied ? speech.Say("DILAKUKAN", "MADE") : speech.Say("ditawarkan", "offered");
            output.WriteLine($"  {speech.Say(repair.Title)} ({repair.Id}), {state}: " + speech.Say(
                $"{speech.Count(repair.EffectCount)} fitur, {speech.Area(repair.MovedSquareMetres)} bergeser",
                $"{speech.Count(repair.EffectCount)} features, {speech.Area(repair.MovedSquareMetres)} moved"));
            if (!repair.Applied) output.WriteLine($"      --repair {repair.Id}");
            foreach (var effect in repair.Effects.Where(e => e.MovedSquareMetres > 0).Take(MostLines))
                output.WriteLine($"      {effect.Feature ?? speech.Say($"rekaman {effect.Record}", $"record {effect.Record}")}: {speech.Area(effect.AreaBeforeSquareMetres)} → {speech.Area(effect.AreaAfterSquareMetres)}, "
                    + speech.Say($"{speech.Area(effect.MovedSquareMetres)} bergeser", $"{speech.Area(effect.MovedSquareMetres)} moved"));
        }
    }

    private void Sheet()
    {
        if (outcome.Sheet is not { } sheet) return;
        output.WriteLine();
        output.WriteLine($"{speech.Say(sheet.Title)} ({sheet.Profile}; {speech.Say(sheet.Source)})");
        foreach (var rule in sheet.Rules)
        {
            var mark = rule.Outcome switch { RuleOutcome.Passed => "✓", RuleOutcome.Failed => "✗", _ => "–" };
            var weight = rule.Outcome == RuleOutcome.Failed && rule.Weight == Severity.Error ? speech.Say(" [wajib]", " [required]") : "";
            output.WriteLine($"  {mark} {speech.Say(rule.Rule)}{weight}");
            if (rule.Outcome != RuleOutcome.Passed) output.WriteLine($"      {speech.Say(rule.Result)}{Records(rule.Records)}");
        }

        int Number(RuleOutcome of) => sheet.Rules.Count(r => r.Outcome == of);
        output.WriteLine(speech.Say(
            $"  {Number(RuleOutcome.Passed)} terpenuhi, {Number(RuleOutcome.Failed)} tidak, {Number(RuleOutcome.NotApplicable)} tidak berlaku",
            $"  {Number(RuleOutcome.Passed)} passed, {Number(RuleOutcome.Failed)} failed, {Number(RuleOutcome.NotApplicable)} not applicable"));
    }

    private string Records(IReadOnlyList<int> records) => records.Count == 0 ? "" : " (" + speech.Say("rekaman ", "records ")
        + string.Join(", ", records.Take(MostLines)) + (records.Count > MostLines ? $" … +{records.Count - MostLines}" : "") + ")";

    private void Changes()
    {
        if (outcome.Changes is not { } changes) return;
        output.WriteLine();
        output.WriteLine(speech.Say($"Perubahan terhadap versi {outcome.BasedOn}", $"Changes against version {outcome.BasedOn}"));
        new DifferenceText(speech, output).Write(changes);
        if (changes.Passport is { Id.Length: > 0 } passport) output.WriteLine($"  {speech.Say("periksa", "verify")}: ovop verify {ShellWord.Of(passport.Id)}{storeWords}");
    }

    private void End(IReadOnlyList<(string What, string Command)> nextSteps)
    {
        output.WriteLine();
        output.WriteLine(outcome.Outcome switch
        {
            "committed" => speech.Say($"Dimuat sebagai versi {outcome.Version} dari '{outcome.Layer}', isi {outcome.ContentSha256![..12]}.", $"Loaded as version {outcome.Version} of '{outcome.Layer}', content {outcome.ContentSha256![..12]}."),
            "would-commit" => speech.Say($"Uji coba: akan menjadi versi berikutnya dari '{outcome.Layer}'; tidak ada yang diubah.", $"Dry run: would become the next version of '{outcome.Layer}'; nothing was changed."),
            _ => speech.Say("Ditolak; tidak ada yang diubah.", "Refused; nothing was changed."),
        });
        foreach (var (what, command) in nextSteps)
        {
            output.WriteLine($"  {what}:");
            output.WriteLine($"      {command}");
        }
    }

    private void Row(string name, string text) => output.WriteLine($"  {name,-17} {text}");

    private string Word(Severity severity) => severity switch
    {
        Severity.Error => speech.Say("kesalahan ", "error  "),
        Severity.Warning => speech.Say("peringatan", "warning"),
        _ => speech.Say("catatan   ", "note   "),
    };
}
