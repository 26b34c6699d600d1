using System.CommandLine;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Data.Csv;
using Ovop.Gis.Data.GeoJson;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Cli.Commands;

/// <summary>Writes a layer out, as it is or as it was.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var layer = new Argument<string>(LayerArgument.Name) { Description = "A layer of 'ovop layers'." };
        var file = new Option<string?>("--out") { Description = "Where to: a .geojson, .json or .csv that is not there yet; GeoJSON on the standard output where left out.", HelpName = "FILE" };
        var common = new CommonOptions();
        var command = new Command("export", "Write a layer as GeoJSON or CSV, also as it was at an earlier version or date.") { layer, file };
        common.AddMomentTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(file);
            var asTable = path is null ? common.Format(parsed) == OutputFormat.Csv : IsTable(path);
            var library = await common.LibraryAsync(parsed, cancellationToken).ConfigureAwait(false);
            var found = await FindAsync(library, parsed.GetValue(layer)!, cancellationToken).ConfigureAwait(false);
            if (path is null)
            {
                await using var output = Console.OpenStandardOutput();
                Write(output, found, asTable);
                return ExitCode.Done;
            }

            await using (var output = new FileStream(path, FileMode.CreateNew)) Write(output, found, asTable);
            var (speech, version) = (CommonOptions.Speech(parsed), found.Collection.Version.Number);
            Console.Out.WriteLine(speech.Say($"{speech.Count(found.Features.Count)} fitur dari '{found.Collection.Id}' versi {version} ditulis ke {path}.",
                $"{speech.Count(found.Features.Count)} features of '{found.Collection.Id}' version {version} written to {path}."));
            return ExitCode.Done;
        });
        return command;
    }

    private static bool IsTable(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => true,
        ".geojson" or ".json" => false,
        _ => throw new RefusedException("out", $"'{Path.GetFileName(path)}' must end in .geojson, .json or .csv."),
    };

    private static async Task<Layer> FindAsync(LayerLibrary library, string text, CancellationToken cancellationToken)
    {
        if (CollectionId.TryParse(text, out var id))
        {
            if (await library.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } layer) return layer;
            if (await library.WhyAbsentAsync(id, cancellationToken).ConfigureAwait(false) is { } reason)
                throw new RefusedException(library.Moment is null ? LayerArgument.Name : MomentRequest.Parameter, reason);
        }

        var layers = await library.ListAsync(cancellationToken).ConfigureAwait(false);
        throw new RefusedException(LayerArgument.Name, $"there is no layer '{text}'; there are {string.Join(", ", layers.Select(l => l.Id))}.");
    }

    private static void Write(Stream output, Layer layer, bool asTable)
    {
        if (!asTable)
        {
            GeoJsonWriter.Write(output, layer.Features.Select(f => (f.Id, f.Geometry, f.Attributes)), decimals: null);
            return;
        }

        using var text = new StreamWriter(output, leaveOpen: true);
        text.Write(CsvTable.Write(FeatureTable.Of(layer)));
    }
}
