using System.Globalization;
using Ovop.Gis.Benchmarks;
using Ovop.Gis.Benchmarks.Areas;
using Ovop.Gis.Benchmarks.Engine;
using Ovop.Gis.Benchmarks.HttpLoad;
using Ovop.Gis.Benchmarks.Layers;
using Ovop.Gis.Benchmarks.National;
using Ovop.Gis.Benchmarks.Radius;
using Ovop.Gis.Benchmarks.Table;

var repository = Clone.Folder;
var token = CancellationToken.None;
switch (args)
{
    // One load, in a process of its own.
    case ["run", var mode, var file, var store]:
        await OneLoad.RunAsync(mode, file, store, token).ConfigureAwait(false);
        return 0;
    case ["load", .. var rest] when BenchArguments.Parse(rest) is { } arguments:
        await new LoadBenchmark(repository, arguments.Rounds).RunAsync(token).ConfigureAwait(false);
        return 0;
    // What a bare Kestrel serves, in a process of its own.
    case ["hello", var url]:
        await HelloServer.RunAsync(url, token).ConfigureAwait(false);
        return 0;
    case ["http", .. var rest] when BenchArguments.Parse(rest) is { } arguments:
        return Finish(await new HttpBenchmark(repository, arguments.Rounds).RunAsync(token).ConfigureAwait(false), arguments);
    case ["agree"]:
        return await TinyAgreement.RunAsync(repository, token).ConfigureAwait(false);
    case ["areas", .. var rest] when BenchArguments.Parse(rest) is { } arguments:
        LayerPair[] provinces = [await LayerPair.OfProvinceAsync(repository, 2_000, token).ConfigureAwait(false), await LayerPair.OfProvinceAsync(repository, 20_000, token).ConfigureAwait(false)];
        return Finish(await new AreaBenchmark(repository, arguments.Rounds).RunAsync(provinces, token).ConfigureAwait(false), arguments);
    case ["radius", .. var rest] when BenchArguments.Parse(rest) is { } arguments:
        return Finish(await new RadiusBenchmark(arguments.Rounds).RunAsync([100_000, 1_000_000], token).ConfigureAwait(false), arguments);
    case ["engine", .. var rest] when BenchArguments.Parse(rest) is { } arguments:
        return Finish(EngineBenchmark.Run(arguments.Rounds), arguments);
    case ["run-national", var zones, var way]:
        OneNational.Run(int.Parse(zones, CultureInfo.InvariantCulture), way, token);
        return 0;
    case ["national", .. var rest] when BenchArguments.Parse(rest, 1) is { } arguments:
        return Finish(await new NationalBenchmark(arguments.Rounds).RunAsync([20_000, 50_000, 100_000, 200_000], token).ConfigureAwait(false), arguments);
    default:
        await Console.Error.WriteLineAsync("see tools/bench --help").ConfigureAwait(false);
        return 2;
}

int Finish(BenchSection section, BenchArguments arguments)
{
    Console.Write(ResultTable.Markdown([section]));
    if (!section.Agrees) Console.Error.WriteLine("A peer gave another answer: nothing was written.");
    else if (!arguments.IsTrial) new ResultTable(Path.Combine(repository, "tests", "Ovop.Gis.Benchmarks")).Put(section);
    return section.Agrees ? 0 : 1;
}
