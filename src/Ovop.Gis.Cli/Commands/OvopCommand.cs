using System.CommandLine;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Data;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Cli.Commands;

/// <summary>The command as a whole: its verbs, and the one place where a failure becomes an exit code.</summary>
internal static class OvopCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Ovop.Gis: zones, clusters and published figures of Kota Singkawang, in numbers that can be checked.");
        root.Options.Add(CommonOptions.Language);
        root.Subcommands.Add(LoadCommand.Create());
        root.Subcommands.Add(LayersCommand.Create());
        root.Subcommands.Add(VersionsCommand.Create());
        root.Subcommands.Add(DiffCommand.Create());
        root.Subcommands.Add(RollbackCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        AnalysisCatalog.Each(new AnalysisCommands(root));
        root.Subcommands.Add(VerifyCommand.Create());

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync("ovop: " + error.Message).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"See 'ovop {string.Join(' ', args.TakeWhile(a => !a.StartsWith('-')).Take(1))} --help'.".Replace("  ", " ", StringComparison.Ordinal)).ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, stop.Token).ConfigureAwait(false);
        }
        catch (RefusedException e)
        {
            foreach (var fault in e.Faults) Complain($"{(char.IsAsciiLetterUpper(fault.Parameter[0]) ? "" : "--")}{fault.Parameter}: {fault.Message}");
            return ExitCode.WrongUsage;
        }
        catch (UnreadableFileException e)
        {
            var place = e.RecordNumber is { } record ? $"{e.FileName}, record {record}: " : e.Message.StartsWith(e.FileName, StringComparison.Ordinal) ? "" : $"{e.FileName}: ";
            Complain($"{place}{e.Message} [{e.Code}]", e.WayOut);
            return e.Code == "file-not-found" ? ExitCode.WrongUsage : ExitCode.Refused;
        }
        catch (VersionConflictException e)
        {
            Complain(e.Message, "Nothing was changed. Look at 'ovop versions " + e.Layer + "', then give the command again.");
            return ExitCode.Refused;
        }
        catch (StoreException e)
        {
            Complain(e.Message, e.WayOut);
            return ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            Complain("stopped; nothing was changed.");
            return ExitCode.Refused;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Complain(e.Message, "Look at the disk and at the permissions of the file and of the folder for temporary files.");
            return ExitCode.Refused;
        }
    }

    private static void Complain(string message, string? wayOut = null)
    {
        Progress.Clear();
        Console.Error.WriteLine("ovop: " + message);
        if (wayOut is not null) Console.Error.WriteLine("      " + wayOut);
    }
}
