using System.CommandLine;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Cli.Output;

/// <summary>What a user would do after a load, as commands to paste.</summary>
internal static class NextStep
{
    private const string DryRun = "--dry-run";

    public static IReadOnlyList<(string What, string Command)> Of(ParseResult parsed, LoadOutcome outcome, string storeWords, Speech speech)
    {
        var given = parsed.Tokens.Select(t => t.Value).SkipWhile(t => t != "load").ToList();
        var steps = new List<(string, string)>();
        foreach (var mend in outcome.Landing is { OnSingkawang: false } landing ? landing.Mends : [])
            steps.Add((speech.Say("Baca dengan cara yang jatuh di kota", "Read it the way that lands on the city"), Again(given, mend.Option, keepDryRun: true)));

        var offered = outcome.Repairs.Where(r => !r.Applied && r.EffectCount > 0).Select(r => r.Id).ToList();
        var wanted = outcome.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Repair).OfType<string>().Distinct().Where(offered.Contains).ToList();
        if (offered.Count > 0 && outcome.Version is null)
            steps.Add((speech.Say("Lihat hasil perbaikannya dulu", "See what the repairs would do first"), Again(given, $"--repair {string.Join(',', wanted.Count > 0 ? wanted : offered)}", keepDryRun: true, addDryRun: true)));

        switch (outcome.Outcome)
        {
            case "would-commit":
                steps.Add((speech.Say("Muat seperti ini", "Load it as it is"), Again(given, null, keepDryRun: false)));
                break;
            case "committed":
                var version = outcome.Version!.Value;
                if (outcome.BasedOn > 0) steps.Add((speech.Say("Lihat apa yang berubah", "See what changed"), $"ovop diff {outcome.Layer} {outcome.BasedOn} {version}{storeWords}"));
                steps.Add((speech.Say("Batalkan pemuatan ini", "Undo this load"), $"ovop rollback {outcome.Layer} {outcome.BasedOn}{storeWords}"));
                break;
            case "refused" when steps.Count == 0:
                steps.Add((speech.Say("Perbaiki berkasnya, lalu periksa lagi", "Mend the file, then check it again"), Again(given, null, keepDryRun: true, addDryRun: true)));
                break;
        }

        return steps;
    }

    /// <summary>The command as it was given, with one more option.</summary>
    private static string Again(List<string> given, string? option, bool keepDryRun, bool addDryRun = false)
    {
        var words = given.Where(t => keepDryRun || t != DryRun).Select(ShellWord.Of).ToList();
        if (option is not null)
        {
            var name = option.Split(' ')[0];
            var at = words.IndexOf(name);
            // A second --crs would be refused; a second --repair adds.
            if (at >= 0 && name == "--crs") words.RemoveRange(at, Math.Min(2, words.Count - at));
            if (at < 0 || name != "--swap-axes") words.Add(option);
        }

        if (addDryRun && !words.Contains(DryRun)) words.Add(DryRun);
        return "ovop " + string.Join(' ', words);
    }
}
