using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Ovop.Gis.Data;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Features;
using Ovop.Gis.Planning.Imports;
using Ovop.Gis.Service.Common;

namespace Ovop.Gis.Service.Imports;

/// <summary>Checks uploads in the background, so many at a time; clears away those that have expired.</summary>
internal sealed class ImportChecks(IFeatureStore store, PendingImports imports, IOptions<ImportsOptions> options, TimeProvider clock, ILogger<ImportChecks> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenClearings = TimeSpan.FromMinutes(1);

    private readonly ImportPipeline _pipeline = new(store, options.Value.Limits);

    /// <summary>Each import waits in it once at most, so there is always room.</summary>
    private readonly Channel<PendingImport> _queue = Channel.CreateBounded<PendingImport>(new BoundedChannelOptions(options.Value.MaxPending * 2 + 64) { FullMode = BoundedChannelFullMode.Wait });

    public void Start(PendingImport import, Upload? received, ImportChoices choices)
    {
        if (import.Ask(received, choices) && !_queue.Writer.TryWrite(import)) throw new TooManyImportsException();
    }

    /// <summary>Reads and checks an upload whose checked data did not wait in memory.</summary>
    public Task<ImportReport> CheckAgainAsync(PendingImport import, CancellationToken cancellationToken) =>
        _pipeline.CheckAsync(import.Received!.Path, import.Choices, progress: null, cancellationToken);

    public Task<Planning.Datasets.DatasetVersion> CommitAsync(ImportReport report, string by, int expected, CancellationToken cancellationToken) =>
        _pipeline.CommitAsync(report, by, expected, cancellationToken);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([ClearAsync(stoppingToken), .. Enumerable.Range(0, options.Value.MaxParallelChecks).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken))]);

    private async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var import in _queue.Reader.ReadAllAsync(stopping))
        {
            if (import.Begin(TimeSpan.FromMinutes(options.Value.MaxCheckMinutes), stopping) is not { } run) continue;
            import.End(await CheckAsync(import, run, stopping), run);
        }
    }

    private async Task<CheckResult> CheckAsync(PendingImport import, CancellationToken run, CancellationToken stopping)
    {
        try
        {
            var report = await _pipeline.CheckAsync(import.Received!.Path, import.Choices, new Steps(import), run);
            var preview = Path.Combine(import.Folder.FullName, $"preview-{Guid.NewGuid():N}");
            await ImportPreview.WriteAsync(preview, report, store, run);
            return new CheckResult
            {
                Status = report.Staged is null ? ImportStatus.Refused : ImportStatus.Ready,
                Outcome = LoadOutcome.From(report, version: null),
                Report = report.Preview.Sum(f => (long)(f.Geometry?.NumPoints ?? 0)) <= options.Value.MaxVerticesInMemory ? report : null,
                PreviewPath = preview,
            };
        }
        catch (UnreadableFileException e)
        {
            return new CheckResult
            {
                Status = ImportStatus.Unreadable,
                Fault = new ImportFault(e.Code, e.Message, e.WayOut, e.RecordNumber),
                SourceLayers = e.Code == ReadFaults.LayerAmbiguous ? e.Choices : null,
            };
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Dropped or asked for anew, where nobody looks at this; or the time is up.
            return Failed("check-too-long", $"The check took longer than {options.Value.MaxCheckMinutes} minutes.", "Send a smaller part of the layer.");
        }
        catch (StoreException e)
        {
            Log.CheckFailed(logger, import.Id, e);
            return Failed("store-unavailable", "The store cannot be read now.", "Try again in a moment; the service's log says what is wrong.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.CheckFailed(logger, import.Id, e);
            return Failed("check-failed", "The check broke on this file.", "Tell whoever runs the service; its log says why.");
        }
    }

    private static CheckResult Failed(string code, string message, string wayOut) => new() { Status = ImportStatus.Failed, Fault = new ImportFault(code, message, wayOut, null) };

    private async Task ClearAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(BetweenClearings, clock);
        while (await timer.WaitForNextTickAsync(stopping)) imports.Expire();
    }

    private sealed class Steps(PendingImport import) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => import.Progressed(value);
    }
}
