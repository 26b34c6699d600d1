using System.Diagnostics;
using System.Globalization;

namespace Ovop.Gis.Benchmarks;

/// <summary>A program that loads a layer, run as a process: its time from start to end and its peak memory.</summary>
/// <param name="Prepare">Run before each time, and not measured.</param>
internal sealed record Contestant(string Name, string Program, IReadOnlyList<string> Arguments, Action Prepare)
{
    private readonly List<double> _seconds = [];
    private readonly List<double> _processorSeconds = [];

    public double MedianSeconds => _seconds.Order().ElementAt(_seconds.Count / 2);

    /// <summary>Of all cores; steadier than the clock on a machine that others use.</summary>
    public double MedianProcessorSeconds => _processorSeconds.Order().ElementAt(_processorSeconds.Count / 2);

    /// <summary>Of the process itself, without its children; 0 where it could not be seen.</summary>
    public long PeakMegabytes { get; private set; }

    public void Run(bool isCounted)
    {
        Prepare();
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Program, Arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var processor = TimeSpan.Zero;
        while (!process.WaitForExit(3))
        {
            PeakMegabytes = Math.Max(PeakMegabytes, PeakOf(process.Id));
            if (ProcessorTimeOf(process) is { } spent) processor = spent;
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Name} ended with {process.ExitCode}");
        if (isCounted)
        {
            _seconds.Add(seconds);
            _processorSeconds.Add(processor.TotalSeconds);
        }
        else if (output.Result.Length > 0) Console.Error.Write($"{Name}\n{output.Result}");
    }

    private static TimeSpan? ProcessorTimeOf(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) >> 10;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
