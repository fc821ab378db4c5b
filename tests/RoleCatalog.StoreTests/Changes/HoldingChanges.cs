using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Changes.Relaying;

namespace RoleCatalog.StoreTests.Changes;

/// <summary>What the broker will not take.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class HoldingChanges(Store store) : RelayTest(store)
{
    private static readonly RelayOptions Prompt = new()
    {
        ShortestRetry = TimeSpan.FromMilliseconds(1),
        ShortestPoll = TimeSpan.FromMilliseconds(20),
        LongestPoll = TimeSpan.FromMilliseconds(20),
    };

    private bool _isPoison;

    [SetUp]
    public void Poison()
    {
        _isPoison = true;
        Transport.Script = (sent, _) =>
            Task.FromResult(
                _isPoison && Key(sent) == "poison" && sent.EntityVersion == 1
                    ? new Delivery(Fate.Unacceptable, "message size 9 is larger than 8")
                    : new Delivery(Fate.Routed)
            );
    }

    [Test]
    public async Task Is_for_what_closes_the_connection_when_it_is_sent_alone_and_lets_others_pass()
    {
        await Relay(Prompt);

        await Catalog.Define("before");
        await Catalog.Define("poison");
        await Catalog.Define("after");

        (await Transport.Take(2)).Select(Key).Should().BeEquivalentTo("before", "after");
        await Until(async () => (await Held()).Total == 1);
        var change = (await Held()).Items.Should().ContainSingle().Which;
        change.Type.Should().Be("rolecatalog.skill.defined.v1");
        change.Subject.Should().StartWith("skills/");
        change.Reason.Should().Be("message size 9 is larger than 8");
        change.Behind.Should().BeNull();
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Is_not_for_what_was_in_flight_beside_it()
    {
        await Relay(Prompt);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Catalog.Define($"wide{index}")));
        await Transport.Take(40);
        await Catalog.StopHosted();
        await Task.WhenAll(
            Enumerable.Range(0, 40).Select(index => Catalog.Define(index == 20 ? "poison" : $"s{index}"))
        );

        await Relay(Prompt);
        var events = await Transport.Take(39);
        await Until(async () => (await Held()).Total == 1);
        await Catalog.StopHosted();

        events.Select(Key).Should().NotContain("poison").And.OnlyHaveUniqueItems();
        Transport.Rest.Should().BeEmpty();
    }

    [Test]
    public async Task Takes_later_changes_of_the_entity_with_it()
    {
        await Relay(Prompt);
        await Catalog.Define("poison");
        await Until(async () => (await Held()).Total == 1);

        await Deprecate();
        await Until(async () => (await Held()).Total == 2);
        await Catalog.StopHosted();

        var held = (await Held()).Items;
        held[1].Behind.Should().Be(held[0].Id);
        held[1].Reason.Should().BeNull();
        held[1].EntityVersion.Should().Be(2);
        (await Catalog.One<long>("SELECT position FROM relay_cursors"))
            .Should()
            .Be(await Catalog.One<long>("SELECT position FROM change_log"));
    }

    [Test]
    public async Task Ends_with_a_release_in_the_order_of_versions()
    {
        await HoldTwo();

        _isPoison = false;
        await Catalog.Send(new ReleaseHeldChange((await Held()).Items[0].Id));

        (await Transport.Take(2)).Select(received => received.EntityVersion).Should().Equal(1, 2);
        await Until(async () => (await Held()).Total == 0);
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Begins_again_when_what_was_released_is_still_refused()
    {
        await HoldTwo();
        var first = (await Held()).Items[0];

        await Catalog.Send(new ReleaseHeldChange(first.Id));
        await Until(() => Transport.Tries.Count(sent => sent.Id == first.Id) == 4);
        await Until(async () => (await Held()).Items[0].Reason is not null);
        await Catalog.StopHosted();

        (await Held()).Items.Should().HaveCount(2);
        Transport.Rest.Should().BeEmpty();
    }

    [Test]
    public async Task Ends_with_a_release_also_of_more_than_the_window_holds()
    {
        var narrow = Prompt with { Window = 4 };
        Transport.Script = (_, _) =>
            Task.FromResult(new Delivery(_isPoison ? Fate.Unacceptable : Fate.Routed, "too large"));
        await Relay(narrow);
        for (var index = 0; index < 10; index++)
        {
            await Catalog.Define($"s{index}");
        }

        await Until(async () => (await Held()).Total == 10);
        _isPoison = false;
        foreach (var change in (await Held()).Items)
        {
            await Catalog.Send(new ReleaseHeldChange(change.Id));
        }

        await Catalog.Define("after");

        (await Transport.Take(11)).Select(Key).Should().OnlyHaveUniqueItems();
        await Until(async () => (await Held()).Total == 0);
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Ends_with_a_release_while_others_go_on_changing()
    {
        await Relay(
            Prompt with
            {
                ShortestPoll = TimeSpan.FromMilliseconds(200),
                LongestPoll = TimeSpan.FromMilliseconds(200),
            }
        );
        await Catalog.Define("poison");
        await Until(async () => (await Held()).Total == 1);
        _isPoison = false;
        using var enough = new CancellationTokenSource();
        var others = GoOn(enough.Token);

        await Catalog.Send(new ReleaseHeldChange((await Held()).Items[0].Id));

        await Until(async () => (await Held()).Total == 0);
        await enough.CancelAsync();
        await others;
        await Catalog.StopHosted();
    }

    [Test]
    public async Task Outlives_a_restart()
    {
        await Relay(Prompt);
        await Catalog.Define("poison");
        await Until(async () => (await Held()).Total == 1);
        await Catalog.StopHosted();

        await Relay(Prompt);
        await Deprecate();
        await Until(async () => (await Held()).Total == 2);
        await Catalog.StopHosted();

        Transport.Rest.Should().BeEmpty();
    }

    [Test]
    public async Task Is_released_at_its_head_only()
    {
        await HoldTwo();
        await Catalog.StopHosted();

        var behind = (await Held()).Items[1];
        var release = () => Catalog.Send(new ReleaseHeldChange(behind.Id));

        (await release.Should().ThrowAsync<DomainException>()).Which.Fault.Should().Be(Fault.Conflict);
    }

    [Test]
    public async Task Is_unknown_of_a_change_that_was_delivered()
    {
        await Relay(Prompt);
        await Catalog.Define("a");
        var delivered = (await Transport.Take(1))[0];
        await Catalog.StopHosted();

        var release = () => Catalog.Send(new ReleaseHeldChange(delivered.Id));

        (await release.Should().ThrowAsync<DomainException>()).Which.Fault.Should().Be(Fault.NotFound);
    }

    [Test]
    public async Task Is_listed_page_by_page()
    {
        _isPoison = true;
        Transport.Script = (_, _) => Task.FromResult(new Delivery(Fate.Unacceptable, "too large"));
        await Relay(Prompt);
        await Catalog.Define("a");
        await Catalog.Define("b");
        await Catalog.Define("c");
        await Until(async () => (await Held()).Total == 3);
        await Catalog.StopHosted();

        var first = await Held(limit: 2);
        var second = await Held(limit: 2, first.NextCursor);

        first
            .Items.Concat(second.Items)
            .Select(change => change.Position)
            .Should()
            .BeInAscendingOrder()
            .And.HaveCount(3);
        second.NextCursor.Should().BeNull();
    }

    private Task<Page<HeldChange>> Held(int limit = 100, string? cursor = null) =>
        Catalog.Send(new ReadHeldChanges(limit, cursor));

    private async Task GoOn(CancellationToken enough)
    {
        var index = 0;
        while (!enough.IsCancellationRequested)
        {
            await Catalog.Define($"other{index++}");
        }
    }

    /// <summary>A change that the broker will not take, and one behind it.</summary>
    private async Task HoldTwo()
    {
        await Relay(Prompt);
        await Catalog.Define("poison");
        await Deprecate();
        await Until(async () => (await Held()).Total == 2);
    }

    private Task Deprecate() =>
        Catalog.Send(new DeprecateSkill("poison", ReplacedBy: null, Note: null, ExpectedVersion: 1));
}
