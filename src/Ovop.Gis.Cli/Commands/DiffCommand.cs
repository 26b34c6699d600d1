using System.CommandLine;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Cli.Commands;

/// <summary>Says what differs between two versions of a layer.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var layer = new Argument<string>(LayerArgument.Name) { Description = "A layer of 'ovop layers', or one that was withdrawn." };
        var from = new Argument<int>("V1") { Description = "The version to start from." };
        var to = new Argument<int>("V2") { Description = "The version to compare with it." };
        var common = new CommonOptions();
        var command = new Command("diff", "Say what differs between two versions of a layer: features added, removed and changed, area moved.") { layer, from, to };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var speech = CommonOptions.Speech(parsed);
            var store = await common.OpenStoreAsync(parsed, cancellationToken).ConfigureAwait(false);
            var (id, history) = await LayerArgument.FindAsync(store, parsed.GetValue(layer)!, cancellationToken).ConfigureAwait(false);
            var (v1, v2) = (parsed.GetValue(from), parsed.GetValue(to));
            if (await new LayerHistory(store).DifferenceAsync(id, v1, v2, cancellationToken).ConfigureAwait(false) is not { } difference)
                throw history.Any(v => v.Version.Number == v1) ? LayerArgument.NoVersion("V2", id, v2, history) : LayerArgument.NoVersion("V1", id, v1, history);
            Answer.Write(difference, difference.ToTable().Naming(difference.Passport), common.Format(parsed), () =>
            {
                Console.Out.WriteLine(speech.Say($"'{id}' dari versi {v1} ke versi {v2}", $"'{id}' from version {v1} to version {v2}"));
                new DifferenceText(speech, Console.Out).Write(DifferenceEntry.From(difference));
                new PassportText(speech, Console.Out).Write(difference.Passport, common.StoreWords(parsed));
            });
            return ExitCode.Done;
        });
        return command;
    }
}
