using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MassTransit;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using RoleCatalog.Application.Skills;
using RoleCatalog.Benchmarks.Writing;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.MassTransit;
using RoleCatalog.Infrastructure;
using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.Benchmarks.Eventing;

/// <summary>How long events take to a consumer, at 200 a second.</summary>
internal static class Latencies
{
    private const int PerSecond = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>From the commit of a command to a consumer of the catalogue's events.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> FromCommit(EventLog log, Uri broker, TimeSpan length)
    {
        var seen = new Arrivals<long>();
        await using var application = log.Application(services =>
            services.AddSingleton<ICommitSignal>(new Commits(seen))
        );
        await application.Start();
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(broker);
            rabbit.ReceiveEndpoint(
                "bench.consumer",
                endpoint =>
                    endpoint.ConsumeCatalogEvents(
                        (change, _) =>
                        {
                            seen.Arrived(long.Parse(change.Sequence, CultureInfo.InvariantCulture));
                            return Task.CompletedTask;
                        }
                    )
            );
        });
        await bus.StartAsync();
        var sent = await Pace(length, () => Command(application));
        var latencies = await seen.All(sent, Patience);
        await bus.StopAsync();
        return latencies;
    }

    /// <summary>From MassTransit's publishing, after each command, to its consumer: the same work beside it, and no relay.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> AfterCommands(
        EventLog log,
        Uri broker,
        CatalogEvent sample,
        TimeSpan length
    )
    {
        await using var application = log.Application();
        await application.Services.GetRequiredService<ICatalogStore>().Start(CancellationToken.None);
        return await OfMassTransit(broker, sample, length, () => Command(application));
    }

    /// <summary>From MassTransit's publishing to its consumer.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> OfMassTransit(
        Uri broker,
        CatalogEvent sample,
        TimeSpan length,
        Func<Task> before
    )
    {
        var seen = new Arrivals<string>();
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(broker);
            rabbit.ReceiveEndpoint(
                "bench.masstransit.consumer",
                endpoint =>
                    endpoint.Handler<CatalogEvent>(context =>
                    {
                        seen.Arrived(context.Message.Id);
                        return Task.CompletedTask;
                    })
            );
        });
        await bus.StartAsync();
        var sent = await Pace(
            length,
            async () =>
            {
                await before();
                var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D");
                seen.Left(id);
                await bus.Publish(sample with { Id = id });
            }
        );
        var latencies = await seen.All(sent, Patience);
        await bus.StopAsync();
        return latencies;
    }

    private static async Task Command(EventLog.Running application)
    {
        await using var scope = application.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DefineSkill(SampleSkill.New()));
    }

    /// <summary>Does the work so often, whether the last is done or not; the first second is to warm up.</summary>
    private static async Task<int> Pace(TimeSpan length, Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        var running = new List<Task>();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (Stopwatch.GetElapsedTime(began) is var elapsed && elapsed < length && await tick.WaitForNextTickAsync())
        {
            while (running.Count < elapsed.TotalSeconds * PerSecond)
            {
                running.Add(work());
            }
        }

        await Task.WhenAll(running);
        return running.Count;
    }

    private sealed class Commits(Arrivals<long> seen) : ICommitSignal
    {
        public void Committed(long position) => seen.Left(position);
    }

    private sealed class Arrivals<TKey>
        where TKey : notnull
    {
        private readonly ConcurrentDictionary<TKey, long> left = new();
        private readonly ConcurrentDictionary<TKey, long> arrived = new();

        public void Left(TKey key) => left.TryAdd(key, Stopwatch.GetTimestamp());

        public void Arrived(TKey key) => arrived.TryAdd(key, Stopwatch.GetTimestamp());

        /// <summary>In order; those of the first second are left out.</summary>
        public async Task<IReadOnlyList<TimeSpan>> All(int count, TimeSpan patience)
        {
            using var deadline = new CancellationTokenSource(patience);
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
            while (left.Keys.Count(arrived.ContainsKey) < count)
            {
                if (deadline.IsCancellationRequested)
                {
                    throw new TimeoutException($"Of {count} events {arrived.Count} have arrived.");
                }

                await tick.WaitForNextTickAsync(CancellationToken.None);
            }

            // A commit may be told of after its event has arrived.
            return
            [
                .. left.OrderBy(each => each.Value)
                    .Skip(PerSecond)
                    .Select(each => Stopwatch.GetElapsedTime(each.Value, Math.Max(each.Value, arrived[each.Key])))
                    .Order(),
            ];
        }
    }
}
