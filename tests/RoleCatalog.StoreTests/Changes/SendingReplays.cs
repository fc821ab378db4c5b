using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Changes.Replaying;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Changes.Relaying;
using RoleCatalog.Infrastructure.Changes.Replaying;

namespace RoleCatalog.StoreTests.Changes;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class SendingReplays(Store store) : RelayTest(store)
{
    private static readonly ReplayOrder ToQueue = new("careers", RatePerSecond: ReplayOrder.MaxRate);

    [SetUp]
    public Task Start() => Run();

    [TearDown]
    public Task EndHosted() => Catalog.StopHosted();

    [Test]
    public async Task Gives_the_queue_the_events_as_they_are_in_the_feed()
    {
        await Catalog.Publish("backend");
        await Catalog.Publish(A.Posting("backend"));

        var replay = await Submit(ToQueue, new Caller("u-17", null, "order-4"));

        replay.Status.Should().Be(ReplayStatus.Submitted);
        replay.SubmittedBy.Should().Be("u-17");
        var ended = await Ended(replay.Id, ReplayStatus.Completed);
        (ended.Sent, ended.Remaining, ended.Position).Should().Be((4, 0, replay.To));
        (ended.StartedAt, ended.EndedAt).Should().NotBe((null, null));
        Transport.OpenedTo.Should().Equal(("careers", replay.Id));
        Transport.Replayed.Select(Json).Should().Equal((await Feed()).Select(Json));
    }

    [Test]
    public async Task Has_the_range_the_types_and_the_entity_that_are_asked_for()
    {
        var first = await Catalog.Define("first");
        var from = await Position();
        var second = await Catalog.Define("second");
        await Change(second.Key, 1);
        await Change(first.Key, 1);
        var to = await Position();
        await Change(second.Key, 2);

        await Completed(ToQueue with { From = from, To = to });
        await Completed(ToQueue with { Types = ["*.changed.v1"], To = to });
        await Completed(ToQueue with { Subject = $"skills/{first.Id}" });
        await Completed(ToQueue with { From = to, To = to });

        Transport
            .Replayed.Select(each => (Key(each), each.EntityVersion))
            .Should()
            .Equal(("second", 1), ("second", 2), ("first", 2), ("second", 2), ("first", 2), ("first", 1), ("first", 2));
    }

    [Test]
    public async Task Goes_one_after_the_other_in_the_order_of_submission()
    {
        await Catalog.Define("sql");
        var go = new TaskCompletionSource<Delivery>();
        Transport.ReplayScript = (_, _) => go.Task;

        var one = await Submit(ToQueue);
        await Until(() => Transport.Replayed.Count == 1);
        var two = await Submit(ToQueue);
        var three = await Submit(ToQueue);
        (await Catalog.Send(new ReadReplays(2, null))).Items.Select(each => each.Id).Should().Equal(three.Id, two.Id);
        (await Catalog.Send(new GetReplay(two.Id))).Status.Should().Be(ReplayStatus.Submitted);
        one.Reason.Should().BeNull();
        two.Reason.Should().Contain(one.Id);
        three.Reason.Should().Contain(two.Id);
        (await Catalog.Send(new ReadReplays(3, null)))
            .Items.Select(each => each.Reason)
            .Should()
            .Equal(three.Reason, two.Reason, null);
        await Catalog.Send(new CancelReplay(two.Id));
        (await Catalog.Send(new GetReplay(two.Id))).Reason.Should().BeNull();
        (await Catalog.Send(new GetReplay(three.Id))).Reason.Should().Contain(one.Id);
        go.SetResult(new Delivery(Fate.Routed));

        await Ended(three.Id, ReplayStatus.Completed);
        Transport.OpenedTo.Select(each => each.Replay).Should().Equal(one.Id, three.Id);
    }

    [Test]
    public async Task Is_refused_while_a_hundred_wait()
    {
        await Catalog.Define("sql");
        Transport.ReplayScript = (_, _) => new TaskCompletionSource<Delivery>().Task;
        await Submit(ToQueue);
        await Until(() => !Transport.Replayed.IsEmpty);
        var last = await Submit(ToQueue);
        for (var waiting = 1; waiting < 100; waiting++)
        {
            last = await Submit(ToQueue);
        }

        var refused = await Refusal(ToQueue);

        refused.Fault.Should().Be(Fault.Conflict);
        refused.Errors.Select(error => error.Code).Should().Equal("too-many-replays");
        await Catalog.Send(new CancelReplay(last.Id));
        await Submit(ToQueue);
        (await Catalog.Send(new ReadReplays(1, null))).Total.Should().Be(102);
    }

