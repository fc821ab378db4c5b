using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.UnitTests.JobPostings;

internal sealed class EditionsOfAPosting
{
    private static readonly JobPostingBuilder Made = A.JobPosting();
    private static readonly JobPostingContent Other = Made.But(content => content with { Openings = 3 }).Content;

    [Test]
    public void Begin_with_a_changed_draft_that_leaves_the_published_state_alone()
    {
        var posting = Made.Published();

        posting.ChangeDraft(Other, 1, A.Noon);

        posting.Events[^1].Should().Be(JobPosting.DraftChanged);
        posting.Status.Should().Be(JobPostingStatus.Published);
        (posting.Progress.DraftVersion, posting.Progress.PublicVersion, posting.Version).Should().Be((3, 2, 3));
        posting.Progress.LatestEdition.Should().Be(1);
    }

    [Test]
    public void Follow_each_other_as_changes_of_what_is_public()
    {
        var posting = Made.Published();
        posting.ChangeDraft(Other, 1, A.Noon);

        posting.Publish(Made.Terms, 3, A.Noon);

        posting.Events[^1].Should().Be(JobPosting.Changed);
        JobPosting.Changed.IsPublic.Should().BeTrue();
        (posting.NewEdition!.Number, posting.NewEdition.Content.Openings).Should().Be((2, 3));
        posting.NewEdition.PublishedAt.Should().Be(A.Noon);
        posting.Progress.FirstPublishedAt.Should().Be(A.Morning);
    }

    [Test]
    public void Are_not_made_of_a_draft_that_says_nothing_new()
    {
        var posting = Made.Published();

        var refused = Refusal.Caught(() => posting.Publish(After(posting), 1, A.Noon));

        refused.Fault.Should().Be(Fault.Conflict);
        Refusal.Listed(refused.Errors).Should().Equal("nothing-to-publish");
        refused.Message.Should().Contain("edition 1");
    }

    [Test]
    public void Are_not_made_of_an_edit_that_was_taken_back()
    {
        var posting = Made.Published();
        var published = posting.Draft;
        posting.ChangeDraft(Other, 1, A.Noon);
        posting.ChangeDraft(published with { Locations = [.. published.Locations] }, 3, A.Noon);

        Refusal.Of(() => posting.Publish(After(posting), 4, A.Noon)).Should().Equal("nothing-to-publish");
        Refusal
            .Of(() => posting.DiscardDraft(posting.NewEdition!.Content, 4, A.Noon))
            .Should()
            .Equal("nothing-to-discard");
    }

    [Test]
    public void Are_not_begun_by_writing_the_same_draft_again()
    {
        var posting = Made.Published();

        posting.ChangeDraft(posting.Draft with { Locations = [.. posting.Draft.Locations] }, 1, A.Noon);

        posting.Version.Should().Be(2);
    }

    [Test]
    public void Are_what_a_discarded_draft_goes_back_to()
    {
        var posting = Made.Published();
        var published = posting.Draft;
        posting.ChangeDraft(Other, 1, A.Noon);

        posting.DiscardDraft(published, 3, A.Noon);

        posting.Events[^1].Should().Be(JobPosting.DraftDiscarded);
        posting.Draft.Should().BeSameAs(published);
        (posting.Progress.DraftVersion, posting.Progress.PublicVersion).Should().Be((4, 2));
        Refusal.Of(() => posting.Publish(After(posting), 4, A.Noon)).Should().Equal("nothing-to-publish");
        Refusal.Of(() => posting.DiscardDraft(published, 4, A.Noon)).Should().Equal("nothing-to-discard");
    }

    [Test]
    public void Are_none_of_a_posting_that_is_discarded_whole()
    {
        var posting = Made.Draft();

        posting.DiscardDraft(null, 1, A.Noon);

        posting.Events[^1].Should().Be(JobPosting.Discarded);
        JobPosting.Discarded.IsPublic.Should().BeFalse();
        JobPosting.DraftDiscarded.IsPublic.Should().BeFalse();
    }

    private static PublicationTerms After(JobPosting posting) =>
        Made.Terms with
        {
            Latest = posting.NewEdition!.Content,
        };
}
