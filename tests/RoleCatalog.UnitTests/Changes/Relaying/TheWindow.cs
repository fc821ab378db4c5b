using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.UnitTests.Changes.Relaying;

/// <summary>What the relay has between its cursor and the end of what it read.</summary>
internal sealed class TheWindow
{
    private static readonly Delivery Lost = new(Fate.Lost, "the broker was killed");
    private static readonly Delivery Unacceptable = new(Fate.Unacceptable, "too large");

    [Test]
    public void Begins_with_one_in_flight_and_doubles_with_each_confirmation()
    {
        var window = Of(8, "a", "b", "c", "d", "e", "f", "g", "h");

        var first = Flight(window);
        first.Should().ContainSingle();
        window.Confirm(first[0]);

        Flight(window).Should().HaveCount(2);
    }

    [Test]
    public void Has_one_of_an_entity_in_flight()
    {
        var window = Wide("a", "a", "b");

        var flight = Flight(window);

        flight.Select(shipment => shipment.Subject).Should().Equal("a", "b");
        window.Confirm(flight[0]);
        Flight(window).Select(shipment => shipment.Position).Should().Equal(flight[0].Position + 1);
    }

    [Test]
    public void Moves_its_cursor_to_before_the_first_that_is_not_settled()
    {
        var window = Wide("a", "b", "c");
        var flight = Flight(window);

        window.Confirm(flight[2]);
        window.HasProgress.Should().BeFalse();
        window.Confirm(flight[0]);

        window.Progress(cursor: 0).Cursor.Should().Be(flight[0].Position);
    }

    [Test]
    public void Has_room_only_for_what_is_written_down()
    {
        var window = Of(2, "a", "b");
        window.Confirm(window.Next()!);
        window.Room.Should().Be(0);

        var progress = window.Progress(cursor: 0);
        window.Room.Should().Be(0);
        window.Recorded(progress);

        window.Room.Should().Be(1);
    }

    [Test]
    public void Sends_again_what_was_lost_first_and_one_at_a_time()
    {
        var window = Wide("a", "b", "c", "d");
        var flight = Flight(window);

        window.Lose(Lost);

        Flight(window).Should().Equal(flight[0]);
    }

    [Test]
    public void Sends_alone_whatever_was_in_flight_when_the_broker_did_not_take_something()
    {
        var window = Wide("a", "b", "c");
        Flight(window).Should().HaveCount(3);
        window.Lose(Unacceptable);

        for (var suspect = 0; suspect < 3; suspect++)
        {
            var alone = Flight(window);
            alone.Should().ContainSingle();
            window.Confirm(alone[0]);
        }

        window.Progress(cursor: 0).Held.Should().BeEmpty();
    }

    [Test]
    public void Holds_what_the_broker_does_not_take_alone_with_all_of_its_entity_behind_it()
    {
        var window = Wide("a", "poison", "poison", "b");
        Flight(window);
        window.Lose(Unacceptable);
        window.Confirm(window.Next()!);
        window.Next()!.Subject.Should().Be("poison");

        window.Lose(Unacceptable);
        window.Add(Change(99, "poison"));
        window.Confirm(window.Next()!);

        var progress = window.Progress(cursor: 0);
        progress.Cursor.Should().Be(99);
        progress.Held.Select(shipment => shipment.Refusal).Should().Equal("too large", null, null);
        window.Next().Should().BeNull();
    }

    [Test]
    public void Lets_later_changes_of_an_entity_pass_when_nothing_of_it_is_held_any_more()
    {
        var window = new Window(8, new HeldSubjects([KeyValuePair.Create("a", 1)]));
        window.AddReleased(Change(1, "a"));
        window.Confirm(window.Next()!);
        window.Recorded(window.Progress(cursor: 5));

        window.Add(Change(6, "a"));

        window.Next()!.Position.Should().Be(6);
    }

    [Test]
    public void Takes_what_was_released_once()
    {
        var window = new Window(8, new HeldSubjects([KeyValuePair.Create("a", 1)]));

        window.AddReleased(Change(1, "a"));
        window.AddReleased(Change(1, "a"));

        Flight(window).Should().ContainSingle();
        window.Next().Should().BeNull();
    }

    /// <summary>Whatever becomes of what is sent.</summary>
    [Test]
    public void Delivers_each_entity_in_order_and_passes_nothing_that_is_neither_confirmed_nor_held(
        [Range(1, 100)] int seed
    )
    {
        var run = new RandomRun(seed);

        run.Go();

        run.Cursor.Should().Be(RandomRun.Changes);
        run.Confirmed.Order().Should().Equal(Enumerable.Range(1, RandomRun.Changes).Select(at => (long)at));
        run.Held.Where(position => !run.IsPoisonOrBehindIt(position)).Should().BeEmpty();
        run.OutOfOrder.Should().BeEmpty();
        run.PassedTooEarly.Should().BeEmpty();
        run.MostUnrecorded.Should().BeLessThanOrEqualTo(RandomRun.Capacity);
    }

    private static Window Wide(params string[] subjects)
    {
        var window = Of(64, [.. Enumerable.Range(0, 6).Select(index => $"before{index}"), .. subjects]);
        for (var index = 0; index < 6; index++)
        {
            window.Confirm(window.Next()!);
        }

        window.Recorded(window.Progress(cursor: 0));
        return window;
    }

    private static Window Of(int capacity, params string[] subjects)
    {
        var window = new Window(capacity, new HeldSubjects([]));
        foreach (var (index, subject) in subjects.Index())
        {
            window.Add(Change(index + 1, subject));
        }

        return window;
    }

    private static List<Shipment> Flight(Window window)
    {
        var flight = new List<Shipment>();
        while (window.Next() is { } shipment)
        {
            flight.Add(shipment);
        }

        return flight;
    }

    internal static PositionedEvent Change(long position, string subject) =>
        new(position, SampleEvent.Of(subject) with { Subject = subject });
}
