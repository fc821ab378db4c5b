using Microsoft.Extensions.DependencyInjection;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Changes.Replaying;

/// <summary>What the sender of replays reads and writes down, each in a transaction of its own.</summary>
internal sealed class ReplayStore(IServiceScopeFactory scopes, LogStore log)
{
    /// <summary>How many events are read at a time.</summary>
    private const int PageSize = 200;

    /// <summary>The replay whose turn it is, which runs from now on; null when there is none.</summary>
    public async Task<ReplayRow?> Next()
    {
        var next = await Read(table => table.Open()) is [var first, ..] ? first : null;
        if (next is { StartedAt: null })
        {
            await Write(table => table.Begin(next.Id));
        }

        return next;
    }

    /// <summary>The events of a replay behind a position, and up to where the log was read for it.</summary>
    public Task<ChangeStretch> After(long position, ReplayRow replay) =>
        log.Read(
            async reader =>
                await reader.Read(
                    position,
                    PageSize,
                    replay.Selection,
                    await reader.End() with
                    {
                        Position = replay.ToPosition,
                    }
                ),
            CancellationToken.None
        );

    /// <summary>False when it is no longer this leader's to go on with.</summary>
    public Task<bool> MoveTo(string id, ReplayProgress progress, long term) =>
        Write(table => table.MoveTo(id, progress, term));

    public Task<bool> IsRunning(string id) => Read(table => table.IsRunning(id));

    public Task<bool> End(string id, ReplayStatus status, string? reason = null) =>
        Write(table => table.End(id, status, reason));

    private async Task<T> Read<T>(Func<ReplayTable, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (store, table) = Of(scope.ServiceProvider);
        return await store.Read(() => work(table), CancellationToken.None);
    }

    private async Task<T> Write<T>(Func<ReplayTable, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (store, table) = Of(scope.ServiceProvider);
        return await store.Write(() => work(table), CancellationToken.None);
    }

    private static (IUnitOfWork Store, ReplayTable Table) Of(IServiceProvider services) =>
        (services.GetRequiredService<IUnitOfWork>(), services.GetRequiredService<ReplayTable>());
}
