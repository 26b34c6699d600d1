using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Ovop.Gis.Benchmarks.Table;
using Perfolizer.Horology;

namespace Ovop.Gis.Benchmarks.Engine;

/// <summary>The engine's own parts by BenchmarkDotNet, in this process: its generated projects would need a solution of their own.</summary>
internal static class EngineBenchmark
{
    private static readonly Type[] Benchmarks = [typeof(MatrixBenchmarks), typeof(PointBenchmarks), typeof(GeodesyBenchmarks), typeof(CanonicalFormBenchmarks)];

    /// <param name="iterations">Measured ones, of a tenth of a second or one operation.</param>
    public static BenchSection Run(int iterations)
    {
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(iterations).WithIterationTime(TimeInterval.FromMilliseconds(100));
        var config = ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddLogger(ConsoleLogger.Ascii).AddColumnProvider(DefaultColumnProviders.Instance)
            .WithArtifactsPath(Path.Combine(Clone.Folder, "artifacts", "bench", "BenchmarkDotNet"));
        var rows = Benchmarks.SelectMany(type => BenchmarkRunner.Run(type, config).Reports.Select(Row)).ToList();
        return BenchSection.Of("engine", "The engine's parts", [$"BenchmarkDotNet, in process, {iterations} iterations after two to warm up."], [],
            new FigureTable("One operation", ["", "of", "median", "standard error", "allocated"], rows));
    }

    private static IReadOnlyList<string> Row(BenchmarkReport report)
    {
        var (benchmark, result) = (report.BenchmarkCase, report.ResultStatistics);
        return
        [
            benchmark.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
            string.Join(", ", benchmark.Parameters.Items.Select(p => p.Value is int number ? $"{Quantity.Count(number)} {p.Name.ToLowerInvariant()}" : Convert.ToString(p.Value, CultureInfo.InvariantCulture))),
            result is null ? "failed" : Quantity.Time(result.Median * 1e-9),
            result is null ? "" : Quantity.Time(result.StandardError * 1e-9),
            report.GcStats.GetBytesAllocatedPerOperation(benchmark) is { } bytes ? $"{bytes / 1024.0:#,0} KiB" : "",
        ];
    }
}
