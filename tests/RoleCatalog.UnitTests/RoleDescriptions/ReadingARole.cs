using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.UnitTests.RoleDescriptions;

internal sealed class ReadingARole
{
    private static readonly SkillProfileDraft Good = new()
    {
        SourceLanguage = "en",
        Title = A.Texts("Developer", "Pengembang"),
        Summary = A.Texts("Works in {{city}}, with {{stack}}"),
        Family = "engineering",
        Seniority = Seniority.Senior,
        ResponsibilityGroups = [new() { Responsibilities = [new() { Text = A.Texts("Builds") }] }],
        RequirementGroups =
        [
            new()
            {
                Title = A.Texts("Skills"),
                Match = Match.Any,
                Requirements =
                [
                    new()
                    {
                        Text = A.Texts("Knows Go"),
                        Skills = ["go", Known.Sql.Id.ToString()],
                        Necessity = Necessity.Preferred,
                        MinimumLevel = "basic",
                        DesiredLevel = "expert",
                        ExperienceMonths = 24,
                    },
                ],
            },
        ],
        Placeholders =
        [
            new()
            {
                Key = "city",
                Type = PlaceholderType.Text,
                Prompt = A.Texts("Where?"),
            },
            new()
            {
                Key = "stack",
                Type = PlaceholderType.Skills,
                Prompt = A.Texts("With what?"),
                Choices = [new() { Key = "go" }, new() { Key = Known.Sql.Id.ToString() }],
            },
        ],
        ExternalIds = [new("ats", "1")],
    };

    [Test]
    public void Gives_new_items_ids_and_names_skills_by_id_or_key()
    {
        var role = Read(Good).Role;

        var requirement = role.Requirements.Single();
        requirement.Skills.Should().Equal(Known.Go.Id, Known.Sql.Id);
        requirement.Proficiency!.Scale.Should().Be(Known.General.Id);
        role.Placeholders[1].Choices.Select(choice => choice.Key.Value).Should().Equal("go", "sql");
        role.Placeholders[0].Required.Should().BeTrue();
        role.Responsibilities.Single().Id.Value.Version.Should().Be(7);
    }

    [Test]
    public void Reads_back_what_it_shows()
    {
        var profile = SkillProfile.Create(SkillProfileId.New(A.Morning), A.Key("developer"), Read(Good), A.Morning);
        var shown = SkillProfileDraft.Of(profile, Known.References);

        profile.ChangeDraft(Read(shown), 1, A.Noon);

        SkillProfileDraft.Of(profile, Known.References).Should().BeEquivalentTo(shown);
        shown.RequirementGroups![0].Requirements[0].Skills.Should().Equal("go", "sql");
    }

