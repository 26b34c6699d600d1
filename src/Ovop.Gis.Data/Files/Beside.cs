namespace Ovop.Gis.Data.Files;

/// <summary>Two pieces of work at once, for two cores; when one fails the other is stopped and waited for.</summary>
internal static class Beside
{
    public static async Task<(TFirst First, TSecond Second)> RunAsync<TFirst, TSecond>(
        Func<CancellationToken, TFirst> first, Func<CancellationToken, Task<TSecond>> second, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var other = Task.Run(() => second(stop.Token), CancellationToken.None);
        TFirst mine;
        try
        {
            mine = first(stop.Token);
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)other).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        return (mine, await other.ConfigureAwait(false));
    }
}
