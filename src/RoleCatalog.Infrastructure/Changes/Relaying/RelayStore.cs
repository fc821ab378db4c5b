using Microsoft.Extensions.DependencyInjection;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Infrastructure.Changes.Relaying;

/// <summary>What the relay reads and writes down, each in a transaction of its own.</summary>
internal sealed class RelayStore(IServiceScopeFactory scopes)
{
    public Task<long?> Lead(string holder, TimeSpan lease) =>
        Write(services => services.GetRequiredService<RelayCursor>().Lead(holder, lease));

    public Task<int> Resign(long term) => Write(services => services.GetRequiredService<RelayCursor>().Resign(term));

    /// <summary>Where the cursor stands, and of which entities changes are held.</summary>
    public Task<(long Cursor, HeldSubjects Held)> Begin() =>
        Read(async services =>
            (
                await services.GetRequiredService<RelayCursor>().Get(),
                await services.GetRequiredService<HeldChanges>().Subjects()
            )
        );

    /// <summary>The public changes after a position.</summary>
    public Task<ChangeStretch> After(long position, int limit) =>
        Read(async services =>
        {
            var log = services.GetRequiredService<ChangeReader>();
            return await log.Read(position, limit, ChangeSelection.All, await log.End());
        });

    /// <summary>The first of those that were held, and before which nothing is refused.</summary>
    public Task<IReadOnlyList<PositionedEvent>> Released(int limit) =>
        Read(async services =>
        {
            var log = services.GetRequiredService<ChangeReader>();
            return await log.Released(limit, (await log.End()).LogId);
        });

    /// <summary>Writes down what was delivered and what is held; false when another has begun a term.</summary>
    public Task<bool> Record(long term, Progress progress) =>
        Write(async services =>
        {
            if (!await services.GetRequiredService<RelayCursor>().MoveTo(progress.Cursor, term))
            {
                return false;
            }

            var held = services.GetRequiredService<HeldChanges>();
            await held.Hold(progress.Held);
            await held.Settle(progress.Released);
            return true;
        });

    // A stop lets what was begun come to its end.
    private async Task<T> Read<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await services.GetRequiredService<IUnitOfWork>().Read(() => work(services), CancellationToken.None);
    }

    private async Task<T> Write<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await services.GetRequiredService<IUnitOfWork>().Write(() => work(services), CancellationToken.None);
    }
}
