using System.Globalization;
using Ovop.Gis.Benchmarks;
using Ovop.Gis.Benchmarks.HttpLoad;

// bench load [TIMES]; bench run MODE FILE STORE is one load of it.
switch (args)
{
    case ["run", var mode, var file, var store]:
        await OneLoad.RunAsync(mode, file, store, CancellationToken.None).ConfigureAwait(false);
        return 0;
    case ["load", .. var rest]:
        var repository = Environment.GetEnvironmentVariable("OVOP_REPOSITORY") ?? Directory.GetCurrentDirectory();
        await new LoadBenchmark(repository, rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 5).RunAsync(CancellationToken.None).ConfigureAwait(false);
        return 0;
    case ["hello", var url]:
        await HelloServer.RunAsync(url, CancellationToken.None).ConfigureAwait(false);
        return 0;
    case ["http", .. var rest]:
        var root = Environment.GetEnvironmentVariable("OVOP_REPOSITORY") ?? Directory.GetCurrentDirectory();
        Console.Write(await new HttpBenchmark(root, rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 5).RunAsync(CancellationToken.None).ConfigureAwait(false));
        return 0;
    default:
        await Console.Error.WriteLineAsync("tools/bench load [TIMES] | http [TURNS]").ConfigureAwait(false);
        return 2;
}
