using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.StoreTests.JobPostings;

/// <summary>Skills that fill a placeholder are kept as those of requirements are.</summary>
[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class KeepingDeprecatedSkills(Store store) : StoreContract(store)
{
    [SetUp]
    public async Task Prepare()
    {
        foreach (var skill in new[] { "sql", "csharp", "go", "rust" })
        {
            await Catalog.Define(skill);
        }

        await Catalog.Draft(Profile("Backend developer"));
        await Catalog.Send(new PublishSkillProfile("backend", 1));
    }

    [Test]
    public async Task Lets_a_draft_keep_them_and_take_no_other()
    {
        var posting = await Catalog.Publish(Filled("go"));
        await Catalog.Send(new DeprecateSkill("go", "csharp", null, 1));
        await Catalog.Send(new DeprecateSkill("rust", null, null, 1));
        var draft = await Catalog.Send(new GetJobPostingDraft(posting.Id));

        var change = new ChangeJobPostingDraft(posting.Id, draft.Value with { Openings = 5 }, draft.Version);
        var changed = await Catalog.Send(change);

        changed.Value.PlaceholderValues!["tools"].ToString().Should().Be("""["go"]""");
        await Catalog.Send(new PublishJobPosting(posting.Id, changed.Version));
        await Refused(new ChangeJobPostingDraft(posting.Id, Filled("go", "rust"), changed.Version), "/1");
        await Refused(new CreateJobPosting(Filled("go") with { ExternalIds = [] }), "/0");
    }

    [Test]
    public async Task Carries_them_to_a_newer_revision()
    {
        var posting = await Catalog.Publish(Filled("go"));
        await Catalog.Send(new ChangeSkillProfileDraft("backend", Profile("Developer"), 1));
        await Catalog.Send(new PublishSkillProfile("backend", 3));
        await Catalog.Send(new DeprecateSkill("go", null, null, 1));
        var draft = await Catalog.Send(new GetJobPostingDraft(posting.Id));

        var rebased = await Catalog.Send(new RebaseJobPosting(posting.Id, new RebaseTarget(), draft.Version));

        rebased.Value.KeptValues.Should().Contain("tools");
        rebased.Value.DroppedValues.Should().BeEmpty();
    }

    private static SkillProfileDraft Profile(string title)
    {
        var profile = A.Profile("backend");
        return profile with
        {
            Title = A.Text(title, title),
            Placeholders =
            [
                .. profile.Placeholders!.Select(placeholder =>
                    placeholder.Type == PlaceholderType.Skills ? placeholder with { Choices = [] } : placeholder
                ),
            ],
        };
    }

    private static JobPostingDraft Filled(params string[] skills)
    {
        var posting = A.Posting("backend");
        return posting with
        {
            PlaceholderValues = posting.PlaceholderValues!.ToDictionary(
                value => value.Key,
                value => value.Key == "tools" ? A.Json(skills) : value.Value
            ),
        };
    }

    private async Task Refused<T>(MediatR.IRequest<T> command, string at)
    {
        var refusal = await Catalog.Awaiting(it => it.Send(command)).Should().ThrowAsync<DomainException>();
        refusal
            .Which.Errors.Select(error => (error.Code, error.Field))
            .Should()
            .Equal(("skill-deprecated", $"/placeholderValues/tools{at}"));
    }
}
