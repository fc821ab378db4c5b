using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.RoleDescriptions.Differences;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.StoreTests.JobPostings;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class DriftingPostings(Store store) : StoreContract(store)
{
    private static readonly ReaderLanguages Indonesian = new(All: false, [LanguageTag.Parse("id")]);

    [SetUp]
    public async Task PublishTheProfile()
    {
        await Catalog.StartSearch();
        await Catalog.Publish("backend");
    }

    [Test]
    public async Task Are_up_to_date_while_their_profile_stays()
    {
        var posting = await Publish("one");

        (await Drift(posting)).Kind.Should().Be(DifferenceKind.None);
        (await Listed(drifted: true)).Should().BeEmpty();
        (await Listed(drifted: false)).Should().Equal(posting.Id);
        (await Catalog.Send(new GetSkillProfileDrift("backend", 20, null, Indonesian))).Total.Should().Be(0);
    }

    [Test]
    public async Task Drift_when_their_profile_says_something_else()
    {
        var posting = await Publish("one");
        await Revise(profile => profile with { Title = A.Text("Backend engineer", "Insinyur backend") });
        var newer = await Publish("two");

        (await Listed(drifted: true)).Should().Equal(posting.Id);
        (await Listed(drifted: false)).Should().Equal(newer.Id);
        var drift = await Drift(posting);
        drift.Kind.Should().Be(DifferenceKind.Content);
        (drift.Profile!.Revision, drift.LatestRevision).Should().Be((1, 2));
        drift.Difference!.Parts.Should().ContainSingle().Which.Part.Should().Be(RolePart.Role);
    }

    [Test]
    public async Task Drift_only_in_translations_when_only_those_were_added()
    {
        var posting = await Publish("one");
        await Revise(profile =>
            profile with
            {
                Title = Three("Backend developer", "Pengembang backend", "Backend-Entwickler"),
            }
        );

        (await Drift(posting)).Kind.Should().Be(DifferenceKind.Translation);
        (await Listed(drifted: true)).Should().BeEmpty();
        var page = await Catalog.Send(new GetSkillProfileDrift("backend", 20, null, Indonesian));
        page.Items.Should().ContainSingle().Which.Kind.Should().Be(DifferenceKind.Translation);
    }

    [Test]
    public async Task Are_behind_content_though_the_latest_revision_added_translations_only()
    {
        var posting = await Publish("one");
        await Revise(profile => profile with { Title = A.Text("Backend engineer", "Insinyur backend") });
        var between = await Publish("two");
        await Revise(profile =>
            profile with
            {
                Title = Three("Backend engineer", "Insinyur backend", "Backend-Entwickler"),
            }
        );

        (await Listed(drifted: true)).Should().Equal(posting.Id);
        var page = await Catalog.Send(new GetSkillProfileDrift("backend", 20, null, Indonesian));
        page.Items.Select(item => (item.Id, item.Revision, item.Kind))
            .Should()
            .Equal((posting.Id, 1, DifferenceKind.Content), (between.Id, 2, DifferenceKind.Translation));
        page.Differences.Select(difference => difference.Revision).Should().Equal(1, 2);
        page.Differences.Should().OnlyContain(difference => difference.Difference.Parts.Count == 1);
    }

    [Test]
    public async Task Count_while_suspended_and_no_longer_when_closed()
    {
        var (suspended, closed) = (await Publish("one"), await Publish("two"));
        await Catalog.Send(new SuspendJobPosting(suspended.Id, suspended.Version));
        await Catalog.Send(new CloseJobPosting(closed.Id, CloseReason.Filled, null, closed.Version));
        await Revise(profile => profile with { Family = "engineering" });

        var page = await Catalog.Send(new GetSkillProfileDrift("backend", 20, null, Indonesian));

        page.Items.Select(item => item.Id).Should().Equal(suspended.Id);
        (await Listed(drifted: true)).Should().BeEmpty("the list shows what is published, unless asked for others");
        (await Listed(drifted: true, JobPostingStatus.Suspended)).Should().Equal(suspended.Id);
    }

    [Test]
    public async Task Are_paged_without_gap_or_repeat()
    {
        var published = new List<string>();
        for (var number = 0; number < 7; number++)
        {
            published.Add((await Publish($"posting-{number}")).Id);
            if (number % 3 == 2)
            {
                await Revise(profile => profile with { Family = $"family-{number}" });
            }
        }

        await Revise(profile => profile with { Family = "last" });

        (await All(OfTheProfile)).Should().Equal(published);
        (await All(OfAll)).Should().Equal(published.AsEnumerable().Reverse());
    }

    [Test]
    public async Task Are_counted_as_they_are()
    {
        var one = await Publish("one");
        var two = await Publish("two");
        await Publish("three");
        await Catalog.Send(new SuspendJobPosting(one.Id, one.Version));
        await Revise(profile => profile with { Family = "engineering" });
        await Publish("four");
        await Catalog.Send(new CloseJobPosting(two.Id, CloseReason.Cancelled, null, two.Version));

        (await Catalog.Text("SELECT profile_id, revision, status, postings FROM live_pins WHERE postings > 0"))
            .Should()
            .HaveCount(3)
            .And.BeEquivalentTo(
                await Catalog.Text(
                    """
                    SELECT live_profile_id AS profile_id, live_revision AS revision, status, COUNT(*) AS postings
                    FROM job_postings
                    WHERE live_profile_id IS NOT NULL
                    GROUP BY live_profile_id, live_revision, status
                    """
                )
            );
    }

    private static async Task<IReadOnlyList<string>> All(Func<string?, Task<(IEnumerable<string>, string?, long)>> read)
    {
        var (found, cursor) = (new List<string>(), default(string));
        do
        {
            (var ids, cursor, var total) = await read(cursor);
            total.Should().Be(7);
            found.AddRange(ids);
        } while (cursor is not null);

        return found;
    }

    private async Task<(IEnumerable<string>, string?, long)> OfTheProfile(string? cursor)
    {
        var page = await Catalog.Send(new GetSkillProfileDrift("backend", 2, cursor, Indonesian));
        return (page.Items.Select(item => item.Id), page.NextCursor, page.Total);
    }

    private async Task<(IEnumerable<string>, string?, long)> OfAll(string? cursor)
    {
        await Catalog.SearchIsUpToDate();
        var page = await Catalog.Send(
            new SearchJobPostings
            {
                Drifted = true,
                Limit = 2,
                Cursor = cursor,
            }
        );
        return (page.Items.Select(item => item.Id), page.NextCursor, page.Total);
    }

    private static Dictionary<string, string> Three(string english, string indonesian, string german) =>
        new(A.Text(english, indonesian)) { ["de"] = german };

    private Task<JobPostingDrift> Drift(JobPostingState posting) =>
        Catalog.Send(new GetJobPostingDrift(posting.Id, Indonesian));

    private Task<JobPostingState> Publish(string name) =>
        Catalog.Publish(A.Posting("backend") with { ExternalIds = [new ExternalIdInput("ats", name)] });

    private async Task Revise(Func<SkillProfileDraft, SkillProfileDraft> change)
    {
        var draft = await Catalog.Send(new GetSkillProfileDraft("backend"));
        var changed = await Catalog.Send(new ChangeSkillProfileDraft("backend", change(draft.Value), draft.Version));
        await Catalog.Send(new PublishSkillProfile("backend", changed.Version));
    }

    private async Task<IEnumerable<string>> Listed(bool drifted, JobPostingStatus status = JobPostingStatus.Published)
    {
        await Catalog.SearchIsUpToDate();
        var found = await Catalog.Send(new SearchJobPostings { Drifted = drifted, Statuses = [status] });
        return found.Items.Select(posting => posting.Id);
    }
}
