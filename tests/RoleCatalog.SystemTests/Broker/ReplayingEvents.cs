using System.Diagnostics;
using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RabbitMQ.Client;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>Events that are sent again, to one queue.</summary>
[Category(Faults.Category)]
public sealed class ReplayingEvents : BrokerTest
{
    private const int Changes = 400;
    private const int PerSecond = 100;

    [Test]
    public async Task Reaches_the_queue_alone_in_order_at_its_rate_and_delays_nothing_else()
    {
        await using var chosen = await EventCounter.Start(Broker.Uri);
        await using var other = await EventCounter.Start(Broker.Uri);
        var service = await ServeWithChanges();
        var committed = await CommittedChanges.Read(service);
        await chosen.HasCome(committed.Ids);

        var replay = await SentReplay.Submit(service, chosen.Queue, PerSecond);
        await replay.HasSent(10, chosen);
        var live = new WrittenSkill("live");
        await live.Write(service.Client);
        var lives = (await CommittedChanges.Read(service)).Ids.Except(committed.Ids).ToList();
        await other.HasCome(lives);
        (await replay.Status(service)).Should().Be("running", "what happens meanwhile does not wait for it");
        var ended = await replay.Becomes("completed", service);

        ended.GetProperty("sent").GetInt32().Should().Be(Changes);
        ended.GetProperty("remaining").GetInt32().Should().Be(0);
        await replay.HasSent(Changes, chosen);
        var again = replay.At(chosen);
        other.Arrivals.Should().OnlyContain(arrival => arrival.Replay == null);
        again.Select(arrival => arrival.Id).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(committed.Ids);
        var first = chosen.Arrivals.Where(arrival => arrival.Replay == null).ToDictionary(arrival => arrival.Id);
        again.Select(Body).Should().Equal(again.Select(arrival => Body(first[arrival.Id])));
        again.Should().OnlyContain(arrival => arrival.ContentType == first[arrival.Id].ContentType);
        again.Should().OnlyContain(arrival => arrival.IsPersistent && arrival.RoutingKey == chosen.Queue);
        // One subject after the other, for all of them together are in the order of the log.
        committed.HaveCome([.. again.Select(arrival => first[arrival.Id])], repeatsAtMost: 0);
        Stopwatch
            .GetElapsedTime(again[0].At, again[^1].At)
            .TotalSeconds.Should()
            .BeGreaterThan(0.9 * Changes / PerSecond);
        MostInASecond(again).Should().BeLessThan(PerSecond * 3 / 2);
    }

    [Test]
    public async Task Ends_in_the_middle_when_it_is_cancelled()
    {
        await using var counter = await EventCounter.Start(Broker.Uri);
        var service = await ServeWithChanges();

        var replay = await SentReplay.Submit(service, counter.Queue, PerSecond);
        await replay.HasSent(50, counter);
        await replay.Cancel(service);

        var next = await SentReplay.Submit(service, counter.Queue, 1_000);
        await next.Becomes("completed", service);
        (await replay.Status(service)).Should().Be("cancelled");
        replay.At(counter).Should().HaveCountLessThan(Changes / 2);
    }

    [Test]
    public async Task Goes_on_after_the_service_was_killed()
    {
        await using var counter = await EventCounter.Start(Broker.Uri);
        var service = await ServeWithChanges();
        var ids = (await CommittedChanges.Read(service)).Ids;

        var replay = await SentReplay.Submit(service, counter.Queue, PerSecond);
        await replay.HasSent(150, counter);
        service.Kill();
        await service.Process.Ended();
        service = await Serve(ToBroker);
        await replay.Becomes("completed", service);

        await Eventually.IsSo(
            () => !ids.Except(replay.At(counter).Select(arrival => arrival.Id)).Any(),
            TimeSpan.FromSeconds(30),
            () => $"{replay.At(counter).Count} have come"
        );
        replay.At(counter).Should().HaveCountLessThan(Changes + PerSecond, "few are repeated");
    }

    [Test]
    public async Task Fails_when_the_queue_is_deleted()
    {
        var counter = await EventCounter.Start(Broker.Uri);
        var service = await ServeWithChanges();
        var replay = await SentReplay.Submit(service, counter.Queue, PerSecond);
        await replay.HasSent(50, counter);

        await counter.DisposeAsync();

        var ended = await replay.Becomes("failed", service);
        ended.GetProperty("reason").GetString().Should().Contain(counter.Queue);
        ended.GetProperty("sent").GetInt32().Should().BeLessThan(Changes);
    }

    [Test]
    [RequiresOwnBroker]
    public async Task Goes_on_after_the_broker_was_killed()
    {
        await using var counter = await EventCounter.Start(Broker.Uri);
        var service = await ServeWithChanges();
        var ids = (await CommittedChanges.Read(service)).Ids;
        var replay = await SentReplay.Submit(service, counter.Queue, PerSecond);
        await replay.HasSent(50, counter);

        await Broker.Kill();
        await Eventually.IsSo(
            async () => (await replay.Read(service)).TryGetProperty("reason", out _),
            TimeSpan.FromSeconds(30),
            () => "it does not say that it waits"
        );
        (await replay.Status(service)).Should().Be("running");
        await Broker.Start();

        var ended = await replay.Becomes("completed", service);
        ended.TryGetProperty("reason", out _).Should().BeFalse();
        await Eventually.IsSo(
            () => !ids.Except(replay.At(counter).Select(arrival => arrival.Id)).Any(),
            TimeSpan.FromSeconds(30),
            () => $"{replay.At(counter).Count} have come"
        );
    }

    [Test]
    public async Task Is_refused_for_a_queue_that_is_missing_or_belongs_to_another()
    {
        var service = await Serve(ToBroker);
        await using var connection = await new ConnectionFactory { Uri = Broker.Uri }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var exclusive = await channel.QueueDeclareAsync("of-one-connection", exclusive: true);

        foreach (var (queue, code) in new[] { ("nowhere", "queue-missing"), (exclusive.QueueName, "queue-locked") })
        {
            using var answer = await SentReplay.Post(service, queue, PerSecond);
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await answer.Content.ReadAsStringAsync()).Should().Contain(code).And.Contain("/queue");
        }

        (await service.Client.GetStringAsync(new Uri("/v1/replays", UriKind.Relative))).Should().Contain("\"total\":0");
    }

    [Test]
    public async Task Is_sent_once_when_it_is_asked_for_again_with_the_same_key()
    {
        await using var counter = await EventCounter.Start(Broker.Uri);
        var service = await Serve(ToBroker);

        using var first = await SentReplay.Post(service, counter.Queue, PerSecond, key: "replay-1");
        using var again = await SentReplay.Post(service, counter.Queue, PerSecond, key: "replay-1");

        first.StatusCode.Should().Be(HttpStatusCode.Created);
        again.StatusCode.Should().Be(HttpStatusCode.Created);
        again.Headers.Location.Should().Be(first.Headers.Location);
        (await again.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
        (await service.Client.GetStringAsync(new Uri("/v1/replays", UriKind.Relative))).Should().Contain("\"total\":1");
    }

    private static string Body(Arrival arrival) => Convert.ToBase64String(arrival.Body);

    private async Task<CatalogService> ServeWithChanges()
    {
        var service = await Serve(ToBroker);
        await new PacedWriter(service).Write(Faults.AtOnce, Changes);
        return service;
    }

    private static int MostInASecond(IReadOnlyList<Arrival> arrivals) =>
        arrivals.Max(from => arrivals.Count(each => each.At >= from.At && each.At < from.At + Stopwatch.Frequency));
}
