using System.Globalization;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.UnitTests.JobPostings;

internal sealed class SchedulingAPublication
{
    private static readonly JobPostingBuilder Made = A.JobPosting();

    [Test]
    public void Plans_it_as_a_private_fact_of_the_draft()
    {
        var posting = Made.Draft();

        posting.Schedule(Made.Terms, A.Noon, 1, A.Morning);

        (posting.Status, posting.Progress.PublishAt).Should().Be((JobPostingStatus.Scheduled, A.Noon));
        (posting.Version, posting.Progress.DraftVersion, posting.Progress.PublicVersion).Should().Be((2, 2, null));
        posting.Events[^1].Should().Be(JobPosting.Scheduled);
        JobPosting.Scheduled.IsPublic.Should().BeFalse();
        (posting.Progress.IsDue(A.Noon.AddTicks(-1)), posting.Progress.IsDue(A.Noon)).Should().Be((false, true));
    }

    [TestCase("2027-01-04T08:00:00Z", "publish-at-passed /publishAt")]
    [TestCase("2026-01-04T08:00:00Z", "publish-at-passed /publishAt")]
    [TestCase("2029-01-04T08:00:00.001Z", "publish-at-too-far /publishAt", "validity-passed /validity")]
    [TestCase("2027-06-30T17:00:00Z", "validity-passed /validity")]
    public void Is_refused_for_an_instant_out_of_range(string publishAt, params string[] reasons) =>
        Refusal
            .Of(() => Schedule(DateTimeOffset.Parse(publishAt, CultureInfo.InvariantCulture)))
            .Should()
            .Equal(reasons);

    [TestCase("2027-01-04T08:00:00Z", "2027-01-04T08:00:00.0000000Z is not after 2027-01-04T08:00:00.0000000Z")]
    [TestCase("2027-06-30T17:00:00Z", "2027-06-30, is over by the publication at 2027-06-30T17:00:00.0000000Z")]
    public void Says_what_an_instant_out_of_range_was_compared_with(string publishAt, string reason) =>
        Refusal
            .Caught(() => Schedule(DateTimeOffset.Parse(publishAt, CultureInfo.InvariantCulture)))
            .Message.Should()
            .Contain(reason);

    [TestCase("2027-01-04T08:00:00.001Z")]
    [TestCase("2027-06-30T16:59:59.999Z")]
    public void Is_allowed_up_to_the_end_of_the_last_day(string publishAt) =>
        Schedule(DateTimeOffset.Parse(publishAt, CultureInfo.InvariantCulture))
            .Status.Should()
            .Be(JobPostingStatus.Scheduled);

    [Test]
    public void Is_allowed_two_years_ahead_also_from_the_29_of_February()
    {
        var leapDay = new DateTimeOffset(2028, 2, 29, 8, 0, 0, TimeSpan.Zero);
        var posting = Made.Draft();

        posting.Schedule(Made.Terms, new DateTimeOffset(2030, 2, 28, 8, 0, 0, TimeSpan.Zero), 1, leapDay);

        posting.Status.Should().Be(JobPostingStatus.Scheduled);
    }

    [Test]
    public void Is_refused_with_every_reason_that_a_publication_would_be()
    {
        var made = A.JobPosting().OfARetiredProfile().But(content => content with { Organization = null });

        Refusal
            .Of(() => made.Draft().Schedule(made.Terms, A.Morning, 1, A.Morning))
            .Should()
            .Equal("publish-at-passed /publishAt", "skill-profile-retired /profile", "field-missing /organization");
    }

    [Test]
    public void Leaves_a_draft_that_may_only_be_told_the_same_again()
    {
        var posting = A.JobPosting().Scheduled();

        posting.ChangeDraft(A.JobPosting().Content with { Profile = posting.Draft.Profile }, 2, A.Noon);

        posting.Version.Should().Be(2);
        Refusal
            .Of(() => posting.ChangeDraft(posting.Draft with { Openings = 7 }, 2, A.Noon))
            .Should()
            .Equal("job-posting-status");
        Refusal.Of(() => posting.ChangeDraft(posting.Draft, 1, A.Noon)).Should().Equal("version-stale header:If-Match");
    }

    [Test]
    public void Ends_with_the_first_edition_when_the_instant_comes()
    {
        var posting = Made.Scheduled();

        posting.PublishOnTime(Made.Terms, A.Noon.AddSeconds(1));

        posting.Events[^1].Should().Be(JobPosting.Published);
        posting.NewEdition!.PublishedAt.Should().Be(A.Noon.AddSeconds(1));
        posting.Progress.PublishAt.Should().BeNull();
        (posting.Progress.DraftVersion, posting.Progress.PublicVersion)
            .Should()
            .Be((3, 3), "the draft has lost its plan");
    }

    [Test]
    public void Takes_place_as_of_its_instant_however_late_the_clock_comes()
    {
        var made = Until("2027-01-04");
        var posting = made.Draft();
        posting.Schedule(made.Terms, A.Noon, 1, A.Morning);

        posting.PublishOnTime(made.Terms, A.Noon.AddDays(7));

        posting.Status.Should().Be(JobPostingStatus.Published);
        posting
            .Progress.DueAt.Should()
            .Be(posting.Draft.Validity!.EndsAt, "the next thing to happen is that it expires");
        posting.Expire(A.Noon.AddDays(7));
        posting.Progress.Closure.Should().Be(new Closure(CloseReason.Expired, null));
    }

    [Test]
    public void Goes_back_to_a_draft_that_tells_why_when_it_is_refused_by_then()
    {
        var posting = Made.Scheduled();

        posting.PublishOnTime(A.JobPosting().OfARetiredProfile().Terms, A.Noon);

        (posting.Status, posting.Progress.DueAt, posting.NewEdition).Should().Be((JobPostingStatus.Draft, null, null));
        posting.Events[^1].Should().Be(JobPosting.PublicationRefused);
        JobPosting.PublicationRefused.IsPublic.Should().BeFalse();
        posting.Progress.Refusal!.At.Should().Be(A.Noon);
        Refusal.Listed(posting.Progress.Refusal.Errors).Should().Equal("skill-profile-retired /profile");
    }

    [TestCase("change")]
    [TestCase("schedule")]
    [TestCase("publish")]
    public void Forgets_the_refusal_with_the_next_step(string step)
    {
        var posting = Made.Scheduled();
        posting.PublishOnTime(A.JobPosting().OfARetiredProfile().Terms, A.Noon);
        var version = posting.Progress.DraftVersion;

        Action act = step switch
        {
            "change" => () => posting.ChangeDraft(Made.Content, version, A.Noon),
            "schedule" => () => posting.Schedule(Made.Terms, A.Noon.AddDays(1), version, A.Noon),
            _ => () => posting.Publish(Made.Terms, version, A.Noon),
        };
        act();

        posting.Progress.Refusal.Should().BeNull();
        posting.Progress.DraftVersion.Should().BeGreaterThan(version, "the draft reads differently now");
    }

    private static JobPosting Schedule(DateTimeOffset publishAt)
    {
        var made = Until("2027-06-30");
        var posting = made.Draft();
        posting.Schedule(made.Terms, publishAt, 1, A.Morning);
        return posting;
    }

    private static JobPostingBuilder Until(string day) =>
        A.JobPosting().But(content => content with { Validity = Validity.Of(A.Day(day), "Asia/Jakarta") });
}
