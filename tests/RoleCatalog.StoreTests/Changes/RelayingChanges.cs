using System.Diagnostics.Metrics;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application.Skills;
using RoleCatalog.Infrastructure.Changes.Relaying;
using RoleCatalog.StoreTests.Persistence.Races;

namespace RoleCatalog.StoreTests.Changes;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class RelayingChanges(Store store) : RelayTest(store)
{
    [Test]
    public async Task Is_woken_by_a_commit()
    {
        await Relay();

        for (var index = 0; index < 5; index++)
        {
            await Catalog.Define($"s{index}");
            Key((await Transport.Take(1))[0]).Should().Be($"s{index}");
        }

        await Catalog.StopHosted();
    }

    [Test]
    public async Task Loses_no_commit_that_falls_between_reading_and_waiting()
    {
        await Relay();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(index => Catalog.Define($"s{index}")));
        var events = await Transport.Take(200);

        events.Select(received => received.Sequence).Should().OnlyHaveUniqueItems();
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Goes_on_after_a_restart_where_it_was()
    {
        await Relay();
        await Catalog.Define("before");
        await Transport.Take(1);
        await Catalog.StopHosted();
        await Catalog.Define("meanwhile");

        await Relay();
        await Catalog.Define("after");

        var events = await Transport.Take(2);
        await Catalog.StopHosted();
        events.Select(Key).Should().BeEquivalentTo("meanwhile", "after");
        Transport.Rest.Should().BeEmpty();
    }

    [Test]
    public async Task Sends_changes_of_one_entity_one_after_the_other_and_others_meanwhile()
    {
        var gate = new TaskCompletionSource();
        Transport.Script = async (sent, _) =>
        {
            if (Key(sent) == "slow" && sent.EntityVersion == 1)
            {
                await gate.Task;
            }

            return new Delivery(Fate.Routed);
        };
        await Relay();
        // The first confirmations widen what may be in flight.
        await Catalog.Define("a");
        await Catalog.Define("b");
        await Transport.Take(2);

        await Catalog.Define("slow");
        await Catalog.Send(new DeprecateSkill("slow", ReplacedBy: null, Note: null, ExpectedVersion: 1));
        await Catalog.Define("c");
        (await Transport.Take(1)).Select(Key).Should().Equal("c");
        gate.SetResult();

        (await Transport.Take(2)).Select(received => received.EntityVersion).Should().Equal(1, 2);
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Has_no_more_in_flight_than_its_window()
    {
        var gate = new TaskCompletionSource();
        var isShut = false;
        Transport.Script = async (_, _) =>
        {
            if (Volatile.Read(ref isShut))
            {
                await gate.Task;
            }

            return new Delivery(Fate.Routed);
        };
        await Relay(new RelayOptions { Window = 8, Gather = TimeSpan.Zero });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Catalog.Define($"wide{index}")));
        await Transport.Take(20);

        Volatile.Write(ref isShut, true);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Catalog.Define($"s{index}")));
        await Until(() => Transport.Tries.Count == 28);
        gate.SetResult();

        await Transport.Take(20);
        Transport.Tries.Should().HaveCount(40);
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Costs_no_command_anything_while_the_transport_is_away()
    {
        Transport.Unavailable = new TimeoutException("The broker is away.");
        await Relay();

        await Catalog.Define("a");
        await Until(() => Transport.Opened > 1);
        await Catalog.StopHosted();

        (await Catalog.Send(new GetSkill("a"))).Version.Should().Be(1);
        (await Catalog.Rows<long>("SELECT position FROM relay_cursors")).Should().Equal(0);
    }

    [Test]
    public async Task Delivers_what_waited_when_the_transport_comes()
    {
        Transport.Unavailable = new TimeoutException("The broker is away.");
        await Relay();
        await Catalog.Define("a");
        await Until(() => Transport.Opened > 1);

        Transport.Unavailable = null;

        (await Transport.Take(1)).Select(Key).Should().Equal("a");
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Sends_again_with_the_same_id_what_was_in_flight_when_the_connection_was_lost()
    {
        Transport.Script = (sent, number) =>
            Task.FromResult(new Delivery(Key(sent) == "b" && number <= 2 ? Fate.Lost : Fate.Routed));
        await Relay();

        await Catalog.Define("a");
        await Catalog.Define("b");
        await Catalog.Define("c");
        var events = await Transport.Take(3);
        await Catalog.StopHosted();

        events.Select(Key).Should().BeEquivalentTo("a", "b", "c");
        Transport.Opened.Should().Be(3);
        Transport.Tries.Where(each => Key(each) == "b").Select(each => each.Id).Distinct().Should().ContainSingle();
    }

    [Test]
    public async Task Takes_a_connection_that_confirms_nothing_for_dead()
    {
        Transport.Script = async (_, number) =>
        {
            await (number == 1 ? new TaskCompletionSource().Task : Task.CompletedTask);
            return new Delivery(Fate.Routed);
        };
        await Relay(
            new RelayOptions
            {
                Stall = TimeSpan.FromMilliseconds(50),
                LongestPoll = TimeSpan.FromMilliseconds(20),
                ShortestPoll = TimeSpan.FromMilliseconds(20),
            }
        );

        await Catalog.Define("a");

        (await Transport.Take(1)).Select(Key).Should().Equal("a");
        Transport.Opened.Should().Be(2);
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Waits_while_the_broker_says_that_it_takes_nothing()
    {
        await Relay();
        await Until(() => Transport.Current is not null);
        Transport.Current!.Block(true);
        await Catalog.Define("a");

        await Pause.Give(Transport.Take(1));
        Transport.Tries.Should().BeEmpty();
        Transport.Current.Block(false);

        await Until(() => Transport.Tries.Select(Key).Contains("a"));
        Transport.Opened.Should().Be(1);
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Tries_a_refused_event_again_and_nothing_beside_it()
    {
        Transport.Script = (sent, number) =>
            Task.FromResult(new Delivery(Key(sent) == "a" && number <= 3 ? Fate.Refused : Fate.Routed));
        await Relay();

        await Catalog.Define("a");
        await Catalog.Define("b");
        var events = await Transport.Take(2);
        await Catalog.StopHosted();

        events.Select(Key).Should().Equal("a", "b");
        Transport.Tries.Select(Key).Should().Equal("a", "a", "a", "a", "b");
        Transport.Opened.Should().Be(1);
    }

    [Test]
    public async Task Takes_what_no_queue_asked_for_as_delivered_and_counts_it()
    {
        var returned = 0L;
        object? meters = null;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == "rolecatalog.relay.returned" && instrument.Meter.Scope == meters)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref returned, count));
        Transport.Script = (_, _) => Task.FromResult(new Delivery(Fate.Unrouted));
        await Relay();
        meters = await Catalog.InScope(scope => Task.FromResult(scope.GetRequiredService<IMeterFactory>()));
        listener.Start();

        await Catalog.Define("a");
        await Transport.Take(1);
        await Catalog.StopHosted();

        (await Catalog.Rows<long>("SELECT position FROM relay_cursors")).Should().Equal(await LastPosition());
        returned.Should().Be(1);
    }

    private Task<long> LastPosition() => Catalog.One<long>("SELECT position FROM change_log");
}
