using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.ApiTests.Changes;

internal sealed class LimitingStreams : CatalogClient
{
    private MovedClock clock = null!;

    [SetUp]
    public async Task Start()
    {
        clock = new MovedClock();
        Catalog = await RunningCatalog.Start(clock, "--Stream:MaxSubscribers=2", "--Stream:HeartbeatSeconds=1");
    }

    [TearDown]
    public Task End() => Stop();

    [Test]
    public async Task Refuses_one_too_many_until_another_has_left()
    {
        await using var first = await OpenStream.Begin(Catalog);
        await using var second = await OpenStream.Begin(Catalog);

        using var third = await OpenStream.Ask(Catalog);
        var problem = await third.Problem(HttpStatusCode.ServiceUnavailable);
        await second.DisposeAsync();

        problem["code"].Text().Should().Be("too-many-streams");
        third.Header("Retry-After").Should().Be("10");
        using var deadline = new CancellationTokenSource(OpenStream.Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var status = HttpStatusCode.ServiceUnavailable;
        while (status != HttpStatusCode.OK)
        {
            await tick.WaitForNextTickAsync(deadline.Token);
            using var again = await OpenStream.Ask(Catalog);
            status = again.StatusCode;
        }
    }

    [Test]
    public async Task Moves_a_client_on_past_what_it_did_not_ask_for()
    {
        await using var stream = await OpenStream.Begin(Catalog, "?types=rolecatalog.job-posting.*");
        var before = stream.LastEventId;

        await Skill();

        var end = (await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK))["nextCursor"].Text();
        while (stream.LastEventId == before)
        {
            var beat = await stream.Next();
            beat.EventType.Should().Be("heartbeat");
            beat.Data.Should().Be($$"""{"cursor":"{{beat.EventId}}"}""");
        }

        stream.LastEventId.Should().Be(end);
    }

    [Test]
    public async Task Ends_with_the_token()
    {
        await using var stream = await OpenStream.Begin(Catalog);

        clock.Advance(TimeSpan.FromDays(2));

        var end = await stream.Next("end");
        end.Data.Should().Be("""{"reason":"token-expired"}""");
        (await stream.HasEnded()).Should().BeTrue();
    }

    [TestCase("MaxSubscribers", "0")]
    [TestCase("HeartbeatSeconds", "soon")]
    [TestCase("PatienceSeconds", "3601")]
    public async Task Takes_no_setting_that_makes_no_sense(string name, string value) =>
        await FluentActions
            .Awaiting(() => RunningCatalog.Start(null, $"--Stream:{name}={value}"))
            .Should()
            .ThrowAsync<SettingException>()
            .WithMessage($"*Stream:{name}*");
}
