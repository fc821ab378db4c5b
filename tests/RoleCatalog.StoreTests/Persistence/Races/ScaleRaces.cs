using FluentAssertions;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;

namespace RoleCatalog.StoreTests.Persistence.Races;

/// <summary>Levels of a scale, and requirements that ask for them.</summary>
internal static class ScaleRaces
{
    public static IEnumerable<Rule> All =>
        [
            new("a level that a draft takes stays", (catalog, tag) => Removed(catalog, tag, TakenByAProfile)),
            new(
                "a level that a posting of its own takes stays",
                (catalog, tag) => Removed(catalog, tag, TakenByAPosting)
            ),
            new("no draft takes a level after it was retired", Retired),
            new("levels keep the order in which a draft takes them", Reordered),
            new("one version of a scale is changed once", ChangedTwice),
            new("a scale is defined once", DefinedTwice),
        ];

    private static async Task<Race> Removed(StoredCatalog catalog, string tag, Func<StoredCatalog, string, Task> take)
    {
        await Define(catalog, tag);
        return new Race(
            () => take(catalog, tag),
            () => Change(catalog, tag, "middle", "high"),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                outcome.First.ShouldBeNullOr(Fault.Rule, Fault.Conflict);
                outcome.Second.ShouldBeNullOr(Fault.Conflict);
                (await catalog.Count("proficiency_levels WHERE scale_id = @tag AND [key] = 'low'", new { tag }))
                    .Should()
                    .Be(outcome.First is null ? 1 : 0);
            }
        );
    }

    private static async Task<Race> Retired(StoredCatalog catalog, string tag)
    {
        await Define(catalog, tag);
        var retired = Scale(tag, "low", "middle", "high");
        retired = retired with { Levels = [retired.Levels[0] with { Retired = true }, .. retired.Levels.Skip(1)] };
        return new Race(
            () => TakenByAProfile(catalog, tag),
            () => catalog.Send(new ChangeProficiencyScale(tag, retired, 1)),
            async outcome =>
            {
                outcome.Second.Should().BeNull();
                outcome.First.ShouldBeNullOr(Fault.Rule);
                if (outcome.First is null)
                {
                    var draft = await catalog.IdOfProfile(tag);
                    (await catalog.Position("skill-profile.created", draft!))
                        .Should()
                        .BePositive()
                        .And.BeLessThan(await catalog.Position("proficiency-scale.changed", tag));
                }
            }
        );
    }

    private static async Task<Race> Reordered(StoredCatalog catalog, string tag)
    {
        await Define(catalog, tag);
        return new Race(
            () => TakenByAProfile(catalog, tag),
            () => Change(catalog, tag, "high", "middle", "low"),
            outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                return Task.CompletedTask;
            }
        );
    }

    private static async Task<Race> ChangedTwice(StoredCatalog catalog, string tag)
    {
        await Define(catalog, tag);
        return new Race(
            () => Change(catalog, tag, "low", "high"),
            () => Change(catalog, tag, "middle", "high"),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                (outcome.First ?? outcome.Second).Should().Be(Fault.Stale);
                (await catalog.Send(new GetProficiencyScale(tag)))
                    .Levels.Select(level => level.Key)
                    .Should()
                    .Equal(outcome.First is null ? "low" : "middle", "high");
            }
        );
    }

    private static Task<Race> DefinedTwice(StoredCatalog catalog, string tag) =>
        Task.FromResult(
            new Race(
                () => Define(catalog, tag),
                () => Define(catalog, tag),
                async outcome =>
                {
                    outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                    (outcome.First ?? outcome.Second).Should().Be(Fault.Conflict);
                    (await catalog.Count("proficiency_levels WHERE scale_id = @tag", new { tag })).Should().Be(3);
                }
            )
        );

    private static Task TakenByAProfile(StoredCatalog catalog, string tag) =>
        catalog.Draft(Arranged.Asking(tag, Requirement(tag)));

    private static Task TakenByAPosting(StoredCatalog catalog, string tag) =>
        catalog.Send(
            new CreateJobPosting(
                Arranged.Plain(tag) with
                {
                    Profile = null,
                    SourceLanguage = "en",
                    RequirementGroups = [new() { Requirements = [Requirement(tag)] }],
                }
            )
        );

    private static RequirementInput Requirement(string scale) =>
        new()
        {
            Text = A.Text("A craft", "Keahlian"),
            Scale = scale,
            MinimumLevel = "low",
            DesiredLevel = "high",
        };

    private static Task Define(StoredCatalog catalog, string scale) =>
        catalog.Send(new DefineProficiencyScale(Scale(scale, "low", "middle", "high")));

    private static Task Change(StoredCatalog catalog, string scale, params string[] levels) =>
        catalog.Send(new ChangeProficiencyScale(scale, Scale(scale, levels), 1));

    private static NewProficiencyScale Scale(string id, params string[] levels) =>
        new()
        {
            Id = id,
            SourceLanguage = "en",
            Names = A.Text("Craft", "Keahlian"),
            Levels =
            [
                .. levels.Select(
                    (level, index) =>
                        new ProficiencyLevelInput
                        {
                            Key = level,
                            Rank = index + 1,
                            Names = A.Text(level, level),
                        }
                ),
            ],
        };
}
