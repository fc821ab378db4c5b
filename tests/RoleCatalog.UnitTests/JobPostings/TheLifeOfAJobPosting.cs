using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.UnitTests.JobPostings;

internal sealed class TheLifeOfAJobPosting
{
    private static readonly Closure Filled = new(CloseReason.Filled, "Thanks.");

    [Test]
    public void Begins_with_a_draft_that_is_history_only()
    {
        var posting = A.JobPosting().Draft();

        posting.Status.Should().Be(JobPostingStatus.Draft);
        (posting.Version, posting.Progress.DraftVersion, posting.Progress.PublicVersion).Should().Be((1, 1, null));
        posting.Events.Should().Equal(JobPosting.Created);
        JobPosting.Created.IsPublic.Should().BeFalse();
        JobPosting.DraftChanged.IsPublic.Should().BeFalse();
    }

    [Test]
    public void Goes_on_with_an_edition_that_is_public()
    {
        var made = A.JobPosting();
        var posting = made.Draft();

        posting.Publish(made.Terms, 1, A.Noon);

        posting.Status.Should().Be(JobPostingStatus.Published);
        posting.NewEdition!.Number.Should().Be(1);
        posting.NewEdition.PublishedAt.Should().Be(A.Noon);
        posting.Progress.FirstPublishedAt.Should().Be(A.Noon);
        (posting.Progress.DraftVersion, posting.Progress.PublicVersion).Should().Be((1, 2));
        posting.Events[^1].Should().Be(JobPosting.Published);
        JobPosting.Published.IsPublic.Should().BeTrue();
    }

    [Test]
    public void Ends_when_it_is_closed()
    {
        var posting = A.JobPosting().Published();

        posting.Close(Filled, 2, A.Noon);

        posting.Status.Should().Be(JobPostingStatus.Closed);
        posting.Progress.Closure.Should().Be(Filled);
        posting.Progress.ClosedAt.Should().Be(A.Noon);
        posting.Progress.PublicVersion.Should().Be(3);
        posting.Events[^1].Should().Be(JobPosting.Closed);
    }

    [Test]
    public void Changes_its_draft_while_it_is_one()
    {
        var posting = A.JobPosting().Draft();

        posting.ChangeDraft(A.JobPosting().But(content => content with { Openings = 3 }).Content, 1, A.Noon);

        posting.Draft.Openings.Should().Be(3);
        posting.Progress.DraftVersion.Should().Be(2);
        posting.Progress.Lifetime.Should().Be(new Lifetime(A.Morning, A.Noon));
    }

    [TestCase("closed", "publish")]
    [TestCase("closed", "close")]
    [TestCase("draft", "close")]
    [TestCase("closed", "contact")]
    public void Refuses_a_step_out_of_turn_and_names_the_state(string state, string step)
    {
        var made = A.JobPosting();
        var posting = Posting(made, state);

        var refused = Refusal.Caught(() => Take(step, posting, made));

        refused.Fault.Should().Be(Fault.Conflict);
        refused
            .Message.Should()
            .StartWith($"The job posting is {state}, which does not allow ")
            .And.Contain("; allowed are ");
        refused.Allowed.Should().Contain("change-draft");
        Refusal.Listed(refused.Errors).Should().Equal("job-posting-status");
    }

    [TestCase("draft", "change")]
    [TestCase("draft", "publish")]
    [TestCase("draft", "contact")]
    [TestCase("published", "change")]
    [TestCase("published", "close")]
    [TestCase("published", "contact")]
    [TestCase("closed", "change")]
    public void Takes_a_step_in_turn(string state, string step)
    {
        var made = A.JobPosting();
        var posting = Posting(made, state);

        posting.Invoking(taken => Take(step, taken, made)).Should().NotThrow();
    }

    [Test]
    public void Is_suspended_and_resumed_as_public_facts()
    {
        var posting = A.JobPosting().Published();

        posting.Suspend(2, A.Noon);
        (posting.Status, posting.Progress.PublicVersion).Should().Be((JobPostingStatus.Suspended, 3));
        posting.Resume(3, A.Noon);

        posting.Status.Should().Be(JobPostingStatus.Published);
        posting.Events.TakeLast(2).Should().Equal(JobPosting.Suspended, JobPosting.Resumed);
        (JobPosting.Suspended.IsPublic, JobPosting.Resumed.IsPublic).Should().Be((true, true));
        posting.NewEdition!.Number.Should().Be(1);
    }

