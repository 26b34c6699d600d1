using System.CommandLine;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Datasets;

namespace Ovop.Gis.Cli.Commands;

/// <summary>Lists a layer's history: who loaded what, when and from which file.</summary>
internal static class VersionsCommand
{
    private const int HashShown = 12;

    public static Command Create()
    {
        var layer = new Argument<string>(LayerArgument.Name) { Description = "A layer of 'ovop layers', or one that was withdrawn." };
        var common = new CommonOptions();
        var command = new Command("versions", "List the versions of a layer, newest first.") { layer };
        common.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var store = await common.OpenStoreAsync(parsed, cancellationToken).ConfigureAwait(false);
            var (id, history) = await LayerArgument.FindAsync(store, parsed.GetValue(layer)!, cancellationToken).ConfigureAwait(false);
            var list = VersionList.From(id, history);
            Answer.Write(list, list.ToTable(), common.Format(parsed), () => new ConsoleTable(CommonOptions.Speech(parsed)).Write(ForReading(list, CommonOptions.Speech(parsed))));
            return ExitCode.Done;
        });
        return command;
    }

    private static ReportTable ForReading(VersionList list, Speech speech) => new(
        [
            speech.Say("versi", "version"), speech.Say("waktu", "committed"), speech.Say("oleh", "by"), speech.Say("asal", "origin"), speech.Say("fitur", "features"),
            speech.Say("berkas", "file"), speech.Say("perbaikan", "repairs"), speech.Say("isi", "content"),
        ],
        [.. list.Versions.Select(v => (IReadOnlyList<object?>)
        [
            v.Number + (v.Current ? " *" : ""), Speech.Time(v.CommittedAt), v.By, Origin(v, speech), (long)v.FeatureCount, v.SourceFile, string.Join(", ", v.Repairs), v.ContentSha256[..HashShown],
        ])]);

    private static string Origin(VersionEntry version, Speech speech) => version.Origin switch
    {
        VersionOrigin.Default => speech.Say("data bawaan", "default data"),
        VersionOrigin.Load => speech.Say("dimuat", "loaded"),
        VersionOrigin.Rollback => speech.Say($"kembali ke {version.RestoredFrom}", $"back to {version.RestoredFrom}"),
        _ => speech.Say("ditarik", "withdrawn"),
    };
}
