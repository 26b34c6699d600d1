using System.Runtime.ExceptionServices;

namespace Ovop.Gis.Spatial.Overlaps;

/// <summary>The same work for each number below a count, in blocks, on as many threads as are given.</summary>
/// <remarks>Each number's work must write to its own place only; then the outcome does not depend on the threads.</remarks>
internal static class Blocks
{
    public static void ForEach(int count, int block, int threads, Action<int> work, CancellationToken cancellationToken) =>
        ForEach(count, block, threads, () => work, static (run, i) => run(i), cancellationToken);

    /// <param name="tools">What one thread works with.</param>
    public static void ForEach<TTools>(int count, int block, int threads, Func<TTools> tools, Action<TTools, int> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var blocks = (count + block - 1) / block;
        if (threads == 1 || blocks < 2)
        {
            var own = tools();
            for (var b = 0; b < blocks; b++) RunBlock(own, b);
            return;
        }

        try
        {
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, tools, (b, _, own) =>
            {
                RunBlock(own, b);
                return own;
            }, static _ => { });
        }
        catch (AggregateException several)
        {
            // Whoever calls sees the same exception as from one thread.
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }

        void RunBlock(TTools own, int b)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = b * block; i < Math.Min((b + 1) * block, count); i++) work(own, i);
        }
    }
}
