using System.Diagnostics;
using NetTopologySuite.Geometries;
using Ovop.Gis.Data;
using Ovop.Gis.Planning.Imports;

namespace Ovop.Gis.Fuzz.Core;

/// <param name="Outcome">"read", the code of a told fault, or null where the reader failed.</param>
/// <param name="Failure">What went wrong; null where nothing did.</param>
internal sealed record TrialResult(string? Outcome, string? Failure);

/// <summary>Gives one input to the readers: it is read, or its fault is told, in bounded time and memory; what is read makes sense.</summary>
internal sealed class Trial
{
    private const long MostAllocatedBytes = 256L << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);
    private readonly DatasetReaders _readers = new(new ReadLimits
    {
        MaxQueryTime = TimeSpan.FromMilliseconds(100),
        MaxValueBytes = 32 << 20,
        MaxUnpackedBytes = 64L << 20,
        MaxVertices = 1_000_000,
    });

    public async Task<TrialResult> RunAsync(FuzzInput input, string folder)
    {
        var path = input.WriteTo(folder);
        var (started, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
        var reading = Task.Run(() => OutcomeAsync(path));
        if (await Task.WhenAny(reading, Task.Delay(2 * MostTime)).ConfigureAwait(false) != reading) return new(null, "does not end");
        var result = await reading.ConfigureAwait(false);
        if (result.Failure is not null) return result;
        if (Stopwatch.GetElapsedTime(started) > MostTime) return new(null, $"takes {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        return allocated > MostAllocatedBytes ? new(null, $"takes {allocated >> 20} MB") : result;
    }

    private async Task<TrialResult> OutcomeAsync(string path)
    {
        try
        {
            var read = await _readers.ReadAsync(path, new ReadOptions(), CancellationToken.None).ConfigureAwait(false);
            return new("read", Nonsense(read));
        }
        catch (UnreadableFileException e)
        {
            var isTold = e.Code.Length > 0 && e.Message.Length > 0 && e.WayOut.Length > 0 && e.FileName.Length > 0;
            return new(e.Code, isTold ? null : "a fault without code, file, message or way out");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new(null, $"{e.GetType().Name}: {e.Message}\n{e.StackTrace}");
        }
    }

    private static string? Nonsense(RawDataset read)
    {
        if (read.Fields.Any(field => field.Type is not ("text" or "integer" or "number" or "date" or "boolean"))) return "a field of no known type";
        if (read.Fields.Select(field => field.Name).Distinct(StringComparer.Ordinal).Count() != read.Fields.Count) return "two fields of one name";
        foreach (var feature in read.Features)
        {
            if (feature is { Geometry: not null, Fault: not null }) return "a shape and a fault at once";
            if (feature.Fault is { } fault && (fault.Code.Length == 0 || fault.Text.Id.Length == 0 || fault.Text.En.Length == 0)) return "a fault without code or text";
            if (!AreFinite(feature.Geometry) || !AreFinite(feature.Fault?.Salvaged)) return "a coordinate that is no number";
            foreach (var field in read.Fields)
                if (!Fits(feature.Attributes[field.Name], field.Type)) return $"a value of {field.Name} that is no {field.Type}";
        }
        return null;
    }

    private static bool Fits(object? value, string type) => value is null || type switch
    {
        "integer" => value is long,
        "number" => value is double,
        "boolean" => value is bool,
        "date" => value is DateOnly,
        _ => value is string,
    };

    private static bool AreFinite(Geometry? geometry)
    {
        var check = new Check();
        geometry?.Apply(check);
        return !check.Done;
    }

    private sealed class Check : ICoordinateSequenceFilter
    {
        public bool Done { get; private set; }

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence seq, int i) => Done |= !double.IsFinite(seq.GetX(i)) || !double.IsFinite(seq.GetY(i));
    }
}
