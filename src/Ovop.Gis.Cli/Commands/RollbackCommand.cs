using System.CommandLine;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Cli.Commands;

/// <summary>Has an earlier version of a layer back, as a new version; nothing is ever lost by it.</summary>
internal static class RollbackCommand
{
    public static Command Create()
    {
        var layer = new Argument<string>(LayerArgument.Name) { Description = "A layer of 'ovop layers', or one that was withdrawn." };
        var to = new Argument<int>("V") { Description = "The version to have back; 0 withdraws the layer." };
        var by = new Option<string?>("--by") { Description = "Who does it, for the history; the system's user where left out.", HelpName = "NAME" };
        var common = new CommonOptions();
        var command = new Command("rollback", "Make an earlier version of a layer the newest again; 0 withdraws the layer. The versions between stay readable.") { layer, to, by };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var speech = CommonOptions.Speech(parsed);
            var name = UserName.Of(parsed.GetValue(by));
            var store = await common.OpenStoreAsync(parsed, cancellationToken).ConfigureAwait(false);
            var (id, history) = await LayerArgument.FindAsync(store, parsed.GetValue(layer)!, cancellationToken).ConfigureAwait(false);
            var number = parsed.GetValue(to);
            var result = await new LayerHistory(store).RollbackAsync(id, number, name, cancellationToken).ConfigureAwait(false);
            if (result.Outcome == RollbackOutcome.NoSuchVersion) throw LayerArgument.NoVersion("V", id, number, history);
            var list = new VersionList(id.ToString(), [VersionEntry.From(result.Version!, current: true)]);
            Answer.Write(list.Versions[0], list.ToTable(), common.Format(parsed), () => Tell(result, id, number, common.StoreWords(parsed), speech));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Tell(RollbackResult result, CollectionId id, int to, string storeWords, Speech speech)
    {
        var version = result.Version!;
        if (result.Outcome == RollbackOutcome.AlreadyThat)
        {
            Console.Out.WriteLine(version.Origin == VersionOrigin.Withdrawal
                ? speech.Say($"'{id}' sudah ditarik; tidak ada yang diubah.", $"'{id}' is withdrawn already; nothing was changed.")
                : speech.Say($"Isi '{id}' sudah sama dengan versi {to} (kini versi {version.Version.Number}); tidak ada yang diubah.",
                    $"'{id}' holds what version {to} holds already (it is at version {version.Version.Number}); nothing was changed."));
            return;
        }

        Console.Out.WriteLine(version.Origin == VersionOrigin.Withdrawal
            ? speech.Say($"'{id}' ditarik (versi {version.Version.Number}); versi sebelumnya tetap dapat dibaca.", $"'{id}' is withdrawn (version {version.Version.Number}); its earlier versions stay readable.")
            : speech.Say($"'{id}' kini versi {version.Version.Number}, dengan isi versi {to}: {speech.Count(version.FeatureCount)} fitur dari {version.SourceFile}.",
                $"'{id}' is now at version {version.Version.Number}, with the content of version {to}: {speech.Count(version.FeatureCount)} features from {version.SourceFile}."));
        var before = result.Before[0].Origin == VersionOrigin.Withdrawal ? 0 : result.Before[0].Version.Number;
        Console.Out.WriteLine($"  {speech.Say("Batalkan", "Undo this")}:");
        Console.Out.WriteLine($"      ovop rollback {id} {before}{storeWords}");
    }
}
