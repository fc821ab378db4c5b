using System.Text;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;
using RoleCatalog.Infrastructure.Changes.Streaming;

namespace RoleCatalog.StoreTests.Changes;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class StreamingChanges(Store store) : StoreContract(store)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [SetUp]
    public async Task WithRoomForFew()
    {
        await Catalog.Restart(services =>
            services.Replace(
                ServiceDescriptor.Singleton(
                    new StreamOptions
                    {
                        Recent = 3,
                        Portion = 2,
                        Page = 4,
                        PortionBytes = 1,
                    }
                )
            )
        );
        await Catalog.StartHosted();
    }

    [TearDown]
    public Task StopHosted() => Catalog.StopHosted();

    [Test]
    public async Task Has_each_change_once_and_in_order_for_whoever_is_near_or_far_behind()
    {
        var beginning = (await Catalog.Send(new ReadChanges(null, 1))).NextCursor;
        using var live = await Subscribe();
        using var late = await Subscribe();
        await Define(0, 20);
        using var far = await Subscribe(beginning);

        var got = await Task.WhenAll(
            Take(live, 40),
            Task.Run(() => Define(20, 20).ContinueWith(_ => new List<string>()))
        );
        var whole = await Sequences();

        got[0].Should().Equal(whole);
        (await Take(late, 40)).Should().Equal(whole, "it was passed by what is kept, and read the store");
        (await Take(far, 40)).Should().Equal(whole);
    }

    [Test]
    public async Task Takes_what_is_asked_for_and_moves_on_past_the_rest()
    {
        using var postings = await Subscribe(
            selection: new ChangeSelection { Types = ["rolecatalog.job-posting.closed.v1"] }
        );
        using var witness = await Subscribe();
        var before = postings.Cursor;
        await Define(0, 1);
        await Take(witness, 1);

        var nothing = await postings.Next(TimeSpan.Zero, CancellationToken.None);

        nothing.Should().BeEmpty();
        postings.Cursor.Should().Be(witness.Cursor).And.NotBe(before);
    }

    [Test]
    public async Task Begins_at_a_time()
    {
        await Define(0, 2);
        Catalog.Clock.Offset = TimeSpan.FromHours(1);
        var since = Catalog.Clock.GetUtcNow().AddMinutes(-1);
        await Define(2, 2);

        using var stream = await Subscribe(selection: new ChangeSelection { Since = since });

        (await Take(stream, 2)).Should().Equal((await Sequences()).Skip(2));
    }

    [Test]
    public async Task Ends_for_all_when_the_log_is_replaced()
    {
        using var stream = await Subscribe();
        using var witness = await Subscribe();
        await Define(0, 1);
        await Take(witness, 1);
        var end = witness.Cursor;

        await Catalog.Execute("UPDATE change_log SET log_id = 'another' WHERE singleton = 1");
        await Define(1, 5);

        await FluentActions
            .Awaiting(() => Subscribe(end))
            .Should()
            .ThrowAsync<CursorException>()
            .Where(error => error.Fault == CursorFault.Gone);
        await FluentActions
            .Awaiting(() => Take(witness, 10).WaitAsync(Patience))
            .Should()
            .ThrowAsync<CursorException>();
    }

    private async Task Define(int first, int count)
    {
        foreach (var number in Enumerable.Range(first, count))
        {
            await Catalog.Define($"skill-{number}");
        }
    }

    private Task<IChangeSubscription> Subscribe(string? after = null, ChangeSelection? selection = null) =>
        Catalog.InScope(scope =>
            scope
                .GetRequiredService<IChangeStream>()
                .Subscribe(after, selection ?? ChangeSelection.All, tellsWho: true, CancellationToken.None)
        );

    private static async Task<List<string>> Take(IChangeSubscription stream, int count)
    {
        var got = new List<string>();
        using var deadline = new CancellationTokenSource(Patience);
        while (got.Count < count)
        {
            var next = await stream.Next(TimeSpan.FromSeconds(1), deadline.Token);
            got.AddRange(next.Select(change => SequenceOf(change.Json)));
        }

        return got;
    }

    private async Task<IReadOnlyList<string>> Sequences() =>
        [.. (await Catalog.Send(new ReadChanges(null, 1_000))).Items.Select(change => change.Sequence)];

    private static string SequenceOf(ReadOnlyMemory<byte> json) =>
        JsonDocument.Parse(Encoding.UTF8.GetString(json.Span)).RootElement.GetProperty("sequence").GetString()!;
}
