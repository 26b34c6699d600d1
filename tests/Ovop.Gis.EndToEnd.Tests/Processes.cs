using System.Diagnostics;

namespace Ovop.Gis.EndToEnd.Tests;

/// <summary>What a program said and how it ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);

/// <summary>Runs the built programs as users run them: as processes.</summary>
internal static class Processes
{
    /// <summary>The configuration this test was built in is the one whose programs it runs.</summary>
    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Name;

    public static string Built(string project, string file) => Path.Combine(Testing.Places.Repository, "artifacts", "bin", project, Configuration, file);

    public static Task<Outcome> OvopAsync(params string[] arguments) => RunAsync("dotnet", [Built("Ovop.Gis.Cli", "ovop.dll"), .. arguments]);

    public static async Task<Outcome> RunAsync(string program, string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, await output, await error);
    }

    public static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Skips the running test, visibly, where a program is not installed.</summary>
    public static void Need(string program, string package)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
        Assert.SkipUnless(found, $"needs {program} of Debian's {package}");
    }
}
