using RoleCatalog.Application.Changes;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Where the log ends, for the readers of this process: commits of its own tell of it, and <see cref="LogPoll"/> of the others.</summary>
internal sealed class LogTail(TimeProvider clock) : IChangeTail, ICommitSignal, IDisposable
{
    private readonly GrowingPosition end = new();
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private TaskCompletionSource somebody = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int waiting;

    /// <summary>Ends while anybody waits.</summary>
    public Task Somebody
    {
        get
        {
            lock (gate)
            {
                return somebody.Task;
            }
        }
    }

    public int Waiting => Volatile.Read(ref waiting);

    public CancellationToken Closing => closing.Token;

    public void Committed(long position) => end.GrowTo(position);

    public async Task<bool> GrowsBeyond(long position, TimeSpan within, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closing.Token, cancellationToken);
        Enter();
        try
        {
            while (end.Value <= position)
            {
                var left = within - clock.GetElapsedTime(began);
                await end.Beyond(position).WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, either.Token);
            }

            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            Leave();
        }
    }

    public void Close() => closing.Cancel();

    public void Dispose() => closing.Dispose();

    private void Enter()
    {
        lock (gate)
        {
            if (++waiting == 1)
            {
                somebody.SetResult();
            }
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            if (--waiting == 0)
            {
                somebody = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
