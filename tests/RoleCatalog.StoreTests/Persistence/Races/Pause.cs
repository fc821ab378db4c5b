using Microsoft.Extensions.DependencyInjection;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Persistence.Races;

/// <summary>Where a command stops: when it looks at the clock, which it does after it has read, or when all is written.</summary>
internal enum Place
{
    AtTheClock,
    BeforeTheCommit,
}

/// <summary>Stops one command in its transaction, once; others go on.</summary>
internal sealed class Pause(Place place)
{
    /// <summary>So long another has to come to its end; what waits for a lock by then waits for this command.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    private static readonly AsyncLocal<Pause?> Current = new();

    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim ended = new();

    public Task Reached => reached.Task;

    /// <summary>Waits for the other to end, for as long as that may take it.</summary>
    public static async Task Give(Task other) =>
        await other.WaitAsync(Longest).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public void End() => ended.Set();

    public Task<T> In<T>(Func<Task<T>> command)
    {
        Current.Value = this;
        return command();
    }

    public static void At(Place place)
    {
        if (Current.Value is { } pause && pause.IsAt(place))
        {
            pause.reached.TrySetResult();
            // The command may stand in a method that is not asynchronous.
            pause.ended.Wait(TimeSpan.FromSeconds(30));
        }
    }

    private bool IsAt(Place here) => here == place;
}

/// <summary>A store whose transactions can be held open when all is written, with every lock that they took.</summary>
internal sealed class PausingDatabase(IDatabase database) : IDatabase
{
    // SQLite's own writer runs one after the other: there is nothing to hold open.
    public static void TakeTheStoresPlace(IServiceCollection services)
    {
        var database = services.Single(service => service.ServiceType == typeof(IDatabase));
        if (database.ImplementationType is { } type)
        {
            services.Remove(database);
            services.AddSingleton<IDatabase>(provider => new PausingDatabase(
                (IDatabase)ActivatorUtilities.CreateInstance(provider, type)
            ));
        }
    }

    public ISqlDialect Dialect => database.Dialect;

    public Task Start(bool mayMigrate, CancellationToken cancellationToken) =>
        database.Start(mayMigrate, cancellationToken);

    public void ServedAt(string url) => database.ServedAt(url);

    public Task<T> Write<T>(DbSession session, Func<Task<T>> work, CancellationToken queued) =>
        database.Write(
            session,
            async () =>
            {
                var result = await work();
                Pause.At(Place.BeforeTheCommit);
                return result;
            },
            queued
        );

    public Task<T> Read<T>(DbSession session, Func<Task<T>> work, CancellationToken cancellationToken) =>
        database.Read(session, work, cancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
