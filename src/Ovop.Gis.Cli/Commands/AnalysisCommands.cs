using System.CommandLine;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Cli.Commands;

/// <summary>Makes a verb of each question in the catalogue.</summary>
internal sealed class AnalysisCommands(RootCommand root) : IAnalysisVisitor
{
    public void Visit<TAnalysis, TRequest, TReport>(Func<LayerLibrary, TAnalysis> create)
        where TAnalysis : IAnalysis<TRequest, TReport>
        where TRequest : class, new()
        where TReport : class, IReport
    {
        var form = new RequestForm<TRequest>();
        var common = new CommonOptions();
        var command = new Command(TAnalysis.Id, TAnalysis.Title.En + ".");
        var options = form.Fields.ToDictionary(f => f.Name, f => new Option<string?>("--" + f.Name)
        {
            Description = f.Description + (f.Default is null ? "" : $" [default: {f.Default}]"),
            HelpName = f.Choices.Count > 0 ? string.Join('|', f.Choices) : f.Example ?? f.Name,
        });
        foreach (var option in options.Values) command.Options.Add(option);
        common.AddMomentTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var given = options.Where(o => parsed.GetResult(o.Value) is not null).Select(o => KeyValuePair.Create(o.Key, parsed.GetValue(o.Value)));
            var request = form.Read(given);
            var library = await common.LibraryAsync(parsed, cancellationToken).ConfigureAwait(false);
            var report = await create(library)
                .RunAsync(request, new Progress($"{TAnalysis.Id}: features done"), cancellationToken).ConfigureAwait(false);
            Progress.Clear();
            new ReportWriter(CommonOptions.Speech(parsed), common.StoreWords(parsed)).Write(report, common.Format(parsed));
            return ExitCode.Done;
        });
        root.Subcommands.Add(command);
    }
}
