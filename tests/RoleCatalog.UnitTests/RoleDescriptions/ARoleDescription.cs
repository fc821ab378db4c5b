using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.UnitTests.RoleDescriptions;

internal sealed class ARoleDescription
{
    [Test]
    public void Has_every_text_in_its_source_language()
    {
        var foreign = Domain.Localization.LocalizedText.Of(A.Indonesian, "Halo");

        Refusal
            .Of(() =>
                RoleDescription.Of(
                    A.English,
                    foreign,
                    foreign,
                    [new(ItemIds.Next(), foreign, [new(ItemIds.Next(), foreign)])],
                    [
                        new(
                            ItemIds.Next(),
                            foreign,
                            Match.All,
                            [
                                new()
                                {
                                    Id = ItemIds.Next(),
                                    Text = foreign,
                                    Description = foreign,
                                    Skills = [],
                                },
                            ]
                        ),
                    ],
                    [
                        Placeholder.Of(
                            "shift",
                            PlaceholderType.Choice,
                            foreign,
                            required: true,
                            [new(A.Key("day"), foreign), new(A.Key("night"), A.Text("Night"))]
                        ),
                    ]
                )
            )
            .Should()
            .Equal(
                "source-language-missing /title",
                "source-language-missing /summary",
                "source-language-missing /responsibilityGroups/0/title",
                "source-language-missing /responsibilityGroups/0/responsibilities/0/text",
                "source-language-missing /requirementGroups/0/title",
                "source-language-missing /requirementGroups/0/requirements/0/text",
                "source-language-missing /requirementGroups/0/requirements/0/description",
                "source-language-missing /placeholders/0/prompt",
                "source-language-missing /placeholders/0/choices/0/labels"
            );
    }

    [Test]
    public void Names_repeated_ids_and_keys_and_empty_groups_where_they_stand()
    {
        var (first, second) = (ItemIds.Next(), ItemIds.Next());

        Refusal
            .Of(() =>
                RoleDescription.Of(
                    A.English,
                    A.Text("Developer"),
                    null,
                    [
                        new(first, null, [new(second, A.Text("a")), new(first, A.Text("b"))]),
                        new(ItemIds.Next(), null, []),
                    ],
                    [
                        new(second, null, Match.Any, []),
                        new(
                            ItemIds.Next(),
                            null,
                            Match.Any,
                            [
                                new()
                                {
                                    Id = second,
                                    Skills = [],
                                    Text = A.Text("c"),
                                },
                            ]
                        ),
                    ],
                    [A.Placeholder("x"), A.Placeholder("y"), A.Placeholder("x")]
                )
            )
            .Should()
            .BeEquivalentTo(
                "group-empty /responsibilityGroups/1",
                "group-empty /requirementGroups/0",
                "item-id-repeated /responsibilityGroups/0/responsibilities/1/id",
                "item-id-repeated /requirementGroups/0/id",
                "item-id-repeated /requirementGroups/1/requirements/0/id",
                "placeholder-repeated /placeholders/2/key"
            );
    }

    [Test]
    public void Has_limits()
    {
        var duties = Enumerable.Range(0, 501).Select(_ => new Responsibility(ItemIds.Next(), A.Text("a"))).ToList();
        var groups = duties.Take(51).Select(duty => new ResponsibilityGroup(ItemIds.Next(), null, [duty])).ToList();
        var gaps = Enumerable.Range(0, 51).Select(number => A.Placeholder($"gap-{number}")).ToList();

        Broken([new(ItemIds.Next(), null, [.. duties])], []).Should().Equal("too-many /responsibilityGroups");
        Broken(groups, gaps).Should().Equal("too-many /responsibilityGroups", "too-many /placeholders");
    }

    [Test]
    public void Lists_its_languages_source_first() =>
        A.Role()
            .SummedUpAs("Hello", "Halo")
            .Build()
            .Languages.Select(language => language.Value)
            .Should()
            .Equal("en", "id");

    [Test]
    public void Keeps_what_a_requirement_may_be()
    {
        var skill = A.Skill("go").Id;

        Problems(
                new()
                {
                    Id = ItemIds.Next(),
                    Skills = [],
                    ExperienceMonths = 0,
                }
            )
            .Should()
            .Equal("requirement-empty", "out-of-range /experienceMonths");
        Problems(
                new()
                {
                    Id = ItemIds.Next(),
                    Skills = [skill, skill],
                    ExperienceMonths = 601,
                }
            )
            .Should()
            .Equal("skill-repeated /skills", "out-of-range /experienceMonths");
        Problems(new() { Id = ItemIds.Next(), Skills = [.. Enumerable.Range(0, 51).Select(_ => A.Skill("go").Id)] })
            .Should()
            .Equal("too-many /skills");
        Problems(
                new()
                {
                    Id = ItemIds.Next(),
                    Skills = [skill],
                    ExperienceMonths = 600,
                }
            )
            .Should()
            .BeEmpty();
    }

    private static IReadOnlyList<string> Problems(Requirement requirement) => Refusal.Listed(requirement.Problems());

    private static IReadOnlyList<string> Broken(
        IReadOnlyList<ResponsibilityGroup> groups,
        IReadOnlyList<Placeholder> placeholders
    ) => Refusal.Of(() => RoleDescription.Of(A.English, A.Text("Developer"), null, groups, [], placeholders));
}
