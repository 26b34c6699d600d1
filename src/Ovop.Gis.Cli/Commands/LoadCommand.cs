using System.CommandLine;
using System.Text.Json;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Data;
using Ovop.Gis.Data.Csv;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Spatial.ReferenceSystems;

namespace Ovop.Gis.Cli.Commands;

/// <summary>Brings a file in: reads, checks, and commits where nothing keeps it out.</summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A shapefile (.shp or zipped), GeoJSON or GeoPackage." };
        var layer = new Option<string?>("--layer") { Description = "The layer to replace or make: kelurahan, zones, clusters or a new id; decided by the file's fields where left out.", HelpName = "ID" };
        var crs = new Option<string?>("--crs") { Description = "The reference system of the coordinates, over what the file says.", HelpName = "EPSG:n" };
        var encoding = new Option<string?>("--encoding") { Description = "The encoding of the texts, over what the file says.", HelpName = "NAME" };
        var source = new Option<string?>("--source-layer") { Description = "Which layer to read of a file that holds several.", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen, and change nothing." };
        var common = new CommonOptions();
        var command = new Command("load", "Load a file as the next version of a layer.") { file, layer, crs, encoding, source, dryRun };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = new ImportRequest(LayerOf(parsed.GetValue(layer)), CrsOf(parsed.GetValue(crs)));
            var options = new ReadOptions(parsed.GetValue(encoding), parsed.GetValue(source), new Progress("reading record"));
            var store = await common.OpenStoreAsync(parsed, cancellationToken).ConfigureAwait(false);
            var pipeline = new ImportPipeline(store);
            var report = await pipeline.CheckAsync(parsed.GetValue(file)!, options, request, cancellationToken).ConfigureAwait(false);
            Progress.Clear();
            DatasetVersion? version = null;
            if (report.Staged is not null && !parsed.GetValue(dryRun))
                version = await pipeline.CommitAsync(report, Environment.UserName, expected: null, cancellationToken).ConfigureAwait(false);
            Write(report, version, common.Format(parsed));
            return report.Staged is null ? ExitCode.Refused : ExitCode.Done;
        });
        return command;
    }

    private static CollectionId? LayerOf(string? text) => text is null ? null
        : CollectionId.TryParse(text, out var id) ? id
        : throw new RefusedException("layer", $"'{text}' is not a layer id: lower-case letters, digits, - and _, a letter first.");

    private static Crs? CrsOf(string? text) => text is null ? null
        : KnownCrs.Find(text) ?? throw new RefusedException("crs", $"'{text}' is not a known reference system; known are such as EPSG:4326, EPSG:32649 (UTM 49N), EPSG:23835 (TM-3 49.1).");

    private static void Write(ImportReport report, DatasetVersion? version, OutputFormat format)
    {
        var outcome = LoadOutcome.From(report, version);
        switch (format)
        {
            case OutputFormat.Json:
                Console.Out.WriteLine(JsonSerializer.Serialize(outcome, WireJson.Indented));
                break;
            case OutputFormat.Csv:
                Console.Out.Write(CsvTable.Write(outcome.FindingsTable()));
                break;
            default:
                WriteForReading(outcome);
                break;
        }
    }

    private static void WriteForReading(LoadOutcome outcome)
    {
        Console.Out.WriteLine($"{outcome.File}: {outcome.Format} '{outcome.SourceLayer}', {outcome.FeatureCount} features, for layer '{outcome.Layer}'");
        Console.Out.WriteLine($"  reference system  {outcome.Crs} ({outcome.CrsReason})");
        if (outcome.Encoding is { } encoding) Console.Out.WriteLine($"  text encoding     {encoding.Name} ({encoding.Reason})");
        if (outcome.SampleNames.Count > 0) Console.Out.WriteLine($"  names             {string.Join(", ", outcome.SampleNames)}");
        if (outcome.Fields.Count > 0) Console.Out.WriteLine($"  fields            {string.Join(", ", outcome.Fields.Select(f => $"{f.From} → {f.To}"))}");
        foreach (var finding in outcome.Findings)
            Console.Out.WriteLine($"  {finding.Severity.ToString().ToLowerInvariant(),-8} {(finding.Record is { } record ? $"record {record}: " : "")}{finding.Text.En} [{finding.Code}]");
        Console.Out.WriteLine(outcome.Outcome switch
        {
            "committed" => $"Loaded as version {outcome.Version} of '{outcome.Layer}', content {outcome.ContentSha256![..12]}.",
            "would-commit" => $"Dry run: would become the next version of '{outcome.Layer}'; nothing was changed.",
            _ => "Refused; nothing was changed.",
        });
    }
}
