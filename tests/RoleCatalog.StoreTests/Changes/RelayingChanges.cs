using System.Collections.Concurrent;
using System.Threading.Channels;
using FluentAssertions;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.StoreTests.Changes;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class RelayingChanges(Store store) : StoreContract(store)
{
    private Received _received = null!;

    [SetUp]
    public void Expect() => _received = new Received();

    [Test]
    public async Task Reaches_a_consumer_once_and_in_order()
    {
        await Catalog.Publish("backend");
        await Catalog.StartHosted(Consume);

        await Catalog.Publish(A.Posting("backend"));
        var events = await _received.Take(4);
        await Catalog.StopHosted();

        events
            .Select(received => received.Type)
            .Should()
            .Equal(
                "rolecatalog.skill.defined.v1",
                "rolecatalog.skill.defined.v1",
                "rolecatalog.skill-profile.published.v1",
                "rolecatalog.job-posting.published.v1"
            );
        _received.Rest.Should().BeEmpty();
    }

    [Test]
    public async Task Is_woken_by_a_commit()
    {
        await WithPublisher();

        for (var index = 0; index < 5; index++)
        {
            await Catalog.Define($"s{index}");
            (await _received.Take(1))[0].Data.State.GetProperty("key").GetString().Should().Be($"s{index}");
        }

        await Catalog.StopHosted();
    }

    [Test]
    public async Task Loses_no_commit_that_falls_between_reading_and_waiting()
    {
        await WithPublisher();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(index => Catalog.Define($"s{index}")));
        var events = await _received.Take(200);

        events.Select(received => received.Sequence).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Sees_a_commit_that_comes_while_it_publishes()
    {
        var entered = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        _received.Before = async received =>
        {
            entered.TrySetResult();
            await gate.Task;
        };
        await WithPublisher();
        await Catalog.Define("first");
        await entered.Task;

        await Catalog.Define("meanwhile");
        gate.SetResult();

        (await _received.Take(2)).Should().HaveCount(2);
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Goes_on_after_a_restart_where_it_was()
    {
        await WithPublisher();
        await Catalog.Define("before");
        await _received.Take(1);
        await Catalog.StopHosted();
        await Catalog.Define("meanwhile");

        await Catalog.Restart(Publisher);
        await Catalog.StartHosted();
        await Catalog.Define("after");

        var events = await _received.Take(2);
        await Catalog.StopHosted();
        events.Select(Key).Should().Equal("meanwhile", "after");
        _received.Rest.Should().BeEmpty();
    }

    [Test]
    public async Task Tries_again_with_the_same_id_and_keeps_the_order_when_the_transport_fails()
    {
        var tries = new ConcurrentQueue<(string Key, string Id)>();
        _received.Before = received =>
        {
            tries.Enqueue((Key(received), received.Id));
            return Key(received) == "b" && tries.Count(each => each.Key == "b") <= 2
                ? throw new TimeoutException("The broker is away.")
                : Task.CompletedTask;
        };
        await WithPublisher();

        await Catalog.Define("a");
        await Catalog.Define("b");
        await Catalog.Define("c");
        var events = await _received.Take(3);
        await Catalog.StopHosted();

        events.Select(Key).Should().Equal("a", "b", "c");
        tries.Select(each => each.Key).Should().Equal("a", "b", "b", "b", "c");
        tries.Where(each => each.Key == "b").Select(each => each.Id).Distinct().Should().ContainSingle();
    }

    [Test]
    public async Task Costs_no_command_anything_while_the_transport_is_away()
    {
        _received.Before = _ => throw new TimeoutException("The broker is away.");
        await WithPublisher();

        await Catalog.Define("a");
        await Catalog.StopHosted();

        (await Catalog.Send(new GetSkill("a"))).Version.Should().Be(1);
        (await Catalog.Rows<long>("SELECT position FROM relay_cursors")).Should().Equal(0);
    }

    private Task Consume(IServiceProvider services) =>
        services
            .GetRequiredService<IBusControl>()
            .ConnectReceiveEndpoint(
                "consumer",
                endpoint =>
                {
                    endpoint.ConcurrentMessageLimit = 1;
                    endpoint.Handler<CatalogEvent>(delivery =>
                    {
                        delivery.MessageId.Should().Be(Guid.Parse(delivery.Message.Id));
                        return _received.Publish(delivery.Message, delivery.CancellationToken);
                    });
                }
            )
            .Ready;

    private async Task WithPublisher()
    {
        await Catalog.Restart(Publisher);
        await Catalog.StartHosted();
    }

    private void Publisher(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IEventPublisher>(_received));

    private static string Key(CatalogEvent received) => received.Data.State.GetProperty("key").GetString()!;

    /// <summary>What arrived, at a consumer or in place of the transport.</summary>
    private sealed class Received : IEventPublisher
    {
        private readonly Channel<CatalogEvent> _events = Channel.CreateUnbounded<CatalogEvent>();

        public Func<CatalogEvent, Task> Before { get; set; } = _ => Task.CompletedTask;

        public IEnumerable<CatalogEvent> Rest
        {
            get
            {
                while (_events.Reader.TryRead(out var one))
                {
                    yield return one;
                }
            }
        }

        public async Task Publish(CatalogEvent catalogEvent, CancellationToken cancellationToken)
        {
            await Before(catalogEvent);
            await _events.Writer.WriteAsync(catalogEvent, cancellationToken);
        }

        public async Task<IReadOnlyList<CatalogEvent>> Take(int count)
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var events = new List<CatalogEvent>();
            while (events.Count < count)
            {
                events.Add(await _events.Reader.ReadAsync(deadline.Token));
            }

            return events;
        }
    }
}
