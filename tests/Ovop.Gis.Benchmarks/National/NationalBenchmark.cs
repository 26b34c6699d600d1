using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ovop.Gis.Benchmarks.Table;

namespace Ovop.Gis.Benchmarks.National;

/// <summary>A country by plans of growing size: does time grow with the zones, and does memory stay within bounds?</summary>
internal sealed class NationalBenchmark(int rounds)
{
    /// <summary>What is aimed at: below 4 GB, and ten times the zones in not much more than ten times the time.</summary>
    private const double MostMegabytes = 4_000, MostGrowth = 12;

    private const double MissingTolerance = 1e-9;

    public async Task<BenchSection> RunAsync(IReadOnlyList<int> sizes, CancellationToken cancellationToken)
    {
        var runs = new List<NationalRun>();
        foreach (var zones in sizes)
            foreach (var way in new[] { OneNational.OneThread, OneNational.TwoThreads, OneNational.Shares })
            {
                var repeated = new List<NationalRun>();
                for (var round = 0; round < rounds; round++) repeated.Add(await OneAsync(zones, way, cancellationToken).ConfigureAwait(false));
                runs.Add(repeated.OrderBy(run => run.Seconds).ElementAt(rounds / 2) with { PeakMegabytes = repeated.Max(run => run.PeakMegabytes) });
            }

        return BenchSection.Of("national", "National size", [.. Notes()], [.. Lines(runs, sizes)], Figures(runs, sizes));
    }

    private static async Task<NationalRun> OneAsync(int zones, string way, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["run-national", zones.ToString(CultureInfo.InvariantCulture), way]) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{zones} zones, {way}: ended with {process.ExitCode}");
        await Console.Error.WriteAsync(line).ConfigureAwait(false);
        var run = JsonSerializer.Deserialize<NationalRun>(line)!;
        return run.MissingRatio <= MissingTolerance ? run
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{zones} zones, {way}: the parts do not add to the country, {run.MissingRatio:0e0} of it is missing or too much"));
    }

    private static IEnumerable<ResultLine> Lines(List<NationalRun> runs, IReadOnlyList<int> sizes)
    {
        foreach (var way in runs.Select(run => run.Way).Distinct())
        {
            var ofWay = runs.Where(run => run.Way == way).ToList();
            var greatest = ofWay.MaxBy(run => run.PeakMegabytes)!;
            yield return ResultLine.OfLimit($"{Villages} villages × {Quantity.Count(greatest.Zones)} zones, {way}, peak memory", greatest.PeakMegabytes, MostMegabytes, Quantity.Megabytes);
            yield return ResultLine.OfLimit($"{Villages} villages, {way}, {Quantity.Count(sizes[^1])} zones against {Quantity.Count(sizes[0])}, time",
                ofWay[^1].Seconds / ofWay[0].Seconds, MostGrowth * sizes[^1] / sizes[0] / 10, Quantity.Ratio);
        }
    }

    private static FigureTable Figures(List<NationalRun> runs, IReadOnlyList<int> sizes)
    {
        var ways = runs.Select(run => run.Way).Distinct().ToList();
        return new FigureTable(Villages + " villages, 8.7 million vertices", ["zones", "pairs", .. ways.SelectMany(way => new[] { way, "peak" })],
            [.. sizes.Select(size => (IReadOnlyList<string>)
            [
                Quantity.Count(size), Quantity.Count(runs.First(run => run.Zones == size).Pairs),
                .. ways.Select(way => runs.First(run => run.Zones == size && run.Way == way)).SelectMany(run => new[] { Quantity.Time(run.Seconds), Quantity.Megabytes(run.PeakMegabytes) }),
            ])]);
    }

    private static string Villages => Quantity.Count(CountryLayer.Villages);

    private IEnumerable<string> Notes()
    {
        yield return $"A made-up country whose cells share their winding borders, and a plan of such cells over all of it, 96 vertices a zone; {(rounds == 1 ? "one run" : $"median of {rounds} runs")}, each in a process of its own.";
        yield return "Geodesic, preparation included. Memory is the most that the process had, both layers with it. \"area-shares\" is the product's question with its report and passport; its zones are of 24 classes.";
        yield return "The plan covers the country, so what its zones share with the villages must add to the villages' own area: it does, within 1e-9, or nothing is printed.";
    }
}
