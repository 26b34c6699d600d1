using System.CommandLine;
using System.Text.Json;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Data.Csv;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Cli.Commands;

/// <summary>Lists what the store holds.</summary>
internal static class LayersCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var command = new Command("layers", "List the layers of the store with their versions.");
        common.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var store = await common.OpenStoreAsync(parsed, cancellationToken).ConfigureAwait(false);
            var layers = await new LayerLibrary(store).ListAsync(cancellationToken).ConfigureAwait(false);
            switch (common.Format(parsed))
            {
                case OutputFormat.Json:
                    Console.Out.WriteLine(JsonSerializer.Serialize(LayerList.From(layers), WireJson.Indented));
                    break;
                case OutputFormat.Csv:
                    Console.Out.Write(CsvTable.Write(LayerList.From(layers).ToTable()));
                    break;
                default:
                    ConsoleTable.Write(LayerList.From(layers).ToTable());
                    break;
            }

            return ExitCode.Done;
        });
        return command;
    }
}
