using FluentAssertions;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.StoreTests.Persistence.Races;

/// <summary>Drafts and live postings, and what they are made from.</summary>
internal static class PostingRaces
{
    public static IEnumerable<Rule> All =>
        [
            new("nothing is published from a profile after its retirement", PublishedWhileRetired),
            new("a draft is one edition", PublishedTwice),
            new("an external id means one posting", Twins),
            new("one version of a posting's draft is changed once", ChangedTwice),
            new("a draft is changed or discarded", ChangedWhileDiscarded),
            new("a draft is rebased to a revision that is there", RebasedWhilePublished),
            new("nothing is left of a contact when a posting closes", ContactWhileClosed),
            new("nothing is left of a contact when a posting is discarded", ContactWhileDiscarded),
            new("a posting is suspended or closed", SuspendedWhileClosed),
            new("what is due is done or called off", DueWhileCalledOff),
            new("one opening is filled once", FilledTwice),
            new("two first postings of a revision are both counted", CountedFirst),
            new("a suspension and a resumption are both counted", SuspendedWhileResumed),
        ];

    private static async Task<Race> PublishedWhileRetired(StoredCatalog catalog, string tag)
    {
        var profile = await Profile(catalog, tag);
        var posting = await catalog.Draft(Arranged.Plain(tag));
        return new Race(
            () => catalog.Send(new PublishJobPosting(posting, 1)),
            () => catalog.Send(new RetireSkillProfile(tag, null, profile)),
            async outcome =>
            {
                outcome.Second.Should().BeNull();
                outcome.First.ShouldBeNullOr(Fault.Rule);
                var retired = await catalog.Position("skill-profile.retired", (await catalog.IdOfProfile(tag))!);
                var published = await catalog.Position("job-posting.published", posting);
                published.Should().BeLessThan(retired);
                (published > 0).Should().Be(outcome.First is null);
            }
        );
    }

    private static async Task<Race> PublishedTwice(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var posting = await catalog.Draft(Arranged.Plain(tag));
        return OneWins(
            () => catalog.Send(new PublishJobPosting(posting, 1)),
            () => catalog.Send(new PublishJobPosting(posting, 1)),
            async () =>
                (await catalog.Count("job_posting_editions WHERE posting_id = @posting", new { posting }))
                    .Should()
                    .Be(1)
        );
    }

    private static async Task<Race> Twins(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var posting = Arranged.Plain(tag) with { ExternalIds = [new ExternalIdInput("ats", tag)] };
        return OneWins(
            () => catalog.Draft(posting),
            () => catalog.Draft(posting),
            async () => (await catalog.Count("offer_external_ids WHERE value = @tag", new { tag })).Should().Be(1)
        );
    }

    private static async Task<Race> ChangedTwice(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var posting = await catalog.Draft(Arranged.Plain(tag));
        return OneWins(
            () => Change(catalog, posting, Arranged.Plain(tag) with { Openings = 11 }),
            () => Change(catalog, posting, Arranged.Plain(tag) with { Openings = 12 }),
            async () => (await catalog.Send(new GetJobPostingDraft(posting))).Version.Should().Be(2)
        );
    }

    private static async Task<Race> ChangedWhileDiscarded(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var posting = await catalog.Draft(Arranged.Plain(tag) with { ExternalIds = [new ExternalIdInput("ats", tag)] });
        return OneWins(
            () => Change(catalog, posting, Arranged.Plain(tag) with { Openings = 11 }),
            () => catalog.Send(new DiscardJobPostingDraft(posting, 1)),
            async () =>
                (await catalog.Count("external_ids WHERE value = @tag", new { tag }))
                    .Should()
                    .Be(0, "it is given up by both")
        );
    }

    private static async Task<Race> RebasedWhilePublished(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var posting = await catalog.Draft(Arranged.Plain(tag));
        var second = await Revise(catalog, tag, "Second");
        await catalog.Send(new PublishSkillProfile(tag, second));
        var third = await Revise(catalog, tag, "Third");
        return new Race(
            () => catalog.Send(new RebaseJobPosting(posting, new RebaseTarget(), 1)),
            () => catalog.Send(new PublishSkillProfile(tag, third)),
            async outcome =>
            {
                outcome.HasTwoWinners.Should().BeTrue("{0}", outcome);
                var revision = (await catalog.Send(new GetJobPostingDraft(posting))).Value.Profile!.Revision;
                revision.Should().BeOneOf(2, 3);
            }
        );
    }

