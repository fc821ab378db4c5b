using RoleCatalog.Application.Pipeline;
using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.Infrastructure.Persistence;

internal sealed class UnitOfWork(
    IDatabase database,
    DbSession session,
    IChangeBuffer changes,
    RepeatableRequest request,
    KeptAnswers answers,
    IEnumerable<ICommitSignal> signals
) : IUnitOfWork
{
    public long? Position { get; private set; }

    public async Task<T> Write<T>(Func<Task<T>> work, CancellationToken queued)
    {
        var key = request.Take();
        var (result, position) = await database.Write(
            session,
            () => key is null ? RunAndLog(work) : answers.Once(key, () => RunAndLog(work)),
            queued
        );
        if (position is { } committed)
        {
            Position = committed;
            foreach (var signal in signals)
            {
                signal.Committed(committed);
            }
        }

        return result;
    }

    public Task<T> Read<T>(Func<Task<T>> work, CancellationToken cancellationToken) =>
        database.Read(session, work, cancellationToken);

    private async Task<(T Result, long? Position)> RunAndLog<T>(Func<Task<T>> work)
    {
        changes.Clear();
        var result = await work();
        return (result, await changes.Flush());
    }
}
