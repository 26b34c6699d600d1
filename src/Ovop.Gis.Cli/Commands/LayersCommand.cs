using System.CommandLine;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Data.Json;

namespace Ovop.Gis.Cli.Commands;

/// <summary>Lists what the store holds.</summary>
internal static class LayersCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var command = new Command("layers", "List the layers of the store with their versions.");
        common.AddMomentTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var library = await common.LibraryAsync(parsed, cancellationToken).ConfigureAwait(false);
            var list = LayerList.From(await library.ListAsync(cancellationToken).ConfigureAwait(false));
            Answer.Write(list, list.ToTable(), common.Format(parsed), () => new ConsoleTable(CommonOptions.Speech(parsed)).Write(list.ToTable()));
            return ExitCode.Done;
        });
        return command;
    }
}