    [Test]
    public async Task Counts_each_event_that_has_arrived_when_the_queue_is_full()
    {
        for (var number = 0; number < 8; number++)
        {
            await Catalog.Define($"skill-{number}");
        }

        Transport.ReplayScript = (sent, _) =>
            Task.FromResult(new Delivery(string.CompareOrdinal(Key(sent), "skill-5") < 0 ? Fate.Routed : Fate.Refused));
        var replay = await Submit(ToQueue);

        await Until(async () => (await Catalog.Send(new GetReplay(replay.Id))).Sent > 0);

        var waiting = await Catalog.Send(new GetReplay(replay.Id));
        (waiting.Sent, waiting.Position).Should().Be((5, waiting.From));
        waiting.Reason.Should().Contain("takes nothing");
        Transport.ReplayScript = (_, _) => Task.FromResult(new Delivery(Fate.Routed));
        (await Ended(replay.Id, ReplayStatus.Completed)).Sent.Should().Be(8);
    }

    [Test]
    public async Task Counts_each_event_that_has_arrived_when_it_is_cancelled()
    {
        await Catalog.Define("a");
        await Catalog.Define("b");
        await Catalog.Define("c");
        var never = new TaskCompletionSource<Delivery>();
        Transport.ReplayScript = (sent, _) =>
            Key(sent) == "b" ? never.Task : Task.FromResult(new Delivery(Fate.Routed));
        var replay = await Submit(ToQueue);
        await Until(() => Transport.Replayed.Count == 3);

        await Catalog.Send(new CancelReplay(replay.Id));

        await Until(async () => (await Catalog.Send(new GetReplay(replay.Id))).Sent == 2);
        (await Catalog.Send(new GetReplay(replay.Id))).Status.Should().Be(ReplayStatus.Cancelled);
    }

    [Test]
    public async Task Lets_the_next_begin_at_once_when_one_is_cancelled_that_waits_for_long()
    {
        await Catalog.Define("sql");
        await Catalog.StopHosted();
        await Run(retry: TimeSpan.FromMinutes(5));
        Transport.Unavailable = new IOException("Nobody listens.");
        var waiting = await Submit(ToQueue);
        await Until(async () => (await Catalog.Send(new GetReplay(waiting.Id))).Reason is not null);
        Transport.Unavailable = null;
        var next = await Submit(ToQueue);

        await Catalog.Send(new CancelReplay(waiting.Id));

        await Ended(next.Id, ReplayStatus.Completed);
    }

    [Test]
    public async Task Keeps_the_events_of_an_entity_in_order_and_one_at_a_time()
    {
        var skill = await Catalog.Define("sql");
        for (var version = 1; version < 20; version++)
        {
            await Change(skill.Key, version);
            await Catalog.Define($"other-{version}");
        }

        var random = new Random(7);
        var inFlight = new Dictionary<string, int>();
        var most = 0;
        Transport.ReplayScript = async (sent, number) =>
        {
            lock (inFlight)
            {
                inFlight[sent.Subject] = inFlight.GetValueOrDefault(sent.Subject) + 1;
                most = Math.Max(most, inFlight[sent.Subject]);
            }

            await Task.Yield();
            lock (inFlight)
            {
                inFlight[sent.Subject]--;
                return new Delivery(number == 1 && random.Next(3) == 0 ? Fate.Refused : Fate.Routed);
            }
        };

        var ended = await Completed(ToQueue);

        most.Should().Be(1);
        ended.Sent.Should().Be(39);
        Transport
            .Replayed.Where(each => each.Subject == $"skills/{skill.Id}")
            .Select(each => each.EntityVersion)
            .Should()
            .BeInAscendingOrder();
    }

