namespace Ovop.Gis.Data.PostGis;

/// <summary>One answer for all who asked before the question was put: so many questions as there are round trips, not as there are askers.</summary>
/// <remarks>Who asks while an answer is under way waits for the next, since that one may be older than his question.</remarks>
internal sealed class SharedQuestion(Func<Task<string>> ask)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<string>? _next;
    private bool _isAsking;

    public Task<string> AskAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<string> answer;
        lock (_lock)
        {
            answer = _next ??= new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_isAsking)
            {
                (_isAsking, _next) = (true, null);
                _ = RunAsync(answer);
            }
        }

        return answer.Task.WaitAsync(cancellationToken);
    }

    private async Task RunAsync(TaskCompletionSource<string> answer)
    {
        // Not within the lock of who asked first.
        await Task.Yield();
        while (true)
        {
            var asked = ask();
            await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            answer.SetFromTask(asked);
            lock (_lock)
            {
                if (_next is null)
                {
                    _isAsking = false;
                    return;
                }

                (answer, _next) = (_next, null);
            }
        }
    }
}
