using System.Globalization;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Changes;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class SelectingChanges(Store store) : StoreContract(store)
{
    [Test]
    public async Task Takes_types_and_one_entity()
    {
        await Catalog.Publish("backend");
        var posting = await Catalog.Publish(A.Posting("backend"));
        await Catalog.Publish(A.Posting("backend") with { ExternalIds = [] });
        await Catalog.Send(new CloseJobPosting(posting.Id, CloseReason.Filled, null, posting.Version));

        var closed = await Read(new ChangeSelection { Types = [CatalogEventTypes.JobPostingClosed] });
        var skills = await Read(new ChangeSelection { Types = CatalogEventTypes.OfSkills });
        var subject = new ChangeSubject("job-postings", Guid.Parse(posting.Id));
        var one = await Read(new ChangeSelection { Subject = subject });
        var both = await Read(
            new ChangeSelection { Subject = subject, Types = [CatalogEventTypes.JobPostingPublished] }
        );

        closed.Should().Equal(("rolecatalog.job-posting.closed.v1", $"job-postings/{posting.Id}"));
        skills.Should().HaveCount(2).And.OnlyContain(change => change.Type == "rolecatalog.skill.defined.v1");
        one.Should()
            .Equal(
                ("rolecatalog.job-posting.published.v1", $"job-postings/{posting.Id}"),
                ("rolecatalog.job-posting.closed.v1", $"job-postings/{posting.Id}")
            );
        both.Should().Equal(one[0]);
    }

    [Test]
    public async Task Begins_with_the_first_change_of_a_time_or_later_wherever_that_is()
    {
        foreach (var number in Enumerable.Range(0, 9))
        {
            // Several have the same time.
            Catalog.Clock.Offset = TimeSpan.FromHours(number / 3);
            await Catalog.Define($"skill-{number}");
        }

        var whole = (await Catalog.Send(new ReadChanges(null, 100))).Items;
        foreach (var since in whole.Select(change => change.Time).SelectMany(Around))
        {
            var page = await Catalog.Send(Since(since));

            page.Items.Select(change => change.Sequence)
                .Should()
                .Equal(
                    whole.Where(change => change.Time >= since).Select(change => change.Sequence),
                    $"since {since:O}"
                );
        }

        static IEnumerable<DateTimeOffset> Around(DateTimeOffset time) => [time.AddTicks(-1), time, time.AddTicks(1)];
    }

    [Test]
    public async Task Counts_the_later_of_a_cursor_and_a_time()
    {
        await Catalog.Define("early");
        Catalog.Clock.Offset = TimeSpan.FromHours(1);
        await Catalog.Define("late");
        await Catalog.Define("last");
        var whole = (await Catalog.Send(new ReadChanges(null, 100))).Items;

        var ofTime = await Catalog.Send(Since(whole[1].Time) with { After = CursorOf(whole[0]) });
        var ofCursor = await Catalog.Send(Since(whole[0].Time) with { After = CursorOf(whole[1]) });
        var ofFuture = await Catalog.Send(Since(whole[2].Time.AddMilliseconds(1)) with { After = CursorOf(whole[0]) });

        ofTime.Items.Select(change => change.Id).Should().Equal(whole[1].Id, whole[2].Id);
        ofCursor.Items.Select(change => change.Id).Should().Equal(whole[2].Id);
        ofFuture.Should().BeEquivalentTo(new { Items = Array.Empty<object>(), More = false });
        ofFuture.NextCursor.Should().Be(CursorOf(whole[2]));
    }

    [Test]
    public async Task Has_nothing_of_an_empty_log_and_time()
    {
        await Catalog.Execute("DELETE FROM changes");
        await Catalog.Execute("UPDATE change_log SET position = 0, last_time = 0 WHERE singleton = 1");

        var page = await Catalog.Send(Since(DateTimeOffset.UnixEpoch));

        page.Items.Should().BeEmpty();
        page.More.Should().BeFalse();
    }

    [Test]
    public async Task Looks_at_so_many_positions_and_no_more()
    {
        await Catalog.Define("before");
        var first = await Catalog.Send(new ReadChanges(null, 100));
        await AppendDrafts(first.ReadTo + 1, ReadChanges.MaxLookedAt);
        await Catalog.Define("after");

        var empty = await Catalog.Send(new ReadChanges(first.NextCursor, 100));
        var rest = await Catalog.Send(new ReadChanges(empty.NextCursor, 100));

        empty.Items.Should().BeEmpty();
        empty.More.Should().BeTrue();
        empty.ReadTo.Should().Be(first.ReadTo + ReadChanges.MaxLookedAt);
        rest.Items.Should().ContainSingle();
        rest.More.Should().BeFalse();
    }

    private const string Append = """
        INSERT INTO changes (position, id, type, is_public, entity_kind, entity_id, entity_version, time, changed_fields, state)
        SELECT @position, @id, type, 0, entity_kind, @id, 1, time, changed_fields, state
        FROM changes
        WHERE position = 1
        """;

    private Task<int> AppendDrafts(long first, int count) =>
        Catalog.Write(async scope =>
        {
            var session = scope.GetRequiredService<DbSession>();
            await session.ExecuteMany(
                Append,
                Enumerable
                    .Range(0, count)
                    .Select(number => first + number)
                    .Select(position => new { position, id = position.ToString(CultureInfo.InvariantCulture) })
            );
            return await session.Execute(
                "UPDATE change_log SET position = @last WHERE singleton = 1",
                new { last = first + count - 1 }
            );
        });

    private static ReadChanges Since(DateTimeOffset since) =>
        new(null, 100) { Selection = new ChangeSelection { Since = since } };

    private static string CursorOf(CatalogEvent change) =>
        new ChangeCursor(change.LogId, long.Parse(change.Sequence, CultureInfo.InvariantCulture)).ToString();

    private async Task<List<(string Type, string Subject)>> Read(ChangeSelection selection)
    {
        var page = await Catalog.Send(new ReadChanges(null, 100) { Selection = selection });
        return [.. page.Items.Select(change => (change.Type, change.Subject))];
    }
}