    [Test]
    public void Names_all_that_is_wrong_at_once() =>
        Broken(
                new SkillProfileDraft
                {
                    SourceLanguage = "english",
                    Title = null,
                    Summary = A.Texts("\u0007"),
                    Family = "No Slug",
                    ResponsibilityGroups =
                    [
                        null!,
                        new()
                        {
                            Id = "1",
                            Title = A.Texts(""),
                            Responsibilities = [null!, new() { Id = "x", Text = A.Texts("") }],
                        },
                    ],
                    RequirementGroups =
                    [
                        new()
                        {
                            Requirements =
                            [
                                null!,
                                new()
                                {
                                    Text = A.Texts(""),
                                    Skills = ["go", null!, "cobol", "go"],
                                    Scale = "cefr",
                                    MinimumLevel = "A 1",
                                    ExperienceMonths = 0,
                                },
                                new() { Skills = ["go"], MinimumLevel = "master" },
                                new(),
                            ],
                        },
                    ],
                    Placeholders =
                    [
                        null!,
                        new()
                        {
                            Key = "City",
                            Type = PlaceholderType.Text,
                            Prompt = A.Texts(""),
                        },
                        new()
                        {
                            Key = "stack",
                            Type = PlaceholderType.Skills,
                            Prompt = A.Texts("?"),
                            Choices = [new() { Key = "cobol" }, null!],
                        },
                        new()
                        {
                            Key = "shift",
                            Type = PlaceholderType.Choice,
                            Prompt = A.Texts("?"),
                            Choices = [new() { Key = "day" }],
                        },
                    ],
                    ExternalIds = [null!],
                }
            )
            .Should()
            .BeEquivalentTo(
                "language-tag-invalid /sourceLanguage",
                "text-empty /title",
                "text-control-character /summary/en",
                "key-invalid /family",
                "null /responsibilityGroups/0",
                "id-invalid /responsibilityGroups/1/id",
                "text-empty /responsibilityGroups/1/title/en",
                "null /responsibilityGroups/1/responsibilities/0",
                "id-invalid /responsibilityGroups/1/responsibilities/1/id",
                "text-empty /responsibilityGroups/1/responsibilities/1/text/en",
                "null /requirementGroups/0/requirements/0",
                "text-empty /requirementGroups/0/requirements/1/text/en",
                "null /requirementGroups/0/requirements/1/skills/1",
                "skill-unknown /requirementGroups/0/requirements/1/skills/2",
                "skill-repeated /requirementGroups/0/requirements/1/skills",
                "proficiency-scale-unknown /requirementGroups/0/requirements/1/scale",
                "key-invalid /requirementGroups/0/requirements/1/minimumLevel",
                "out-of-range /requirementGroups/0/requirements/1/experienceMonths",
                "level-unknown /requirementGroups/0/requirements/2/minimumLevel",
                "requirement-empty /requirementGroups/0/requirements/3",
                "null /placeholders/0",
                "placeholder-key-invalid /placeholders/1/key",
                "text-empty /placeholders/1/prompt/en",
                "skill-unknown /placeholders/2/choices/0/key",
                "null /placeholders/2/choices/1",
                "choices-missing /placeholders/3/choices",
                "labels-missing /placeholders/3/choices/0/labels",
                "null /externalIds/0"
            );

    [Test]
    public void Names_what_is_wrong_between_items_at_once()
    {
        var id = ItemIds.Next().ToString();

        Broken(
                Good with
                {
                    Title = new Dictionary<string, string> { ["id"] = "Pengembang" },
                    ResponsibilityGroups =
                    [
                        new() { Id = id, Responsibilities = [new() { Id = id, Text = A.Texts("a") }] },
                        new() { Responsibilities = [] },
                    ],
                    Placeholders = [Good.Placeholders![0], Good.Placeholders[0]],
                }
            )
            .Should()
            .BeEquivalentTo(
                "source-language-missing /title",
                "item-id-repeated /responsibilityGroups/0/responsibilities/0/id",
                "group-empty /responsibilityGroups/1",
                "placeholder-repeated /placeholders/1/key"
            );
    }

    [Test]
    public async Task Looks_up_only_what_can_be_named()
    {
        var catalogue = new CatalogueInMemory();
        var draft = Good with
        {
            RequirementGroups =
            [
                null!,
                new()
                {
                    Requirements =
                    [
                        null!,
                        new() { Skills = [null!, "go", "go"], Scale = "No Slug" },
                        new() { Skills = null },
                    ],
                },
                new() { Requirements = null! },
            ],
            Placeholders = [null!, Good.Placeholders![1] with { Choices = [null!, new() { Key = "sql" }] }],
        };

        await new ReferenceReader(catalogue, catalogue, new Replacements(catalogue)).For(
            draft,
            moreSkills: ["sql", "cobol"]
        );

        catalogue.SkillsAskedFor.Should().Equal("go", "sql", "cobol");
        catalogue.ScalesAskedFor.Select(scale => scale.Value).Should().Equal("general");
    }

    private static SkillProfileContent Read(SkillProfileDraft draft) =>
        draft.Read(Known.References, A.Morning, new ErrorCollector());

    private static IReadOnlyList<string> Broken(SkillProfileDraft draft) => Refusal.Of(() => Read(draft));
}
