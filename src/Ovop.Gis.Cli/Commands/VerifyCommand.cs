using System.CommandLine;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Passports;

namespace Ovop.Gis.Cli.Commands;

/// <summary>Makes a result again and says whether it is the same, or what differs and why.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var result = new Argument<string>("RESULT") { Description = "A result's JSON or CSV as it was written, or the id of its passport." };
        var common = new CommonOptions();
        var command = new Command("verify", "Make a result again from the data it names, and say whether it is the same or what differs and why.") { result };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var given = await ReadAsync(parsed.GetValue(result)!, cancellationToken).ConfigureAwait(false);
            var store = await common.OpenStoreAsync(parsed, cancellationToken).ConfigureAwait(false);
            var verification = new Verification(new Recomputation(new LayerLibrary(store), new LayerHistory(store)));
            var report = await given.VerifyAsync(verification, cancellationToken).ConfigureAwait(false);
            Answer.Write(report, Table(report), common.Format(parsed), () => new VerificationText(CommonOptions.Speech(parsed), Console.Out).Write(report));
            return report.IsGood ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static async Task<ResultInHand> ReadAsync(string text, CancellationToken cancellationToken) =>
        !File.Exists(text) && PassportId.TryParse(text, out var id) ? new ResultInHand(null, null, id) : await ResultReader.ReadAsync(text, cancellationToken).ConfigureAwait(false);

    private static ReportTable Table(VerificationReport report) => new(
        ["verdict", "id", "kind", "what", "then", "now", "text_id", "text_en"],
        [
            [WireJson.Word(report.Verdict), report.Id, null, null, null, null, report.Text.Id, report.Text.En],
            .. report.Differences.Select(d => (IReadOnlyList<object?>)[WireJson.Word(report.Verdict), report.Id, WireJson.Word(d.Kind), d.What, d.Then, d.Now, d.Text.Id, d.Text.En]),
        ]);
}
