using System.Diagnostics.CodeAnalysis;

namespace RoleCatalog.Infrastructure.Persistence.Sqlite;

/// <summary>A unit of work on its way through the writer: queued, run once or more, answered after the commit.</summary>
internal abstract class WriteUnit(DbSession session, CancellationToken queued)
{
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private CancellationTokenRegistration registration;
    private int claimed;

    /// <summary>Why the last run failed, or null.</summary>
    public Exception? Failure { get; protected set; }

    /// <summary>Lets a cancellation answer the unit for as long as nobody has claimed it.</summary>
    public void CancelWhileQueued() =>
        registration = queued.UnsafeRegister(static (unit, token) => ((WriteUnit)unit!).Cancel(token), this);

    public bool Claim()
    {
        registration.Unregister();
        return Interlocked.Exchange(ref claimed, 1) == 0;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the work throws is its answer.")]
    public void Run(ReusingConnection connection)
    {
        Failure = null;
        try
        {
            using var enlisted = session.Enlist(connection, null, CancellationToken.None);
            if (context is null)
            {
                RunWork();
            }
            else
            {
                ExecutionContext.Run(context, static unit => ((WriteUnit)unit!).RunWork(), this);
            }
        }
        catch (Exception error)
        {
            Failure = error;
        }
    }

    public abstract void Fail(Exception error);

    /// <summary>Hands out the outcome of the last run.</summary>
    public abstract void Answer();

    protected abstract void RunWork();

    protected abstract void AnswerCancelled(CancellationToken token);

    protected Exception StillRunning(Task task)
    {
        const string Reason =
            "The work awaited something other than the store: the writer waits for nothing else. It was rolled back.";
        session.Abandon(Reason);
        _ = task.ContinueWith(
            static ended => ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
        return new InvalidOperationException(Reason);
    }

    private void Cancel(CancellationToken token)
    {
        if (Interlocked.Exchange(ref claimed, 1) == 0)
        {
            AnswerCancelled(token);
        }
    }
}

internal sealed class WriteUnit<T>(DbSession session, Func<Task<T>> work, CancellationToken queued)
    : WriteUnit(session, queued)
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Answered => answer.Task;

    public override void Fail(Exception error) => answer.TrySetException(error);

    public override void Answer()
    {
        if (Failure is null)
        {
            answer.TrySetResult(result);
        }
        else
        {
            answer.TrySetException(Failure);
        }
    }

    protected override void RunWork()
    {
        var task = work();
        result = task.IsCompleted ? task.GetAwaiter().GetResult() : throw StillRunning(task);
    }

    protected override void AnswerCancelled(CancellationToken token) => answer.TrySetCanceled(token);
}
