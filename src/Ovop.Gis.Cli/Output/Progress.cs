namespace Ovop.Gis.Cli.Output;

/// <summary>A line of progress on the terminal's error stream; nothing at all when that is piped away.</summary>
internal sealed class Progress(string what) : IProgress<int>
{
    private long _shownAt;

    public void Report(int value)
    {
        if (Console.IsErrorRedirected || Environment.TickCount64 - _shownAt < 100) return;
        _shownAt = Environment.TickCount64;
        Console.Error.Write($"\r{what} {value}\u001b[K");
    }

    public static void Clear()
    {
        if (!Console.IsErrorRedirected) Console.Error.Write("\r\u001b[K");
    }
}
