using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.ProficiencyScales;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class KeepingScales(Store store) : StoreContract(store)
{
    [Test]
    public async Task Returns_every_field()
    {
        var defined = await Catalog.Send(new DefineProficiencyScale(Craft));

        var read = await Catalog.Send(new GetProficiencyScale("craft"));
        var scale = await Catalog.Read(scope => scope.GetRequiredService<IProficiencyScaleRepository>().Get("craft"));

        read.Should().BeEquivalentTo(defined);
        scale.Definition.Names.ToDictionary().Should().Equal(Craft.Names);
        scale.Definition.Levels.Select(level => (level.Key.Value, level.Rank)).Should().Equal(("low", 5), ("high", 50));
        scale.Definition.Levels[1].Names.ToDictionary().Should().Equal(Craft.Levels[1].Names);
        scale.Definition.Levels[1].Descriptors!.ToDictionary().Should().Equal(Craft.Levels[1].Descriptors);
        scale.Definition.Levels[0].Descriptors.Should().BeNull();
    }

    [Test]
    public async Task Takes_levels_in_between_while_roles_refer_to_the_others()
    {
        await Catalog.Publish("backend");
        var general = await Catalog.Send(new GetProficiencyScale("general"));
        var input = new ProficiencyScaleInput
        {
            SourceLanguage = "en",
            Names = general.Names,
            Levels =
            [
                .. general.Levels.Select(level => new ProficiencyLevelInput
                {
                    Key = level.Key,
                    Rank = level.Rank * 10,
                    Names = level.Names,
                }),
                new ProficiencyLevelInput
                {
                    Key = "legend",
                    Rank = 1_000,
                    Names = A.Text("Legend", "Legenda"),
                },
            ],
        };

        var changed = await Catalog.Send(new ChangeProficiencyScale("general", input, general.Version));

        changed.Levels.Should().HaveCount(general.Levels.Count + 1);
        (await KeepingSkills.Outcome(Catalog.Send(new ChangeProficiencyScale("general", input, general.Version))))
            .Should()
            .Be(Fault.Stale);
    }

    [Test]
    public async Task Removes_a_level_that_nothing_asks_for()
    {
        await Catalog.Send(new DefineProficiencyScale(Craft));

        var changed = await Catalog.Send(new ChangeProficiencyScale("craft", Only("high"), 1));

        changed.Levels.Select(level => level.Key).Should().Equal("high");
        (await Catalog.Send(new GetProficiencyScale("craft"))).Should().BeEquivalentTo(changed);
    }

    [Test]
    public async Task Keeps_a_level_that_a_draft_or_a_revision_asks_for_and_names_them()
    {
        await Catalog.Send(new DefineProficiencyScale(Craft));
        var (draft, _) = await AskingForLow();

        await Refused(
            Only("high"),
            "The level 'low' is asked for by 1 skill profile: the draft of 'crafter'. Retire it instead."
        );
        await Catalog.Send(new PublishSkillProfile("crafter", draft.Version));
        await Catalog.Send(
            new ChangeSkillProfileDraft("crafter", draft.Value with { RequirementGroups = [] }, draft.Version)
        );

        await Refused(
            Only("high"),
            "The level 'low' is asked for by 1 skill profile: revision 1 of 'crafter'. Retire it instead."
        );
    }

    [Test]
    public async Task Counts_profiles_and_postings_that_ask_for_a_level_and_names_some()
    {
        await Catalog.Send(new DefineProficiencyScale(Craft));
        var (profile, _) = await AskingForLow();
        await Catalog.Send(new PublishSkillProfile("crafter", profile.Version));
        var posting = A.Posting("crafter") with
        {
            Profile = null,
            Title = A.Text("Crafter", "Perajin"),
            SourceLanguage = "en",
            ResponsibilityGroups = profile.Value.ResponsibilityGroups,
            RequirementGroups = profile.Value.RequirementGroups,
            Placeholders = [],
            PlaceholderValues = null,
            ExternalIds = [],
        };
        var ids = new List<string>();
        for (var number = 0; number < 4; number++)
        {
            ids.Add((await Catalog.Send(new CreateJobPosting(posting))).Value.Id!);
        }

        ids.Sort(StringComparer.Ordinal);
        await Refused(
            Only("high"),
            $"The level 'low' is asked for by 1 skill profile and 4 job postings: the draft of 'crafter', revision 1 of 'crafter', the draft of '{ids[0]}', the draft of '{ids[1]}', the draft of '{ids[2]}', …. Retire it instead."
        );
    }

    [Test]
    public async Task Keeps_the_order_of_levels_that_are_asked_for_and_names_who_asks()
    {
        var middle = Craft.Levels[0] with { Key = "middle" };
        await Catalog.Send(new DefineProficiencyScale(Craft with { Levels = Ranked(Craft.Levels[0], middle, High) }));
        var (draft, _) = await AskingForLow(desired: "high");

        await Refused(
            Craft with
            {
                Levels = Ranked(middle, High, Craft.Levels[0]),
            },
            "The levels 'low', 'high' are asked for by 1 skill profile: the draft of 'crafter'. Keep their order, or define another scale."
        );

        var fresh = middle with { Key = "fresh" };
        var changed = await Catalog.Send(
            new ChangeProficiencyScale("craft", Craft with { Levels = Ranked(middle, Craft.Levels[0], fresh, High) }, 1)
        );
        changed.Levels.Select(level => level.Key).Should().Equal("middle", "low", "fresh", "high");
        await Catalog.Send(new PublishSkillProfile("crafter", draft.Version));
    }

    [Test]
    public async Task Has_no_new_requirement_ask_for_a_retired_level_and_lets_old_ones_be()
    {
        await Catalog.Send(new DefineProficiencyScale(Craft));
        var (draft, profile) = await AskingForLow();
        var retired = Craft with { Levels = [Craft.Levels[0] with { Retired = true }, Craft.Levels[1]] };

        var changed = await Catalog.Send(new ChangeProficiencyScale("craft", retired, 1));

        changed.Levels.Select(level => level.Retired).Should().Equal(true, false);
        await Catalog.Send(new ChangeSkillProfileDraft("crafter", draft.Value, draft.Version));
        var group = draft.Value.RequirementGroups![0];
        var another = group.Requirements[0] with { Id = null };
        var more = draft.Value with
        {
            RequirementGroups = [group with { Requirements = [.. group.Requirements, another] }],
        };
        var beside = await Catalog
            .Awaiting(it => it.Send(new ChangeSkillProfileDraft("crafter", more, draft.Version)))
            .Should()
            .ThrowAsync<DomainException>();
        beside
            .Which.Errors.Select(error => (error.Code, error.Field))
            .Should()
            .Equal(("level-retired", "/requirementGroups/0/requirements/1/minimumLevel"));
        var refusal = await Catalog
            .Awaiting(it => it.Draft(profile with { Key = "other", ExternalIds = [] }))
            .Should()
            .ThrowAsync<DomainException>();
        refusal
            .Which.Errors.Select(error => (error.Code, error.Field))
            .Should()
            .Contain(("level-retired", "/requirementGroups/0/requirements/0/minimumLevel"));
    }

    [Test]
    public async Task Has_one_of_two_win_when_a_level_is_removed_while_a_draft_takes_it()
    {
        await Catalog.Send(new DefineProficiencyScale(Craft));
        var (draft, _) = await AskingForLow();
        var read = await Catalog.Read(scope => scope.GetRequiredService<ISkillProfileRepository>().Get("crafter"));
        await Catalog.Send(
            new ChangeSkillProfileDraft("crafter", draft.Value with { RequirementGroups = [] }, draft.Version)
        );

        await Catalog.Send(new ChangeProficiencyScale("craft", Only("high"), 1));
        var late = Catalog.Write(async scope =>
        {
            var now = Catalog.Clock.Now();
            var content = read.Draft with { ExternalIds = [] };
            var profile = SkillProfile.Create(SkillProfileId.New(now), CatalogKey.Parse("late"), content, now);
            await scope.GetRequiredService<ISkillProfileRepository>().SaveDraft(profile, draft.Value);
            return 0;
        });

        (await KeepingSkills.Outcome(late)).Should().Be(Fault.Conflict);
        (await Catalog.One<long>("SELECT COUNT(*) FROM requirements")).Should().Be(0);
    }

    [Test]
    public async Task Keeps_the_levels_of_the_built_in_ones()
    {
        var cefr = await Catalog.Send(new GetProficiencyScale("cefr"));
        var fewer = new ProficiencyScaleInput
        {
            SourceLanguage = "en",
            Names = cefr.Names,
            Levels =
            [
                .. cefr
                    .Levels.Skip(1)
                    .Select(level => new ProficiencyLevelInput
                    {
                        Key = level.Key,
                        Rank = level.Rank,
                        Names = level.Names,
                    }),
            ],
        };

        (await KeepingSkills.Outcome(Catalog.Send(new ChangeProficiencyScale("cefr", fewer, 1))))
            .Should()
            .Be(Fault.Conflict);
    }

    [Test]
    public async Task Refuses_a_taken_id()
    {
        var outcome = await KeepingSkills.Outcome(
            Catalog.Send(new DefineProficiencyScale(Craft with { Id = "general" }))
        );

        outcome.Should().Be(Fault.Conflict);
    }

    [Test]
    public async Task Defines_the_built_in_ones_once()
    {
        (await Catalog.Send(new DefineBuiltInScales())).Should().Be(0);
        await Catalog.Restart();

        var page = await Catalog.Send(new ListProficiencyScales(10, null));

        page.Items.Select(scale => (scale.Id, scale.Version)).Should().Equal(("cefr", 1), ("general", 1));
    }

    private async Task<(Versioned<SkillProfileDraft> Draft, SkillProfileDraft Profile)> AskingForLow(
        string? desired = null
    )
    {
        await Catalog.Define("sql");
        await Catalog.Define("csharp");
        var profile = A.Profile("crafter");
        var group = profile.RequirementGroups![0];
        profile = profile with
        {
            Placeholders = [.. profile.Placeholders!.Where(placeholder => placeholder.Key != "level")],
            RequirementGroups =
            [
                group with
                {
                    Requirements =
                    [
                        new RequirementInput
                        {
                            Text = A.Text("A craft", "Keahlian"),
                            Scale = "craft",
                            MinimumLevel = "low",
                            DesiredLevel = desired,
                        },
                    ],
                },
            ],
        };
        return (await Catalog.Draft(profile), profile);
    }

    private async Task Refused(ProficiencyScaleInput scale, string message)
    {
        var refusal = await Catalog
            .Awaiting(it => it.Send(new ChangeProficiencyScale("craft", scale, 1)))
            .Should()
            .ThrowAsync<DomainException>();
        refusal.Which.Fault.Should().Be(Fault.Conflict);
        refusal.Which.Message.Should().Be(message);
    }

    private static ProficiencyLevelInput High => Craft.Levels[1];

    private static IReadOnlyList<ProficiencyLevelInput> Ranked(params IEnumerable<ProficiencyLevelInput> levels) =>
        [.. levels.Select((level, index) => level with { Rank = index + 1 })];

    private static NewProficiencyScale Only(string level) =>
        Craft with
        {
            Levels = [.. Craft.Levels.Where(each => each.Key == level)],
        };

    private static NewProficiencyScale Craft =>
        new()
        {
            Id = "craft",
            SourceLanguage = "en",
            Names = A.Text("Craft", "Keahlian"),
            Levels =
            [
                new ProficiencyLevelInput
                {
                    Key = "low",
                    Rank = 5,
                    Names = A.Text("Low", "Rendah"),
                },
                new ProficiencyLevelInput
                {
                    Key = "high",
                    Rank = 50,
                    Names = A.Text("High", "Tinggi"),
                    Descriptors = A.Text("Teaches.", "Mengajar."),
                },
            ],
        };
}
