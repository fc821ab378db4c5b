using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.StoreTests.Skills;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class TheUsesOfASkill(Store store) : StoreContract(store)
{
    [Test]
    public async Task Are_the_requirements_of_profiles_and_live_postings()
    {
        await Catalog.Publish("backend");
        var draft = await Catalog.Draft(A.Profile("other"));
        var live = await Catalog.Publish(A.Posting("backend"));
        var closed = await Catalog.Publish(A.Posting("backend") with { ExternalIds = [] });
        await Catalog.Send(new CloseJobPosting(closed.Id, CloseReason.Filled, null, closed.Version));

        var all = await Catalog.Send(new ReadSkillUsage("sql", 10, null));

        all.Items.Select(use => (use.Resource, use.Draft, use.Revision, use.Edition))
            .Should()
            .BeEquivalentTo([
                ("job-postings", false, (int?)null, (int?)1),
                ("skill-profiles", false, 1, null),
                ("skill-profiles", true, null, null),
            ]);
        all.Items.Should()
            .OnlyContain(use =>
                use.Necessity == "preferred"
                && use.Scale == "general"
                && use.MinimumLevel == "good"
                && use.DesiredLevel == "expert"
            );
        all.Items.Select(use => use.Title["en"])
            .Should()
            .Equal("Senior developer", "Backend developer", "Backend developer");
        all.Items.Select(use => use.Id).Should().Contain([live.Id, draft.Value.Id]).And.NotContain(closed.Id);
        (all.Total, all.JobPostings, all.SkillProfiles, all.Drafts).Should().Be((3, 1, 1, 1));

        var csharp = await Catalog.Send(new ReadSkillUsage("csharp", 100, null));
        csharp.Total.Should().Be(6, "two requirements of each ask for it");
        csharp.JobPostings.Should().Be(1);
        (await Pages("csharp")).Should().Equal(csharp.Items.Select(Text));
    }

    [Test]
    public async Task Include_those_of_the_skills_that_it_replaces_over_however_many()
    {
        await Catalog.Publish("backend");
        await Catalog.Publish(A.Posting("backend"));
        await Catalog.Define("databases");
        await Catalog.Define("data");
        await Catalog.Send(new DeprecateSkill("sql", "databases", null, 1));
        await Catalog.Send(new MergeSkill("databases", "data", 1));
        await Catalog.Draft(A.Profile("later") with { RequirementGroups = Requiring("data"), Placeholders = [] });

        var uses = await Catalog.Send(new ReadSkillUsage("data", 10, null));

        uses.Items.Select(use => $"{use.Resource} {use.Draft} {use.NamedAs?.Key}")
            .Should()
            .BeEquivalentTo("job-postings False sql", "skill-profiles False sql", "skill-profiles True ");
        (uses.Total, uses.JobPostings, uses.SkillProfiles, uses.Drafts).Should().Be((3, 1, 1, 1));
        (await Catalog.Send(new ReadSkillUsage("sql", 10, null))).Should().BeEquivalentTo(uses, "it resolves");
        uses.Skill.Key.Should().Be("data");
        foreach (var skill in new[] { "sql", "databases", "data" })
        {
            (await Profiles(skill, SkillProfileStatus.Published)).Should().Equal("backend");
            (await Profiles(skill, SkillProfileStatus.Draft)).Should().Equal("later");
        }
    }

    [Test]
    public async Task Are_counted_once_where_one_entity_names_several_that_became_one()
    {
        await Catalog.Publish("backend");
        var live = await Catalog.Publish(A.Posting("backend"));
        await Catalog.Send(new MergeSkill("sql", "csharp", 1));

        var uses = await Catalog.Send(new ReadSkillUsage("csharp", 10, null));
        (uses.Total, uses.JobPostings, uses.SkillProfiles, uses.Drafts).Should().Be((6, 1, 1, 0));
        (await Pages("csharp")).Should().Equal(uses.Items.Select(Text)).And.OnlyHaveUniqueItems();

        await Catalog.Send(new CloseJobPosting(live.Id, CloseReason.Filled, null, live.Version));
        (await Counts("sql")).Should().Be((3, 0, 1, 0));
    }

    [Test]
    public async Task Follow_every_step_of_a_posting_and_a_profile()
    {
        await Catalog.Publish("backend");
        var live = await Catalog.Publish(A.Posting("backend"));
        (await Counts("csharp")).Should().Be((4, 1, 1, 0));

        var changed = A.Profile("backend") with { RequirementGroups = Requiring("csharp") };
        var draft = await Catalog.Send(new ChangeSkillProfileDraft("backend", changed, 1));
        (await Counts("csharp")).Should().Be((5, 1, 1, 1));
        draft = await Catalog.Send(new RestoreSkillProfileRevision("backend", 1, draft.Version));
        (await Counts("csharp")).Should().Be((4, 1, 1, 0), "the draft says what is published");
        draft = await Catalog.Send(new ChangeSkillProfileDraft("backend", changed, draft.Version));
        await Catalog.Send(new PublishSkillProfile("backend", draft.Version));
        (await Counts("csharp")).Should().Be((3, 1, 1, 0));
        (await Counts("sql")).Should().Be((1, 1, 0, 0), "the posting is of the revision before");

        var suspended = await Catalog.Send(new SuspendJobPosting(live.Id, live.Version));
        (await Counts("csharp")).Should().Be((3, 1, 1, 0));
        await Catalog.Send(new CloseJobPosting(live.Id, CloseReason.Filled, null, suspended.Version));
        (await Counts("sql")).Should().Be((0, 0, 0, 0));
        await Catalog.Send(new ReopenJobPosting(live.Id, 1));
        (await Counts("sql")).Should().Be((1, 1, 0, 0));
    }

    private static RequirementGroupInput[] Requiring(string skill) =>
        [
            new RequirementGroupInput
            {
                Requirements =
                [
                    new RequirementInput { Text = A.Text("At {{level}}", "Pada {{level}}"), Skills = [skill] },
                ],
            },
        ];

    private async Task<(long Uses, long Postings, long Profiles, long Drafts)> Counts(string skill)
    {
        var page = await Catalog.Send(new ReadSkillUsage(skill, 100, null));
        page.Items.Should().HaveCount((int)page.Total);
        return (page.Total, page.JobPostings, page.SkillProfiles, page.Drafts);
    }

    private async Task<IEnumerable<string>> Profiles(string skill, SkillProfileStatus status) =>
        (await Catalog.Send(new ListSkillProfiles { Skill = skill, Status = status })).Items.Select(profile =>
            profile.Key
        );

    private async Task<IReadOnlyList<string>> Pages(string skill)
    {
        var (joined, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await Catalog.Send(new ReadSkillUsage(skill, 1, cursor));
            joined.AddRange(page.Items.Select(Text));
            cursor = page.NextCursor;
        } while (cursor is not null);

        return joined;
    }

    private static string Text(SkillUse use) => $"{use.Id} {use.Draft} {use.RequirementId} {use.NamedAs?.Key}";
}
