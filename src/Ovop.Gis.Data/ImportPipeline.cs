using System.Text.Json;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Datasets;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Data;

/// <summary>The one way in for a file, whoever asks: read it, check it, and commit what was checked.</summary>
public sealed class ImportPipeline(IFeatureStore store, ReadLimits? limits = null)
{
    private readonly DatasetReaders _readers = new(limits);

    /// <summary>Reads and checks; the store is not touched.</summary>
    /// <exception cref="UnreadableFileException">The file cannot be read at all.</exception>
    /// <exception cref="Planning.Analyses.RefusedException">A choice is none that there is.</exception>
    public Task<ImportReport> CheckAsync(string path, ImportChoices choices, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var records = progress is null ? null : new Steps(n => progress.Report(new ImportProgress(ImportProgress.Reading, n, null)));
        return CheckAsync(path, choices.ToReadOptions(records), choices.ToRequest(), progress, cancellationToken);
    }

    public Task<ImportReport> CheckAsync(string path, ReadOptions options, ImportRequest request, CancellationToken cancellationToken) =>
        CheckAsync(path, options, request, progress: null, cancellationToken);

    /// <summary>Commits what a report has staged, the report beside it.</summary>
    /// <param name="expected">The version the user saw when deciding; null to commit on top of whatever is there.</param>
    public async Task<DatasetVersion> CommitAsync(ImportReport report, string by, int? expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        var staged = report.Staged ?? throw new ArgumentException("The report has nothing to commit.", nameof(report));
        var note = new CommitNote(by, VersionOrigin.Load, [.. report.Repairs.Where(r => r.Applied).Select(r => r.Id)],
            JsonSerializer.Serialize(LoadOutcome.From(report, version: null), WireJson.Options), expected);
        return await store.CommitAsync(staged, note, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ImportReport> CheckAsync(
        string path, ReadOptions options, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new ImportProgress(ImportProgress.Reading, 0, null));
        var raw = await _readers.ReadAsync(path, options, cancellationToken).ConfigureAwait(false);
        progress?.Report(new ImportProgress(ImportProgress.Checking, 0, raw.Features.Count));
        var report = await new Importer(store).CheckAsync(raw, request, cancellationToken).ConfigureAwait(false);
        progress?.Report(new ImportProgress(ImportProgress.Finished, raw.Features.Count, raw.Features.Count));
        if (report.BasedOn > 0) return report;

        // A layer that was withdrawn holds nothing, yet its history goes on.
        var history = await store.VersionsAsync(report.Layer, cancellationToken).ConfigureAwait(false);
        return history.Count == 0 ? report : report with { BasedOn = history[0].Version.Number };
    }

    /// <summary>Reports at once, in the thread that works: Progress&lt;T&gt; would report later and out of order.</summary>
    private sealed class Steps(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
