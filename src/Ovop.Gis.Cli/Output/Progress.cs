using Ovop.Gis.Data;

namespace Ovop.Gis.Cli.Output;

/// <summary>A line of progress on the terminal's error stream; nothing at all when that is piped away.</summary>
internal sealed class Progress(string what) : IProgress<int>
{
    private const int BetweenMilliseconds = 100;
    private long _shownAt;

    public void Report(int value)
    {
        if (Console.IsErrorRedirected || Environment.TickCount64 - _shownAt < BetweenMilliseconds) return;
        _shownAt = Environment.TickCount64;
        Console.Error.Write($"\r{what} {value}\u001b[K");
    }

    public static void Clear()
    {
        if (!Console.IsErrorRedirected) Console.Error.Write("\r\u001b[K");
    }
}

/// <summary>The same for a load, phase by phase.</summary>
internal sealed class LoadProgress(Speech speech) : IProgress<ImportProgress>
{
    private const int BetweenMilliseconds = 100;
    private string? _phase;
    private long _shownAt;

    public void Report(ImportProgress value)
    {
        if (Console.IsErrorRedirected || (value.Phase == _phase && Environment.TickCount64 - _shownAt < BetweenMilliseconds)) return;
        (_phase, _shownAt) = (value.Phase, Environment.TickCount64);
        var phase = value.Phase switch
        {
            ImportProgress.Reading => speech.Say("membaca", "reading"),
            ImportProgress.Checking => speech.Say("memeriksa", "checking"),
            ImportProgress.Committing => speech.Say("menyimpan", "committing"),
            _ => "",
        };
        var done = value.Done > 0 ? speech.Count(value.Done) : value.Total is { } total ? speech.Count(total) : "";
        Console.Error.Write($"\r{phase} {done}\u001b[K");
    }
}
