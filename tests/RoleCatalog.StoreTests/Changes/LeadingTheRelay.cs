using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.StoreTests.Changes;

/// <summary>Which of several replicas relays.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class LeadingTheRelay(Store store) : StoreContract(store)
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private static readonly TimeSpan Over = TimeSpan.FromMilliseconds(1);

    [Test]
    public async Task Is_for_one()
    {
        (await Lead("a", Long)).Should().Be(1);

        (await Lead("b", Long)).Should().BeNull();
    }

    [Test]
    public async Task Stays_with_who_renews_in_time_in_the_same_term()
    {
        await Lead("a", Long);

        (await Lead("a", Long)).Should().Be(1);
        (await Lead("b", Long)).Should().BeNull();
    }

    [Test]
    public async Task Goes_to_another_when_the_lease_is_over_and_begins_a_term()
    {
        await Lead("a", Over);

        (await LeadInTheEnd("b")).Should().Be(2);
        (await Lead("a", Long)).Should().BeNull();
    }

    [Test]
    public async Task Begins_a_term_also_for_who_comes_back_too_late()
    {
        await Lead("a", Over);

        (await LeadInTheEnd("a")).Should().Be(2);
    }

    [Test]
    public async Task Goes_to_another_at_once_when_the_leader_stops()
    {
        var term = await Lead("a", Long);

        await With(cursor => cursor.Resign(term!.Value));

        (await Lead("b", Long)).Should().Be(2);
    }

    [Test]
    public async Task Moves_the_cursor_in_its_own_term_only()
    {
        var old = await Lead("a", Over);
        (await With(cursor => cursor.MoveTo(5, old!.Value))).Should().BeTrue();
        var term = await LeadInTheEnd("b");

        (await With(cursor => cursor.MoveTo(7, old!.Value))).Should().BeFalse();
        (await With(cursor => cursor.Get())).Should().Be(5);
        (await With(cursor => cursor.MoveTo(6, term!.Value))).Should().BeTrue();
        (await With(cursor => cursor.Get())).Should().Be(6);
    }

    [Test]
    public async Task Never_moves_the_cursor_back()
    {
        var term = await Lead("a", Long);
        await With(cursor => cursor.MoveTo(5, term!.Value));

        (await With(cursor => cursor.MoveTo(4, term!.Value))).Should().BeFalse();

        (await With(cursor => cursor.Get())).Should().Be(5);
    }

    [Test]
    public async Task Is_for_one_of_many_that_ask_at_the_same_time()
    {
        var terms = await Task.WhenAll(Enumerable.Range(0, 16).Select(replica => Lead($"replica-{replica}", Long)));

        terms.Should().ContainSingle(term => term != null).Which.Should().Be(1);
    }

    private Task<long?> Lead(string holder, TimeSpan lease) => With(cursor => cursor.Lead(holder, lease));

    // The clock of the store cannot be moved: it is asked again until it has gone on.
    private async Task<long?> LeadInTheEnd(string holder)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (true)
        {
            if (await Lead(holder, Long) is { } term)
            {
                return term;
            }

            await tick.WaitForNextTickAsync(deadline.Token);
        }
    }

    private Task<T> With<T>(Func<RelayCursor, Task<T>> work) =>
        Catalog.Write(scope => work(scope.GetRequiredService<RelayCursor>()));
}
