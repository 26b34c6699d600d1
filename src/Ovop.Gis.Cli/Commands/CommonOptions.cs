using System.CommandLine;
using Ovop.Gis.Cli.Output;
using Ovop.Gis.Data;
using Ovop.Gis.Planning.Analyses;
using Ovop.Gis.Planning.Features;

namespace Ovop.Gis.Cli.Commands;

internal enum OutputFormat
{
    Table,
    Csv,
    Json,
}

/// <summary>The options that every verb has.</summary>
internal sealed class CommonOptions
{
    /// <summary>Given once, before or after the verb.</summary>
    public static readonly Option<Language?> Language = new("--lang") { Description = "id or en; by the environment's locale where left out.", HelpName = "id|en", Recursive = true };

    private readonly Option<string?> _store = new("--store")
    {
        Description = "The store: a file, or a PostGIS database as postgres://user:password@host:port/database; made from the default data where it is not there yet.",
        HelpName = "PATH|URL",
    };

    private readonly Option<OutputFormat> _format = new("--format") { Description = "table, csv or json.", DefaultValueFactory = _ => OutputFormat.Table };

    private readonly Option<string?> _at = new("--" + MomentRequest.Parameter) { Description = MomentRequest.Description, HelpName = "V|LAYER=V,…|DATE" };

    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_store);
    }

    /// <summary>For verbs that can be asked of an earlier time.</summary>
    public void AddMomentTo(Command command)
    {
        command.Options.Add(_at);
        AddTo(command);
    }

    public OutputFormat Format(ParseResult parsed) => parsed.GetValue(_format);

    public static Speech Speech(ParseResult parsed) => new(parsed.GetValue(Language) ?? Output.Speech.OfEnvironment());

    public Task<IFeatureStore> OpenStoreAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        Stores.OpenAsync(parsed.GetValue(_store), TimeProvider.System, cancellationToken);

    /// <summary>For looking only: a store that is not there yet is not made.</summary>
    public Task<IFeatureStore> PeekStoreAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        Stores.PeekAsync(parsed.GetValue(_store), TimeProvider.System, cancellationToken);

    public async Task<LayerLibrary> LibraryAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var library = new LayerLibrary(await OpenStoreAsync(parsed, cancellationToken).ConfigureAwait(false));
        return await MomentRequest.ApplyAsync(library, parsed.GetValue(_at), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How the store is named in a command that the user may give next; empty for the default one.</summary>
    public string StoreWords(ParseResult parsed) => parsed.GetValue(_store) is { } path ? $" --store {ShellWord.Of(path)}" : "";
}
