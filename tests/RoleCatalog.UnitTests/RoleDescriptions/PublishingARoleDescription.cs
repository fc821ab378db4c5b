using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.UnitTests.RoleDescriptions;

internal sealed class PublishingARoleDescription
{
    [Test]
    public void Is_allowed_when_every_gap_is_declared_and_used() =>
        Problems(A.Role().Doing("Works in {{city}}", "Bekerja di {{city}}").With(A.Placeholder("city")))
            .Should()
            .BeEmpty();

    [Test]
    public void Names_every_reason_at_once() =>
        Problems(
                A.Role()
                    .Called("Developer {{level}}", "Pengembang {{lvl}}")
                    .SummedUpAs("In {{ city }}", "Di {{level}}")
                    .WithoutDuties()
                    .With(A.Placeholder("level"), A.Placeholder("shift"))
            )
            .Should()
            .BeEquivalentTo(
                "role-empty /responsibilityGroups",
                "placeholder-undeclared /title/id",
                "placeholder-translation /title/id",
                "placeholder-mistyped /summary/en",
                "placeholder-translation /summary/id",
                "placeholder-unused /placeholders/1/key"
            );

    [Test]
    public void Looks_at_every_text_that_a_posting_shows()
    {
        var gap = A.Text("{{gap}}");
        var role = RoleDescription.Of(
            A.English,
            gap,
            gap,
            [new(ItemIds.Next(), gap, [new(ItemIds.Next(), gap)])],
            [
                new(
                    ItemIds.Next(),
                    gap,
                    Match.All,
                    [
                        new()
                        {
                            Id = ItemIds.Next(),
                            Text = gap,
                            Description = gap,
                            Skills = [],
                        },
                    ]
                ),
            ],
            []
        );

        Refusal
            .Listed(role.PublicationProblems())
            .Should()
            .Equal(role.BodyTexts().Select(text => $"placeholder-undeclared {text.Pointer}/en"))
            .And.HaveCount(7);
    }

    [Test]
    public void Does_not_look_for_gaps_in_prompts() =>
        Problems(
                A.Role()
                    .Doing("{{x}}")
                    .With(Placeholder.Of("x", PlaceholderType.Text, A.Text("Like {{y}}?"), required: true, []))
            )
            .Should()
            .BeEmpty();

    [Test]
    public void Is_content_with_requirements_alone() =>
        Problems(A.Role().WithoutDuties().Asking("Speaks English")).Should().BeEmpty();

    private static IReadOnlyList<string> Problems(RoleBuilder role) =>
        Refusal.Listed(role.Build().PublicationProblems());
}
