using System.Threading.Channels;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.JobPostings;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class TheClockOfPostings(Store store) : StoreContract(store)
{
    private const string Facts = """
        SELECT type
        FROM changes
        WHERE entity_kind = 'job-postings'
          AND type NOT IN ('job-posting.created', 'job-posting.scheduled')
        ORDER BY position
        """;

    private Commits commits = null!;

    [SetUp]
    public async Task WatchCommits()
    {
        commits = new Commits();
        await Catalog.Restart(services => services.AddSingleton<ICommitSignal>(commits));
        await Catalog.Publish("backend");
    }

    [TearDown]
    public Task StopTheClock() => Catalog.StopHosted();

    [Test]
    public async Task Publishes_what_is_scheduled_when_its_instant_comes()
    {
        var publishAt = Now() + TimeSpan.FromMilliseconds(400);
        var id = await Schedule(publishAt);
        await Catalog.StartHosted();

        await FactsAre("job-posting.published");

        var state = await Catalog.Send(new GetJobPosting(id));
        (state.PublishedAt - publishAt).Should().BePositive().And.BeLessThan(TimeSpan.FromSeconds(5));
        (await Catalog.Send(new GetJobPostingDraft(id))).Value.PublishAt.Should().BeNull();
        (await Catalog.One<string>("SELECT status_before FROM changes WHERE type = 'job-posting.published'"))
            .Should()
            .Be("scheduled");
    }

    [Test]
    public async Task Is_woken_by_a_commit_that_changes_what_is_next()
    {
        await Schedule(Now() + TimeSpan.FromHours(2));
        await Catalog.StartHosted();

        await Schedule(Now() + TimeSpan.FromMilliseconds(300));

        await FactsAre("job-posting.published");
    }

    [Test]
    public async Task Does_after_a_week_of_downtime_what_fell_due_once_and_in_order()
    {
        var today = DateOnly.FromDateTime(Now().UtcDateTime);
        var short_lived = await Schedule(Now().AddHours(1), Until(today.AddDays(1)));
        var scheduled = await Schedule(Now().AddDays(3), Until(today.AddDays(60)));
        var live = (await Catalog.Publish(Until(today.AddDays(4)))).Id;
        var suspended = await Catalog.Publish(Until(today.AddDays(5)));
        await Catalog.Send(new SuspendJobPosting(suspended.Id, suspended.Version));

        Catalog.Clock.Offset = TimeSpan.FromDays(7);
        await Catalog.Restart(services => services.AddSingleton<ICommitSignal>(commits));
        await Catalog.StartHosted();
        await commits.Until(async () => (await Happened()).Count >= 5);
        await Catalog.StopHosted();
        await Catalog.StartHosted();
        await Catalog.Define("something-else");

        (await Happened())
            .Should()
            .Equal(
                $"job-posting.published {short_lived}",
                $"job-posting.closed {short_lived}",
                $"job-posting.published {scheduled}",
                $"job-posting.closed {live}",
                $"job-posting.closed {suspended.Id}"
            );
        var state = await Catalog.Send(new GetJobPosting(short_lived));
        (state.CloseReason, state.ClosedAt - state.PublishedAt < TimeSpan.FromMinutes(1))
            .Should()
            .Be(("expired", true));
    }

    [Test]
    public async Task Makes_a_publication_that_is_refused_at_its_instant_a_draft_that_says_why()
    {
        var id = await Schedule(Now().AddHours(1));
        var profile = await Catalog.Send(new GetSkillProfile("backend"));
        await Catalog.Send(new RetireSkillProfile("backend", null, profile.Version));
        Catalog.Clock.Offset = TimeSpan.FromHours(2);

        await Catalog.Send(new TakeDueStep(id));

        var draft = await Catalog.Send(new GetJobPostingDraft(id));
        draft.Value.PublishAt.Should().BeNull();
        draft.Value.PublicationRefused!.Errors.Select(error => error.Code).Should().Equal("skill-profile-retired");
        draft.Value.PublicationRefused.At.Should().BeCloseTo(Now(), TimeSpan.FromMinutes(1));
        (await Catalog.One<string>("SELECT status FROM job_postings")).Should().Be("draft");
        (await Catalog.One<long>("SELECT is_public FROM changes WHERE type = 'job-posting.publication-refused'"))
            .Should()
            .Be(0);
        var other = draft.Value with { Openings = 9 };
        var changed = await Catalog.Send(new ChangeJobPostingDraft(id, other, draft.Version));
        changed.Value.PublicationRefused.Should().BeNull();
    }

    [Test]
    public async Task Leaves_alone_what_was_changed_before_it_came()
    {
        var scheduled = await Schedule(Now().AddHours(1));
        var gone = await Schedule(Now().AddHours(1));
        Catalog.Clock.Offset = TimeSpan.FromHours(2);
        await Catalog.Send(new UnscheduleJobPosting(scheduled, 2));
        await Catalog.Send(new UnscheduleJobPosting(gone, 2));
        await Catalog.Send(new DiscardJobPostingDraft(gone, 3));
        var position = await Catalog.One<long>("SELECT position FROM change_log");

        await Catalog.Send(new TakeDueStep(scheduled));
        await Catalog.Send(new TakeDueStep(gone));

        (await Catalog.One<long>("SELECT position FROM change_log")).Should().Be(position);
    }

    [Test]
    public async Task Wins_or_loses_cleanly_however_it_races_with_people()
    {
        var ids = new List<string>();
        for (var index = 0; index < 10; index++)
        {
            ids.Add(await Schedule(Now().AddHours(1)));
        }

        Catalog.Clock.Offset = TimeSpan.FromHours(2);
        var races = ids.Select(
            async (id, index) =>
            {
                var clock = index % 2 == 0 ? Catalog.Send(new TakeDueStep(id)) : null;
                var person = KeepingSkills.Outcome(Catalog.Send(new UnscheduleJobPosting(id, 2)));
                await (clock ?? Catalog.Send(new TakeDueStep(id)));
                return (Id: id, Refused: await person);
            }
        );

        foreach (var (id, refused) in await Task.WhenAll(races))
        {
            var status = await Catalog.One<string>("SELECT status FROM job_postings WHERE id = @id", new { id });
            (status, refused).Should().BeOneOf(("published", Fault.Conflict), ("draft", null));
        }
    }

    [Test]
    public async Task Takes_all_steps_of_one_instant_before_those_of_the_next()
    {
        var first = Now().AddHours(1);
        var due = new Dictionary<string, int>();
        for (var index = 0; index < 80; index++)
        {
            var instant = index % 2;
            due[await Schedule(first.AddMilliseconds(instant))] = instant;
        }

        Catalog.Clock.Offset = TimeSpan.FromHours(2);

        await Catalog.StartHosted();

        await FactsAre([.. Enumerable.Repeat("job-posting.published", due.Count)]);
        var published = await Catalog.Rows<string>(
            "SELECT entity_id FROM changes WHERE type = 'job-posting.published' ORDER BY position"
        );
        published.Select(id => due[id]).Should().BeInAscendingOrder();
    }

    [Test]
    public async Task Does_not_let_one_posting_hold_up_the_others()
    {
        var broken = await Schedule(Now().AddHours(1));
        await Schedule(Now().AddHours(2));
        await Catalog.Execute("UPDATE job_postings SET draft_state = 'no JSON' WHERE id = @broken", new { broken });
        Catalog.Clock.Offset = TimeSpan.FromHours(3);

        await Catalog.StartHosted();

        await FactsAre("job-posting.published");
    }

    private DateTimeOffset Now() => Catalog.Clock.GetUtcNow();

    private static JobPostingDraft Until(DateOnly day) =>
        A.Posting("backend") with
        {
            ExternalIds = [],
            Validity = new ValidityInput(day, "UTC"),
        };

    private async Task<string> Schedule(DateTimeOffset publishAt, JobPostingDraft? posting = null)
    {
        var draft = await Catalog.Send(new CreateJobPosting(posting ?? A.Posting("backend") with { ExternalIds = [] }));
        var planned = await Catalog.Send(
            new ScheduleJobPosting(draft.Value.Id!, new PublicationPlan(publishAt), draft.Version)
        );
        planned.Value.PublishAt.Should().Be(Clock.Cut(publishAt));
        return draft.Value.Id!;
    }

    private Task FactsAre(params string[] types) =>
        commits.Until(async () => (await Catalog.Rows<string>(Facts)).SequenceEqual(types));

    // What the clock does begins with the publication of the first that was due.
    private async Task<IReadOnlyList<string>> Happened() =>
        [
            .. (
                await Catalog.Rows<string>(
                    """
                    SELECT CONCAT(type, ' ', entity_id)
                    FROM changes
                    WHERE entity_kind = 'job-postings'
                      AND position > (SELECT MAX(position) FROM changes WHERE type = 'job-posting.suspended')
                    ORDER BY position
                    """
                )
            ),
        ];

    /// <summary>Waits for the commit after which something is true.</summary>
    private sealed class Commits : ICommitSignal
    {
        private readonly Channel<long> positions = Channel.CreateUnbounded<long>();

        public void Committed(long position) => positions.Writer.TryWrite(position);

        public async Task Until(Func<Task<bool>> isTrue)
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (!await isTrue())
            {
                await positions.Reader.ReadAsync(deadline.Token);
            }
        }
    }
}