    [Test]
    public async Task Waits_while_there_is_no_broker_and_says_so()
    {
        await Catalog.Define("sql");
        Transport.Unavailable = new IOException("Nobody listens.");

        var replay = await Submit(ToQueue);

        await Until(async () =>
            (await Catalog.Send(new GetReplay(replay.Id))).Reason?.Contains("Nobody listens.") == true
        );
        (await Catalog.Send(new GetReplay(replay.Id))).Status.Should().Be(ReplayStatus.Running);
        Transport.Unavailable = null;
        (await Ended(replay.Id, ReplayStatus.Completed)).Reason.Should().BeNull();
    }

    [TestCase(Fate.Lost)]
    [TestCase(Fate.Refused)]
    public async Task Tries_again_what_did_not_arrive(object fate)
    {
        await Catalog.Define("a");
        await Catalog.Define("b");
        Transport.ReplayScript = (sent, number) =>
            Task.FromResult(new Delivery(Key(sent) == "a" && number < 3 ? (Fate)fate : Fate.Routed));

        var ended = await Completed(ToQueue);

        ended.Sent.Should().Be(2);
        Transport.Replayed.Count(each => Key(each) == "a").Should().Be(3);
    }

    [Test]
    public async Task Fails_when_the_queue_is_gone()
    {
        await Catalog.Define("sql");
        Transport.ReplayScript = (_, _) => Task.FromResult(new Delivery(Fate.Unrouted));

        var replay = await Submit(ToQueue);

        (await Ended(replay.Id, ReplayStatus.Failed)).Reason.Should().Contain("careers");
    }

    [Test]
    public async Task Fails_at_a_change_that_the_broker_does_not_take_and_names_it()
    {
        await Catalog.Define("small");
        var large = await Catalog.Define("large");
        await Catalog.Define("after");
        Transport.ReplayScript = (sent, _) =>
            Key(sent) == "large"
                ? Task.FromResult(new Delivery(Fate.Unacceptable, "too large"))
                : Task.FromResult(new Delivery(Fate.Routed));

        var replay = await Submit(ToQueue);

        var ended = await Ended(replay.Id, ReplayStatus.Failed);
        ended.Reason.Should().Contain($"skills/{large.Id}").And.Contain("too large");
    }

    [Test]
    public async Task Ends_when_it_is_cancelled_and_lets_the_next_begin()
    {
        await Catalog.Define("sql");
        Transport.ReplayScript = (_, _) => Task.FromResult(new Delivery(Fate.Refused));
        var running = await Submit(ToQueue);
        await Until(() => !Transport.Replayed.IsEmpty);
        var waiting = await Submit(ToQueue);
        var last = await Submit(ToQueue);

        (await Catalog.Send(new CancelReplay(waiting.Id))).Status.Should().Be(ReplayStatus.Cancelled);
        (await Catalog.Send(new CancelReplay(running.Id))).Status.Should().Be(ReplayStatus.Cancelled);
        (await Catalog.Send(new CancelReplay(running.Id))).Status.Should().Be(ReplayStatus.Cancelled);
        await Until(() => Transport.OpenedTo.Any(each => each.Replay == last.Id));
        Transport.ReplayScript = (_, _) => Task.FromResult(new Delivery(Fate.Routed));

        await Ended(last.Id, ReplayStatus.Completed);
        Transport.OpenedTo.Select(each => each.Replay).Should().NotContain(waiting.Id);
        await Refused(new CancelReplay(last.Id), "replay-ended");
        await Refused(new CancelReplay("0"), "replay-not-found");
    }

    [Test]
    public async Task Goes_on_after_a_restart_where_it_was_recorded()
    {
        for (var number = 0; number < 30; number++)
        {
            await Catalog.Define($"skill-{number}");
        }

        var never = new TaskCompletionSource<Delivery>();
        Transport.ReplayScript = (sent, _) =>
            Key(sent) == "skill-20" ? never.Task : Task.FromResult(new Delivery(Fate.Routed));
        var replay = await Submit(ToQueue with { RatePerSecond = 100 });
        await Until(() => Transport.Replayed.Any(each => Key(each) == "skill-29"));
        await Catalog.StopHosted();
        var stopped = await Catalog.Send(new GetReplay(replay.Id));
        stopped.Sent.Should().Be(29, "one was not confirmed");
        Transport.ReplayScript = (_, _) => Task.FromResult(new Delivery(Fate.Routed));

        await Run();

        // Batches have ten events at such a rate, and the last is sent again.
        (await Ended(replay.Id, ReplayStatus.Completed))
            .Sent.Should()
            .Be(39);
        Transport.Replayed.Select(Key).Distinct().Should().HaveCount(30);
    }

