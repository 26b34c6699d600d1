using System.CommandLine;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Data;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Planning.Imports.Profiles;

namespace Ovop.Gis.Cli.Commands;

/// <summary>Brings a file in: reads, checks, and commits where nothing keeps it out.</summary>
internal sealed class LoadCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A shapefile (.shp or zipped), GeoPackage, GeoJSON or CSV." };
    private readonly Option<string?> _layer = new("--layer") { Description = "The layer to replace or make: kelurahan, zones, clusters or a new id; decided by the file's fields where left out.", HelpName = "ID" };
    private readonly Option<string?> _crs = new("--crs") { Description = "The reference system of the coordinates, over what the file says.", HelpName = "EPSG:n" };
    private readonly Option<bool> _swapAxes = new("--swap-axes") { Description = "The file gives latitude (northing) first." };
    private readonly Option<string?> _encoding = new("--encoding") { Description = "The encoding of the texts, over what the file says.", HelpName = "NAME" };
    private readonly Option<string?> _source = new("--source-layer") { Description = "Which layer to read of a file that holds several.", HelpName = "NAME" };
    private readonly Option<string?> _profile = new("--profile") { Description = $"The rules to hold the file against: {string.Join(", ", RuleProfiles.Ids)}; decided by the file's fields where left out.", HelpName = "ID" };
    private readonly Option<string[]> _repair = new("--repair") { Description = $"Repairs to make, several with commas: {string.Join(", ", RepairIds.All)}, or all.", HelpName = "ID" };
    private readonly Option<string?> _accuracy = new("--accuracy") { Description = "How far a drawn boundary may be from the true one, in metres; 10 where left out, as at 1:25,000. Areas get their band from it.", HelpName = "10m" };
    private readonly Option<string?> _x = new("--x") { Description = "Of a CSV: the column with the longitude or easting.", HelpName = "COLUMN" };
    private readonly Option<string?> _y = new("--y") { Description = "Of a CSV: the column with the latitude or northing.", HelpName = "COLUMN" };
    private readonly Option<string?> _by = new("--by") { Description = "Who loads, for the history; the system's user where left out.", HelpName = "NAME" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would happen, and change nothing." };
    private readonly CommonOptions _common = new();

    public static Command Create()
    {
        var verb = new LoadCommand();
        var command = new Command("load", "Load a file as the next version of a layer.")
        {
            verb._file, verb._layer, verb._crs, verb._swapAxes, verb._encoding, verb._source, verb._profile, verb._repair, verb._accuracy, verb._x, verb._y, verb._by, verb._dryRun,
        };
        verb._common.AddTo(command);
        command.SetAction(verb.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var speech = CommonOptions.Speech(parsed);
        var choices = new ImportChoices(
            parsed.GetValue(_layer), parsed.GetValue(_crs), parsed.GetValue(_swapAxes), parsed.GetValue(_encoding), parsed.GetValue(_source), parsed.GetValue(_profile),
            parsed.GetValue(_repair), parsed.GetValue(_x), parsed.GetValue(_y), parsed.GetValue(_accuracy));
        // Before a store is made for nothing.
        choices.ToRequest();
        var by = UserName.Of(parsed.GetValue(_by));
        var dryRun = parsed.GetValue(_dryRun);
        var store = dryRun
            ? await _common.PeekStoreAsync(parsed, cancellationToken).ConfigureAwait(false)
            : await _common.OpenStoreAsync(parsed, cancellationToken).ConfigureAwait(false);
        var pipeline = new ImportPipeline(store);
        var progress = new LoadProgress(speech);
        var report = await pipeline.CheckAsync(parsed.GetValue(_file)!, choices, progress, cancellationToken).ConfigureAwait(false);
        DatasetVersion? version = null;
        if (report.Staged is not null && !dryRun)
        {
            progress.Report(new ImportProgress(ImportProgress.Committing, 0, report.FeatureCount));
            version = await pipeline.CommitAsync(report, by, report.BasedOn, cancellationToken).ConfigureAwait(false);
        }

        Progress.Clear();
        var outcome = LoadOutcome.From(report, version);
        Answer.Write(outcome, outcome.FindingsTable(), _common.Format(parsed),
            () => new LoadReport(outcome, speech, Console.Out, _common.StoreWords(parsed)).Write(NextStep.Of(parsed, outcome, _common.StoreWords(parsed), speech)));
        return report.Staged is null ? ExitCode.Refused : ExitCode.Done;
    }
}
