using Ovop.Gis.Cli.Commands;

return await OvopCommand.RunAsync(args).ConfigureAwait(false);
