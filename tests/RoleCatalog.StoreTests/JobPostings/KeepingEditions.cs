using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.ProficiencyScales;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.JobPostings;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class KeepingEditions(Store store) : StoreContract(store)
{
    private static readonly JobPostingDraft Changed = A.Posting("backend") with
    {
        Profile = new ProfileReferenceInput(Key: "backend", Revision: 1),
        Openings = 7,
        Visibility = Visibility.Public,
        Locations = [new LocationState("SG")],
        ExternalIds = [new ExternalIdInput("ats", "REQ-2")],
    };

    private JobPostingState first = null!;

    [SetUp]
    public async Task PublishTheFirst()
    {
        await Catalog.Publish("backend");
        first = await Catalog.Publish(A.Posting("backend"));
    }

    [Test]
    public async Task Keeps_the_published_state_up_while_the_draft_changes()
    {
        await Change(Changed, 1);

        (await Catalog.Send(new GetJobPosting(first.Id))).Should().BeEquivalentTo(first);
        (await Catalog.Send(new GetJobPostingDraft(first.Id))).Value.Openings.Should().Be(7);
        (
            await Listed(
                new ListJobPostings { Statuses = [JobPostingStatus.Published], Visibility = Visibility.Internal }
            )
        )
            .Should()
            .Equal(first.Id);
        (await Listed(new ListJobPostings { Statuses = [JobPostingStatus.Published], Countries = ["ID"] }))
            .Should()
            .Equal(first.Id);
        (await Listed(new ListJobPostings { Statuses = [JobPostingStatus.Published], Visibility = Visibility.Public }))
            .Should()
            .BeEmpty();
    }

    [Test]
    public async Task Publishes_the_next_one_as_a_change_of_these_fields()
    {
        var draft = await Change(Changed, 1);

        var second = await Catalog.Send(new PublishJobPosting(first.Id, draft.Version));

        (second.Edition, second.Openings, second.FirstPublishedAt).Should().Be((2, 7, first.FirstPublishedAt));
        (await Catalog.Send(new GetJobPosting(first.Id))).Should().BeEquivalentTo(second);
        (await Catalog.Send(new GetJobPostingEdition(first.Id, 1))).Should().BeEquivalentTo(first);
        (await Listed(new ListJobPostings { Statuses = [JobPostingStatus.Published], Visibility = Visibility.Public }))
            .Should()
            .Equal(first.Id);
        (await Catalog.One<string>("SELECT changed_fields FROM changes WHERE type = 'job-posting.changed'"))
            .Should()
            .Be("""["/edition","/visibility","/locations","/openings","/externalIds","/publishedAt"]""");
        var editions = await Catalog.Send(new ListJobPostingEditions(first.Id, 1, null));
        (editions.Total, editions.Items[0].Edition).Should().Be((2, 2));
        var rest = await Catalog.Send(new ListJobPostingEditions(first.Id, 1, editions.NextCursor));
        rest.Items.Select(edition => edition.Edition).Should().Equal(1);
        var comparison = await Catalog.Send(new CompareJobPostingEditions(first.Id, 1, 2));
        comparison
            .Changes.Select(change => change.Pointer)
            .Should()
            .Equal("/visibility", "/locations", "/openings", "/externalIds");
    }

    [Test]
    public async Task Takes_a_discarded_draft_back_to_the_latest_one()
    {
        var before = await Catalog.Send(new GetJobPostingDraft(first.Id));
        var draft = await Change(Changed, 1);

        await Catalog.Send(new DiscardJobPostingDraft(first.Id, draft.Version));

        var after = await Catalog.Send(new GetJobPostingDraft(first.Id));
        JsonNode
            .DeepEquals(JsonNode.Parse(StateJson.Write(after.Value)), JsonNode.Parse(StateJson.Write(before.Value)))
            .Should()
            .BeTrue();
        after.Version.Should().Be(draft.Version + 1);
        (await Catalog.One<long>("SELECT COUNT(*) FROM offers")).Should().Be(2, "the edition's, and the draft's again");
        (await Catalog.One<long>("SELECT is_public FROM changes WHERE type = 'job-posting.draft-discarded'"))
            .Should()
            .Be(0);
    }

    [Test]
    public async Task Leaves_nothing_of_a_posting_that_was_discarded_but_its_history()
    {
        var draft = await Catalog.Send(new CreateJobPosting(OfItsOwn()));
        await Catalog.Send(new ChangeContact(draft.Value.Id!, new ContactDetails(Email: "jobs@nusantara.example"), 0));

        await Catalog.Send(new DiscardJobPostingDraft(draft.Value.Id!, draft.Version));

        (await KeepingSkills.Outcome(Catalog.Send(new GetJobPostingDraft(draft.Value.Id!))))
            .Should()
            .Be(Fault.NotFound);
        (await Catalog.One<long>("SELECT COUNT(*) FROM offers")).Should().Be(1);
        (await Catalog.One<long>("SELECT COUNT(*) FROM role_descriptions")).Should().Be(1);
        (await Catalog.One<long>("SELECT COUNT(*) FROM job_posting_contacts")).Should().Be(0);
        (
            await Catalog.Rows<string>(
                "SELECT type FROM changes WHERE entity_id = @id ORDER BY position",
                new { id = draft.Value.Id }
            )
        )
            .Should()
            .Equal("job-posting.created", "job-posting.discarded");
        await Catalog.Send(new CreateJobPosting(OfItsOwn()));
    }

    [Test]
    public async Task Holds_the_external_ids_of_what_is_published_until_the_next_edition()
    {
        var draft = await Change(Changed, 1);
        var other = A.Posting("backend");
        (await KeepingSkills.Outcome(Catalog.Send(new CreateJobPosting(other)))).Should().Be(Fault.Conflict);

        await Catalog.Send(new PublishJobPosting(first.Id, draft.Version));

        await Catalog.Send(new CreateJobPosting(other));
        (await KeepingSkills.Outcome(Catalog.Send(new CreateJobPosting(Changed)))).Should().Be(Fault.Conflict);
    }

    [Test]
    public async Task Drops_offers_and_roles_that_nothing_refers_to_any_more()
    {
        var draft = await Catalog.Send(new CreateJobPosting(OfItsOwn()));
        var id = draft.Value.Id!;
        draft = await Catalog.Send(new ChangeJobPostingDraft(id, draft.Value with { Openings = 2 }, 1));
        (await Catalog.One<long>("SELECT COUNT(*) FROM offers")).Should().Be(2);
        await Catalog.Send(new PublishJobPosting(id, draft.Version));

        foreach (var openings in new[] { 3, 4 })
        {
            var changed = new ChangeJobPostingDraft(id, draft.Value with { Openings = openings }, draft.Version);
            draft = await Catalog.Send(changed);
        }

        (await Catalog.One<long>("SELECT COUNT(*) FROM offers")).Should().Be(3);
        (await Catalog.One<long>("SELECT COUNT(*) FROM role_descriptions")).Should().Be(3);
    }

    [Test]
    public async Task Keeps_each_one_to_the_byte_whatever_happens_to_profiles_skills_and_scales()
    {
        var before = await Catalog.Text("SELECT * FROM job_posting_editions");
        var rewritten = A.Text("Rewritten", "Ditulis ulang");
        var sql = await Catalog.Send(new GetSkill("sql"));
        var scale = await Catalog.Send(new GetProficiencyScale("general"));
        var profile = A.Profile("backend") with { Title = rewritten, Summary = null };
        profile = profile with { Placeholders = [.. profile.Placeholders!.Where(gap => gap.Key != "team")] };

        await Catalog.Send(new ChangeSkill("sql", A.Skill("sql") with { Labels = rewritten }, sql.Version));
        await Catalog.Send(new ChangeProficiencyScale("general", Rewritten(scale), scale.Version));
        await Catalog.Send(new ChangeSkillProfileDraft("backend", profile, 1));
        var second = await Catalog.Send(new PublishSkillProfile("backend", 3));
        await Catalog.Send(new RetireSkillProfile("backend", null, second.Version));
        await Catalog.Send(new CloseJobPosting(first.Id, CloseReason.Filled, "Done.", first.Version));
        await Change(Changed, 1);

        (await Catalog.Text("SELECT * FROM job_posting_editions")).Should().Equal(before);
        StateJson
            .Write(await Catalog.Send(new GetJobPostingEdition(first.Id, 1)))
            .Should()
            .Be(await Catalog.One<string>("SELECT state FROM job_posting_editions"));
    }

    private async Task<Versioned<JobPostingDraft>> Change(JobPostingDraft draft, int version) =>
        await Catalog.Send(new ChangeJobPostingDraft(first.Id, draft, version));

    private async Task<IEnumerable<string>> Listed(ListJobPostings query) =>
        (await Catalog.Send(query)).Items.Select(posting => posting.Id);

    private static ProficiencyScaleInput Rewritten(ProficiencyScaleState scale) =>
        new()
        {
            SourceLanguage = "en",
            Names = A.Text("Rewritten", "Ditulis ulang"),
            Levels =
            [
                .. scale.Levels.Select(level => new ProficiencyLevelInput
                {
                    Key = level.Key,
                    Rank = level.Rank * 10,
                    Names = A.Text($"Rewritten {level.Key}", $"Ditulis ulang {level.Key}"),
                }),
            ],
        };

    private static JobPostingDraft OfItsOwn()
    {
        var profile = A.Profile("own");
        return A.Posting("own") with
        {
            Profile = null,
            SourceLanguage = "en",
            Summary = profile.Summary,
            ResponsibilityGroups = profile.ResponsibilityGroups,
            RequirementGroups = profile.RequirementGroups,
            Placeholders = profile.Placeholders,
        };
    }
}
