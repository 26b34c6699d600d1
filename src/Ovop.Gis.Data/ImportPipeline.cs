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
    public async Task<ImportReport> CheckAsync(string path, ReadOptions options, ImportRequest request, CancellationToken cancellationToken)
    {
        var raw = await _readers.ReadAsync(path, options, cancellationToken).ConfigureAwait(false);
        return await new Importer(store).CheckAsync(raw, request, cancellationToken).ConfigureAwait(false);
    }

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
}
