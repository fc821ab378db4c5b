using Microsoft.Extensions.DependencyInjection;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Changes.Replaying;

/// <summary>What the sender of replays reads and writes down, each in a transaction of its own.</summary>
internal sealed class ReplayStore(IServiceScopeFactory scopes)
{
    /// <summary>How many events are read at a time.</summary>
    private const int PageSize = 200;

    /// <summary>The replay whose turn it is, which runs from now on; null when there is none.</summary>
    public async Task<ReplayRow?> Next()
    {
        var next = await In(scope => scope.Read(table => table.Next()));
        if (next is { StartedAt: null })
        {
            await In(scope => scope.Write(table => table.Begin(next.Id)));
        }

        return next;
    }

    /// <summary>The events of a replay behind a position, and up to where the log was read for it.</summary>
    public Task<(IReadOnlyList<PositionedEvent> Events, long ReadTo)> After(long position, ReplayRow replay) =>
        In(scope =>
            scope
                .Services.GetRequiredService<IUnitOfWork>()
                .Read(
                    async () =>
                    {
                        var log = scope.Services.GetRequiredService<ChangeReader>();
                        var read = await log.EventsAfter(position, PageSize, (await log.End()).LogId);
                        var selection = replay.Selection;
                        IReadOnlyList<PositionedEvent> events =
                        [
                            .. read.Where(each => each.Position <= replay.ToPosition && selection.Has(each.Event)),
                        ];
                        var readTo = read.Count == PageSize ? read[^1].Position : replay.ToPosition;
                        return (events, Math.Min(readTo, replay.ToPosition));
                    },
                    CancellationToken.None
                )
        );

    /// <summary>False when it is no longer this leader's to go on with.</summary>
    public Task<bool> MoveTo(string id, ReplayProgress progress, long term) =>
        In(scope => scope.Write(table => table.MoveTo(id, progress, term)));

    public Task<bool> End(string id, ReplayStatus status, string? reason = null) =>
        In(scope => scope.Write(table => table.End(id, status, reason)));

    private async Task<T> In<T>(Func<Scope, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(new Scope(scope.ServiceProvider));
    }

    private sealed record Scope(IServiceProvider Services)
    {
        public Task<T> Read<T>(Func<ReplayTable, Task<T>> work) =>
            Services
                .GetRequiredService<IUnitOfWork>()
                .Read(() => work(Services.GetRequiredService<ReplayTable>()), CancellationToken.None);

        public Task<T> Write<T>(Func<ReplayTable, Task<T>> work) =>
            Services
                .GetRequiredService<IUnitOfWork>()
                .Write(() => work(Services.GetRequiredService<ReplayTable>()), CancellationToken.None);
    }
}
