using Ovop.Gis.Data;
using Ovop.Gis.Data.Json;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Service.Imports;

/// <summary>One upload on its way: its files, its choices, and the state that its check and its commit leave it in.</summary>
internal sealed class PendingImport(string id, DirectoryInfo folder, DateTimeOffset createdAt)
{
    private readonly Lock _lock = new();
    private ImportChoices _choices = new();
    private ImportStatus _status = ImportStatus.Checking;
    private ImportProgress? _progress;
    private ImportFault? _fault;
    private IReadOnlyList<string>? _sourceLayers;
    private LoadOutcome? _outcome;
    private ImportReport? _report;
    private int? _version;
    private CancellationTokenSource? _running;
    private bool _queued;
    private bool _committing;
    private bool _dropped;

    public string Id { get; } = id;
    public DirectoryInfo Folder { get; } = folder;
    public DateTimeOffset CreatedAt { get; } = createdAt;
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Null until it is received whole.</summary>
    public Upload? Received { get; private set; }

    /// <summary>GeoJSON of the layer as it would be stored; null until it is checked.</summary>
    public string? PreviewPath { get; private set; }

    public bool IsBusy
    {
        get { lock (_lock) return Received is null || _committing || _status == ImportStatus.Checking; }
    }

    /// <summary>Committed and unreadable ones make room first.</summary>
    public bool IsOver
    {
        get { lock (_lock) return _status is ImportStatus.Committed or ImportStatus.Unreadable or ImportStatus.Failed; }
    }

    public ImportChoices Choices
    {
        get { lock (_lock) return _choices; }
    }

    public LoadOutcome? Outcome
    {
        get { lock (_lock) return _outcome; }
    }

    public ImportResource ToResource(bool withReport)
    {
        lock (_lock)
            return new ImportResource(Id, _status, Received!.Name, Received.SizeBytes, CreatedAt, ExpiresAt, _choices, _progress, _sourceLayers, _fault, withReport ? _outcome : null, _version);
    }

    /// <summary>Starts the check of what has come in, or the check with other choices.</summary>
    /// <returns>True where it has to be queued; false where a queued check will take the new choices.</returns>
    public bool Ask(Upload? received, ImportChoices choices)
    {
        lock (_lock)
        {
            if (received is not null) Received = received;
            else if (_status == ImportStatus.Committed) throw new ImportStateException($"The import is committed as version {_version}; upload the file again to load it once more.");
            else if (_committing) throw new ImportStateException("The import is being committed.");
            (_choices, _status, _progress, _fault, _sourceLayers, _outcome, _report) = (choices, ImportStatus.Checking, null, null, null, null, null);
            PreviewPath = null;
            _running?.Cancel();
            if (_queued) return false;
            return _queued = true;
        }
    }

    /// <summary>Null where it was dropped while it waited.</summary>
    public CancellationToken? Begin(TimeSpan most, CancellationToken stopping)
    {
        lock (_lock)
        {
            _queued = false;
            if (_dropped) return null;
            _running = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            _running.CancelAfter(most);
            return _running.Token;
        }
    }

    public void Progressed(ImportProgress progress)
    {
        lock (_lock) _progress = progress;
    }

    /// <summary>Takes what a check found, unless it was dropped or asked for with other choices meanwhile.</summary>
    public void End(CheckResult result, CancellationToken run)
    {
        lock (_lock)
        {
            if (_running?.Token != run) return;
            _running.Dispose();
            _running = null;
            if (_dropped || _queued) return;
            (_status, _fault, _sourceLayers, _outcome, _report, _progress) = (result.Status, result.Fault, result.SourceLayers, result.Outcome, result.Report, null);
            PreviewPath = result.PreviewPath;
        }
    }

    /// <exception cref="ImportStateException">It is not ready to be committed.</exception>
    public (ImportReport? Report, LoadOutcome Outcome) BeginCommit()
    {
        lock (_lock)
        {
            switch (_status)
            {
                case ImportStatus.Checking: throw new ImportStateException("The file is still being checked; look at its status and commit when it is ready.");
                case ImportStatus.Committed: throw new ImportStateException($"The import is committed already, as version {_version}.");
                case ImportStatus.Refused: throw new ImportRefusedException("The report has errors; mend the file or choose repairs, and check again.", null);
                case ImportStatus.Unreadable or ImportStatus.Failed: throw new ImportRefusedException(_fault!.Message, _fault);
            }

            if (_committing) throw new ImportStateException("The import is being committed.");
            _committing = true;
            return (_report, _outcome!);
        }
    }

    public void EndCommit(int? version)
    {
        lock (_lock)
        {
            _committing = false;
            if (version is null) return;
            (_status, _version, _report) = (ImportStatus.Committed, version, null);
            _outcome = _outcome! with { Outcome = "committed", Version = version };
        }

        // The version has it all; the disk is for those that still wait.
        foreach (var file in Folder.EnumerateFiles().Where(f => f.FullName != PreviewPath)) file.Delete();
    }

    public void Drop()
    {
        lock (_lock)
        {
            _dropped = true;
            _running?.Cancel();
            _report = null;
        }

        try
        {
            Folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Still open somewhere; the folder of all uploads goes with the service.
        }
    }
}

/// <summary>What a check left.</summary>
internal sealed class CheckResult
{
    public ImportStatus Status { get; set; }
    public ImportFault? Fault { get; set; }
    public IReadOnlyList<string>? SourceLayers { get; set; }
    public LoadOutcome? Outcome { get; set; }
    public ImportReport? Report { get; set; }
    public string? PreviewPath { get; set; }
}

/// <summary>What is asked does not fit the state the import is in: 409.</summary>
internal sealed class ImportStateException(string message) : Exception(message);

/// <summary>What is asked for was judged unfit: 422.</summary>
internal sealed class ImportRefusedException(string message, ImportFault? fault) : Exception(message)
{
    public ImportFault? Fault { get; } = fault;
}