    [Test]
    public void Stays_suspended_when_its_next_edition_is_published()
    {
        var made = A.JobPosting();
        var posting = made.Suspended();
        posting.ChangeDraft(made.Content, 1, A.Noon);

        posting.Publish(made.Terms, posting.Progress.DraftVersion, A.Noon);

        (posting.Status, posting.NewEdition!.Number).Should().Be((JobPostingStatus.Suspended, 2));
    }

    [Test]
    public void Closes_as_filled_with_its_last_opening()
    {
        var made = A.JobPosting().But(content => content with { Openings = 2 });
        var posting = made.Published();

        posting.FillOpening(made.Content, 2, A.Noon);
        (posting.Status, posting.Progress.FilledOpenings).Should().Be((JobPostingStatus.Published, 1));
        posting.Events[^1].Should().Be(JobPosting.Changed);
        posting.FillOpening(made.Content, 3, A.Noon);

        (posting.Status, posting.Progress.FilledOpenings).Should().Be((JobPostingStatus.Closed, 2));
        posting.Progress.Closure.Should().Be(new Closure(CloseReason.Filled, null));
        posting.Events[^1].Should().Be(JobPosting.Closed);
    }

    [Test]
    public void Offers_no_fewer_openings_than_are_filled()
    {
        var made = A.JobPosting().But(content => content with { Openings = 2 });
        var posting = made.Published();
        posting.FillOpening(made.Content, 2, A.Noon);
        posting.ChangeDraft(A.JobPosting().Content, 1, A.Noon);

        Refusal
            .Of(() => posting.Publish(made.Terms, posting.Progress.DraftVersion, A.Noon))
            .Should()
            .Equal("openings-filled /openings");
    }

    [Test]
    public void Begins_anew_with_an_edition_when_it_is_reopened()
    {
        var made = A.JobPosting();
        var posting = made.Closed();

        posting.Reopen(made.Terms, 1, A.Noon);

        (posting.Status, posting.NewEdition!.Number).Should().Be((JobPostingStatus.Published, 2));
        posting.Events[^1].Should().Be(JobPosting.Published);
        (posting.Progress.Closure, posting.Progress.ClosedAt).Should().Be((null, null));
        posting.Progress.FilledOpenings.Should().Be(0);
        posting.Progress.FirstPublishedAt.Should().Be(A.Morning);
    }

    [Test]
    public void Is_reopened_through_the_same_gate()
    {
        var posting = A.JobPosting().Closed();

        Refusal
            .Of(() => posting.Reopen(A.JobPosting().OfARetiredProfile().Terms, 1, A.Noon))
            .Should()
            .Equal("skill-profile-retired /profile");
    }

    [Test]
    public void Wants_the_version_of_what_is_changed()
    {
        var made = A.JobPosting();
        Action[] steps =
        [
            () => made.Draft().ChangeDraft(made.Content, 2, A.Noon),
            () => made.Draft().Publish(made.Terms, 0, A.Noon),
            () => made.Draft().Schedule(made.Terms, A.Noon, 2, A.Morning),
            () => made.Draft().DiscardDraft(null, 2, A.Noon),
            () => made.Scheduled().Unschedule(1, A.Noon),
            () => made.Published().Close(Filled, 1, A.Noon),
            () => made.Published().Suspend(1, A.Noon),
            () => made.Published().FillOpening(made.Content, 1, A.Noon),
            () => made.Suspended().Resume(2, A.Noon),
            () => made.Closed().Reopen(made.Terms, 2, A.Noon),
        ];

        steps.Should().OnlyContain(step => Refusal.Caught(step).Fault == Fault.Stale);
    }

    private static JobPosting Posting(JobPostingBuilder made, string state) =>
        state switch
        {
            "draft" => made.Draft(),
            "published" => made.Published(),
            _ => made.Closed(),
        };

    private static void Take(string step, JobPosting posting, JobPostingBuilder made)
    {
        switch (step)
        {
            case "change":
                posting.ChangeDraft(made.Content, posting.Progress.DraftVersion, A.Noon);
                break;
            case "publish":
                posting.Publish(made.Terms, posting.Progress.DraftVersion, A.Noon);
                break;
            case "close":
                posting.Close(Filled, posting.Progress.PublicVersion ?? 1, A.Noon);
                break;
            default:
                posting.EnsureMayHaveContact();
                break;
        }
    }
}
