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
    public void Wants_the_version_of_what_is_changed()
    {
        var made = A.JobPosting();
        Action[] steps =
        [
            () => made.Draft().ChangeDraft(made.Content, 2, A.Noon),
            () => made.Draft().Publish(made.Terms, 0, A.Noon),
            () => made.Published().Close(Filled, 1, A.Noon),
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
