using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.StoreTests.Changes;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class TakingASnapshot(Store store) : StoreContract(store)
{
    private static readonly ReadSnapshot AtTheEnd = new(At: null, After: null);

    [Test]
    public async Task Tells_the_latest_public_event_of_each_entity_by_kind_and_id()
    {
        await Catalog.Publish("backend");
        var closed = await Catalog.Publish(A.Posting("backend"));
        await Catalog.Send(new CloseJobPosting(closed.Id, CloseReason.Filled, null, closed.Version));
        await Catalog.Send(new CreateJobPosting(A.Posting("backend") with { ExternalIds = [] }));
        await Catalog.Draft(A.Profile("never-published"));

        var snapshot = await Catalog.Send(AtTheEnd);

        snapshot
            .Items.Select(item => item.Type)
            .Should()
            .Equal(
                CatalogEventTypes.SkillDefined,
                CatalogEventTypes.SkillDefined,
                CatalogEventTypes.SkillProfilePublished,
                CatalogEventTypes.JobPostingClosed
            );
        snapshot.Items.Take(2).Select(item => item.Subject).Should().BeInAscendingOrder(StringComparer.Ordinal);
        snapshot.More.Should().BeFalse();
        var feed = await Feed(after: null);
        Json(snapshot.Items[^1]).Should().Be(Json(feed[^1]));
        snapshot.LogId.Should().Be(feed[0].LogId);
    }

    [Test]
    public async Task Has_nothing_at_first_and_leads_to_all_that_comes()
    {
        var empty = await Catalog.Send(AtTheEnd);
        empty.Items.Should().BeEmpty();

        await Catalog.Define("sql");

        (await Feed(empty.Cursor)).Should().ContainSingle();
        (await Catalog.Send(AtTheEnd with { At = empty.Cursor })).Should().BeEquivalentTo(empty);
    }

    [Test]
    public async Task Tells_of_the_kinds_that_are_asked_for()
    {
        await Catalog.Publish("backend");
        await Catalog.Publish(A.Posting("backend"));

        var some = await Catalog.Send(AtTheEnd with { Kinds = ["job-postings", "skills"] });

        some.Items.Select(item => item.Subject.Split('/')[0]).Should().Equal("skills", "skills", "job-postings");
    }

    [Test]
    public async Task Followed_by_the_feed_is_the_feed_from_the_start_whoever_writes([Range(1, 4)] int seed)
    {
        await Catalog.Publish("backend");
        var writing = Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(writer => Task.Run(() => new RandomWriter(Catalog, (seed * 10) + writer).Write(30)))
        );
        var random = new Random(seed);
        var snapshots = new List<Snapshot>();
        do
        {
            snapshots.Add(await Take(AtTheEnd with { Limit = random.Next(1, 12) }));
        } while (!writing.IsCompleted);

        await writing;

        var feed = await Feed(after: null);
        var lines = feed.Select(Line).ToList();
        var latest = Latest(lines);
        latest.Should().HaveCountGreaterThan(10);
        foreach (var snapshot in snapshots)
        {
            var position = ChangeCursor.Read(snapshot.Cursor, feed[0].LogId, long.MaxValue).Position;
            var taken = snapshot.Items.Select(Line).ToList();
            Latest(taken)
                .Should()
                .HaveCount(taken.Count)
                .And.Equal(Latest(lines.Where(line => line.Position <= position)));
            Latest(taken.Concat((await Feed(snapshot.Cursor)).Select(Line))).Should().Equal(latest);
        }

        snapshots
            .Select(snapshot => snapshot.Cursor)
            .Distinct()
            .Should()
            .HaveCountGreaterThan(2, "writers were at work");
    }

    [Test]
    public async Task Goes_on_behind_each_line_as_if_it_had_not_been_broken_off()
    {
        await Catalog.Publish("backend");
        await new RandomWriter(Catalog, seed: 5).Write(40);
        var whole = await Take(AtTheEnd);
        // What comes later has no part in it.
        await new RandomWriter(Catalog, seed: 6).Write(20);

        for (var line = 0; line < whole.Items.Count; line++)
        {
            var rest = await Take(new ReadSnapshot(whole.Cursor, whole.Items[line].Subject) { Limit = 7 });

            rest.Cursor.Should().Be(whole.Cursor);
            rest.Items.Select(Json).Should().Equal(whole.Items.Skip(line + 1).Select(Json));
        }
    }

    private async Task<Snapshot> Take(ReadSnapshot query)
    {
        var items = new List<CatalogEvent>();
        while (true)
        {
            var page = await Catalog.Send(query);
            items.AddRange(page.Items);
            if (!page.More)
            {
                return new Snapshot(page.Cursor, items);
            }

            query = query with { At = page.Cursor, After = page.Items[^1].Subject };
        }
    }

    private async Task<IReadOnlyList<CatalogEvent>> Feed(string? after)
    {
        var items = new List<CatalogEvent>();
        while (true)
        {
            var page = await Catalog.Send(new ReadChanges(after, 1_000));
            items.AddRange(page.Items);
            if (!page.More)
            {
                return items;
            }

            after = page.NextCursor;
        }
    }

    private static SortedDictionary<string, string> Latest(IEnumerable<EventLine> lines)
    {
        var latest = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            latest[line.Subject] = line.Json;
        }

        return latest;
    }

    private static EventLine Line(CatalogEvent item) => new(long.Parse(item.Sequence), item.Subject, Json(item));

    private static string Json(CatalogEvent item) =>
        JsonSerializer.Serialize(item, ContractsJson.Readable.CatalogEvent);

    private sealed record EventLine(long Position, string Subject, string Json);

    private sealed record Snapshot(string Cursor, IReadOnlyList<CatalogEvent> Items);
}