    private static async Task<Race> ContactWhileClosed(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var live = await catalog.Live(tag);
        return new Race(
            () => catalog.Send(new ChangeContact(live.Id, Contact, 0)),
            () => catalog.Send(new CloseJobPosting(live.Id, CloseReason.Cancelled, null, live.Version)),
            async outcome =>
            {
                outcome.Second.Should().BeNull();
                outcome.First.ShouldBeNullOr(Fault.Conflict);
                (await catalog.Count("job_posting_contacts WHERE posting_id = @Id", new { live.Id })).Should().Be(0);
            }
        );
    }

    private static async Task<Race> ContactWhileDiscarded(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var posting = await catalog.Draft(Arranged.Plain(tag));
        return new Race(
            () => catalog.Send(new ChangeContact(posting, Contact, 0)),
            () => catalog.Send(new DiscardJobPostingDraft(posting, 1)),
            async outcome =>
            {
                outcome.Second.Should().BeNull();
                outcome.First.ShouldBeNullOr(Fault.NotFound);
                (await catalog.Count("job_postings WHERE id = @posting", new { posting })).Should().Be(0);
            }
        );
    }

    private static async Task<Race> SuspendedWhileClosed(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var live = await catalog.Live(tag);
        return OneWins(
            () => catalog.Send(new SuspendJobPosting(live.Id, live.Version)),
            () => catalog.Send(new CloseJobPosting(live.Id, CloseReason.Cancelled, null, live.Version))
        );
    }

    private static async Task<Race> DueWhileCalledOff(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var posting = await catalog.Draft(Arranged.Plain(tag));
        var plan = new PublicationPlan(catalog.Clock.GetUtcNow().AddHours(1));
        await catalog.Send(new ScheduleJobPosting(posting, plan, 1));
        catalog.Clock.Offset += TimeSpan.FromHours(2);
        return new Race(
            () => catalog.Send(new TakeDueStep(posting)),
            () => catalog.Send(new UnscheduleJobPosting(posting, 2)),
            async outcome =>
            {
                outcome.First.Should().BeNull("what is not due any more is left alone");
                var status = await catalog.One<string>(
                    "SELECT status FROM job_postings WHERE id = @posting",
                    new { posting }
                );
                (status, outcome.Second).Should().BeOneOf(("draft", null), ("published", Fault.Conflict));
            }
        );
    }

    private static async Task<Race> FilledTwice(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var live = await catalog.Live(tag);
        return OneWins(
            () => catalog.Send(new FillOpening(live.Id, live.Version)),
            () => catalog.Send(new FillOpening(live.Id, live.Version)),
            async () =>
                (await catalog.One<int>("SELECT filled_openings FROM job_postings WHERE id = @Id", new { live.Id }))
                    .Should()
                    .Be(1)
        );
    }

    private static async Task<Race> CountedFirst(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var (one, two) = (await catalog.Draft(Arranged.Plain(tag)), await catalog.Draft(Arranged.Plain(tag)));
        return BothWin(
            () => catalog.Send(new PublishJobPosting(one, 1)),
            () => catalog.Send(new PublishJobPosting(two, 1))
        );
    }

    private static async Task<Race> SuspendedWhileResumed(StoredCatalog catalog, string tag)
    {
        await Profile(catalog, tag);
        var (one, two) = (await catalog.Live(tag), await catalog.Live(tag));
        var suspended = await catalog.Send(new SuspendJobPosting(two.Id, two.Version));
        return BothWin(
            () => catalog.Send(new SuspendJobPosting(one.Id, one.Version)),
            () => catalog.Send(new ResumeJobPosting(two.Id, suspended.Version))
        );
    }

    private static Race OneWins(Func<Task> first, Func<Task> second, Func<Task>? holds = null) =>
        new(
            first,
            second,
            outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                return holds?.Invoke() ?? Task.CompletedTask;
            }
        );

    // The invariants tell whether both were counted.
    private static Race BothWin(Func<Task> first, Func<Task> second) =>
        new(
            first,
            second,
            outcome =>
            {
                outcome.HasTwoWinners.Should().BeTrue("{0}", outcome);
                return Task.CompletedTask;
            }
        );

    private static ContactDetails Contact => new("Recruiting", "jobs@nusantara.example", "+62 21 5550 100");

    private static async Task<int> Profile(StoredCatalog catalog, string tag)
    {
        await catalog.Skills(tag);
        return (await catalog.Published(Arranged.Asking(tag, tag))).Version;
    }

    private static async Task<int> Revise(StoredCatalog catalog, string profile, string title)
    {
        var draft = await catalog.Send(new GetSkillProfileDraft(profile));
        var revised = draft.Value with { Title = A.Text(title, title) };
        return (await catalog.Send(new ChangeSkillProfileDraft(profile, revised, draft.Version))).Version;
    }

    private static Task Change(StoredCatalog catalog, string posting, JobPostingDraft draft) =>
        catalog.Send(new ChangeJobPostingDraft(posting, draft, 1));
}
