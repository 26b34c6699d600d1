using System.Globalization;
using System.Runtime.InteropServices;

namespace Ovop.Gis.Benchmarks.Table;

/// <summary>What kind of machine this is; nothing that would name it.</summary>
internal static class Machine
{
    public static string Kind { get; } = string.Create(CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {Processor()}, {Math.Round(MemoryGibibytes())} GiB, {RuntimeInformation.FrameworkDescription}");

    private static string Processor() => Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static double MemoryGibibytes() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);

    /// <summary>The most memory that this process has had since <see cref="ForgetPeak"/>, in MB; 0 where the system does not say.</summary>
    public static long PeakMegabytes() => Field("/proc/self/status", "VmHWM") is { } text
        ? long.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture) >> 10
        : 0;

    /// <summary>From here on the peak is that of what follows; where the system cannot, it stays that of all.</summary>
    public static void ForgetPeak()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            if (OperatingSystem.IsLinux()) File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string? Field(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
