using System.Diagnostics;
using Ovop.Gis.Data;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Benchmarks;

/// <summary>One load in a process of its own, so that its time and its memory are its own.</summary>
internal static class OneLoad
{
    private static readonly CollectionId Layer = CollectionId.From("bench");

    public static async Task RunAsync(string mode, string file, string store, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        if (mode == "read") await new DatasetReaders().ReadAsync(file, new ReadOptions(), cancellationToken).ConfigureAwait(false);
        else if (mode == "read-write") await ReadAndWriteAsync(file, store, started, cancellationToken).ConfigureAwait(false);
        else await WholeAsync(file, store, started, cancellationToken).ConfigureAwait(false);
        Tell("end", started);
    }

    /// <summary>No checks: what the file said, written as it is.</summary>
    private static async Task ReadAndWriteAsync(string file, string store, long started, CancellationToken cancellationToken)
    {
        var raw = await new DatasetReaders().ReadAsync(file, new ReadOptions(), cancellationToken).ConfigureAwait(false);
        Tell("read", started);
        var description = new CollectionDescription(Layer, 100, LocalText.Same(raw.Name), "reference", "MultiPolygon", null, null, false, null, LocalText.Same(raw.SourceFile), LocalText.Same(""), LayerStyle.Plain);
        var features = raw.Features.Select(feature => new Feature(feature.RecordNumber.ToString(System.Globalization.CultureInfo.InvariantCulture), feature.Geometry, feature.Attributes)).ToList();
        var staged = new StagedDataset(description, [.. raw.Fields.Select(field => new FieldSchema(field.Name, field.Type))], features, raw.SourceFile, raw.SourceSha256);
        var target = await Stores.OpenAsync(store, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        Tell("staged, store open", started);
        await target.CommitAsync(staged, new CommitNote("bench", VersionOrigin.Load, []), cancellationToken).ConfigureAwait(false);
    }

    private static async Task WholeAsync(string file, string store, long started, CancellationToken cancellationToken)
    {
        var target = await Stores.OpenAsync(store, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        var pipeline = new ImportPipeline(target);
        var report = await pipeline.CheckAsync(file, new ReadOptions(), new ImportRequest(Layer, null), cancellationToken).ConfigureAwait(false);
        Tell("checked", started);
        foreach (var finding in report.Findings.Take(3)) Console.WriteLine($"  {finding.Severity} {finding.Code} {finding.Text.En}");
        await pipeline.CommitAsync(report, "bench", expected: null, cancellationToken).ConfigureAwait(false);
    }

    private static void Tell(string what, long started) => Console.WriteLine(
        $"  {what,-20} {Stopwatch.GetElapsedTime(started).TotalMilliseconds,7:0} ms, {GC.GetTotalPauseDuration().TotalMilliseconds:0} ms of them collecting, {Environment.WorkingSet >> 20} MB");
}
