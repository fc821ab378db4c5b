using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.JobPostings;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class LivingPostings(Store store) : StoreContract(store)
{
    private JobPostingState state = null!;

    [SetUp]
    public async Task PublishOne()
    {
        await Catalog.Publish("backend");
        state = await Catalog.Publish(A.Posting("backend"));
    }

    [Test]
    public async Task Keeps_each_step_with_its_fact_and_full_state()
    {
        state = await Catalog.Send(new SuspendJobPosting(state.Id, state.Version));
        (await Catalog.Send(new ListJobPostings { Statuses = [JobPostingStatus.Published] })).Items.Should().BeEmpty();
        state.Status.Should().Be("suspended");
        (await Catalog.Send(new GetJobPosting(state.Id))).Should().BeEquivalentTo(state);
        state = await Catalog.Send(new ResumeJobPosting(state.Id, state.Version));
        state = await Catalog.Send(new FillOpening(state.Id, state.Version));
        (state.Status, state.FilledOpenings).Should().Be(("published", 1));
        state = await Catalog.Send(new CloseJobPosting(state.Id, CloseReason.Cancelled, "Later.", state.Version));
        state = await Catalog.Send(new ReopenJobPosting(state.Id, 1));

        (state.Status, state.Edition, state.FilledOpenings, state.CloseReason)
            .Should()
            .Be(("published", 2, null, null));
        (
            await Catalog.Text(
                """
                SELECT type, is_public, status_before, changed_fields
                FROM changes
                WHERE entity_id = @id
                  AND position > (SELECT MIN(position) FROM changes WHERE type = 'job-posting.published')
                ORDER BY position
                """,
                new { id = state.Id }
            )
        ).Should().Equal("""type=job-posting.suspended|is_public=1|status_before=published|changed_fields=["/status"]""", """type=job-posting.resumed|is_public=1|status_before=suspended|changed_fields=["/status"]""", """type=job-posting.changed|is_public=1|status_before=|changed_fields=["/filledOpenings"]""", """type=job-posting.closed|is_public=1|status_before=published|changed_fields=["/status","/closedAt","/closeReason","/closeNote"]""", """type=job-posting.published|is_public=1|status_before=closed|changed_fields=["/status","/edition","/publishedAt","/filledOpenings","/closedAt","/closeReason","/closeNote"]""");
    }

    [Test]
    public async Task Closes_with_the_last_of_the_published_openings_whatever_the_draft_offers()
    {
        await Catalog.Send(new ChangeContact(state.Id, new ContactDetails(Name: "Recruiting"), 0));
        await Catalog.Send(new ChangeJobPostingDraft(state.Id, A.Posting("backend") with { Openings = 9 }, 1));
        for (var opening = 0; opening < 3; opening++)
        {
            state = await Catalog.Send(new FillOpening(state.Id, state.Version));
        }

        (state.Status, state.CloseReason, state.FilledOpenings, state.Openings).Should().Be(("closed", "filled", 3, 3));
        (await Catalog.One<long>("SELECT COUNT(*) FROM job_posting_contacts")).Should().Be(0);
        (await KeepingSkills.Outcome(Catalog.Send(new FillOpening(state.Id, state.Version))))
            .Should()
            .Be(Fault.Conflict);
    }

    [Test]
    public async Task Reads_a_scheduled_posting_as_a_draft_with_its_plan()
    {
        var draft = await Catalog.Send(new CreateJobPosting(A.Posting("backend") with { ExternalIds = [] }));
        var publishAt = new DateTimeOffset(Catalog.Clock.GetUtcNow().Year + 1, 2, 28, 8, 0, 0, TimeSpan.FromHours(7));

        await Catalog.Send(new ScheduleJobPosting(draft.Value.Id!, new PublicationPlan(publishAt), 1));

        (await Catalog.Send(new GetJobPostingDraft(draft.Value.Id!))).Value.PublishAt.Should().Be(publishAt);
        var listed = await Catalog.Send(new ListJobPostings { Statuses = [JobPostingStatus.Scheduled] });
        listed.Items.Select(posting => (posting.Status, posting.PublishAt)).Should().Equal(("scheduled", publishAt));
        (await Catalog.One<string>("SELECT changed_fields FROM changes WHERE type = 'job-posting.scheduled'"))
            .Should()
            .Be("""["/publishAt"]""");
        var unscheduled = await Catalog.Send(new UnscheduleJobPosting(draft.Value.Id!, 2));
        (unscheduled.Value.PublishAt, unscheduled.Version).Should().Be((null, 3));
    }
}