    [Test]
    public async Task Is_refused_with_all_that_is_wrong_and_sends_nothing()
    {
        var before = await Position();
        await Catalog.Define("sql");
        var after = await Position();
        Transport.Queue = QueueState.Missing;

        var refused = await Refusal(
            new ReplayOrder("careers", after, before, ["rolecatalog.nothing.*", "*"], "skills/1", 0)
        );

        refused.Fault.Should().Be(Fault.Malformed);
        refused
            .Errors.Select(error => (error.Field, error.Code))
            .Should()
            .BeEquivalentTo([
                ("/queue", "queue-missing"),
                ("/to", "range-inverted"),
                ("/types/0", "type-unknown"),
                ("/subject", "subject-invalid"),
                ("/ratePerSecond", "rate-invalid"),
            ]);
        (await Catalog.Send(new ReadReplays(10, null))).Total.Should().Be(0);
        Transport.OpenedTo.Should().BeEmpty();
    }

    [TestCase("amq.gen-1", "queue-invalid")]
    [TestCase("careers_error", "queue-invalid")]
    [TestCase("careers_skipped", "queue-invalid")]
    [TestCase("", "queue-invalid")]
    [TestCase("a\nb", "queue-invalid")]
    [TestCase("careers", "queue-locked")]
    public async Task Is_refused_for_a_queue_that_is_not_for_it(string queue, string code)
    {
        Transport.Queue = QueueState.Locked;

        (await Refusal(new ReplayOrder(queue))).Errors.Select(error => error.Code).Should().Equal(code);
    }

    private async Task Run(TimeSpan? retry = null)
    {
        await Catalog.Restart(services =>
        {
            Configure(services);
            services.Replace(
                ServiceDescriptor.Singleton(
                    new ReplayOptions
                    {
                        Poll = TimeSpan.FromMilliseconds(10),
                        Record = TimeSpan.Zero,
                        ShortestRetry = retry ?? TimeSpan.FromMilliseconds(1),
                        LongestRetry = retry ?? TimeSpan.FromMilliseconds(10),
                    }
                )
            );
        });
        await Catalog.StartHosted();
    }

    private Task<Replay> Submit(ReplayOrder order, Caller? by = null) =>
        Catalog.Send(new SubmitReplay(order), by ?? Caller.Service);

    private async Task<Replay> Completed(ReplayOrder order) =>
        await Ended((await Submit(order)).Id, ReplayStatus.Completed);

    private async Task<Replay> Ended(string id, ReplayStatus status)
    {
        var replay = await Catalog.Send(new GetReplay(id));
        await Until(async () =>
        {
            replay = await Catalog.Send(new GetReplay(id));
            return replay.EndedAt is not null;
        });
        replay.Status.Should().Be(status, replay.Reason);
        return replay;
    }

    private async Task<DomainException> Refusal(ReplayOrder order)
    {
        var refused = await Catalog
            .Awaiting(it => it.Send(new SubmitReplay(order)))
            .Should()
            .ThrowAsync<DomainException>();
        return refused.Which;
    }

    private async Task Refused(CancelReplay command, string code)
    {
        var refused = await Catalog.Awaiting(it => it.Send(command)).Should().ThrowAsync<DomainException>();
        refused.Which.Errors[0].Code.Should().Be(code);
    }

    private Task Change(string key, int version) =>
        Catalog.Send(
            new ChangeSkill(key, A.Skill(key) with { Description = A.Text($"Change {version}", "Ubah") }, version)
        );

    private async Task<IReadOnlyList<CatalogEvent>> Feed() =>
        (await Catalog.Send(new ReadChanges(null, 1_000) { TellsWho = true })).Items;

    private async Task<string> Position() => (await Catalog.Send(new ReadChanges(null, 1_000))).NextCursor;

    private static string Json(CatalogEvent item) =>
        JsonSerializer.Serialize(item, ContractsJson.Readable.CatalogEvent);
}
