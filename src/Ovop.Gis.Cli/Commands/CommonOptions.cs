using System.CommandLine;
using Ovop.Gis.Data;
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
    private readonly Option<string?> _store = new("--store")
    {
        Description = "The store: a file, or a PostGIS database as postgres://user:password@host:port/database; made from the default data where it is not there yet.",
        HelpName = "PATH|URL",
    };

    private readonly Option<OutputFormat> _format = new("--format") { Description = "table, csv or json.", DefaultValueFactory = _ => OutputFormat.Table };

    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_store);
    }

    public OutputFormat Format(ParseResult parsed) => parsed.GetValue(_format);

    public Task<IFeatureStore> OpenStoreAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        Stores.OpenAsync(parsed.GetValue(_store), TimeProvider.System, cancellationToken);
}
