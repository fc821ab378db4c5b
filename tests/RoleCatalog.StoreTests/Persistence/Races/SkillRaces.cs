using FluentAssertions;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.StoreTests.Persistence.Races;

/// <summary>Names, keys and ids of skills, and what names a skill that goes out of use.</summary>
internal static class SkillRaces
{
    public static IEnumerable<Rule> All =>
        [
            new("a name means one active skill", (catalog, tag) => Twins(catalog, tag, labels: "same")),
            new("a key means one skill", (catalog, tag) => Twins(catalog, tag, key: "same")),
            new("an external id means one skill", (catalog, tag) => Twins(catalog, tag, externalId: "same")),
            new("one version of a skill is changed once", ChangedTwice),
            new("no draft takes a skill after its deprecation", TakenByADraft),
            new("no posting takes a skill after its deprecation", TakenByAPosting),
            new("no skill is put under a deprecated one", TakenAsBroader),
            new("what is published is noted under the skill that is left", PublishedWhileMerged),
            new("what is closed is noted nowhere", ClosedWhileMerged),
            new("two that name a skill first are both counted", CountedFirst),
            new("uses of two merged at once are counted under what is left", NamedAndNamingMerged),
        ];

    private static Task<Race> Twins(
        StoredCatalog catalog,
        string tag,
        string? labels = null,
        string? key = null,
        string? externalId = null
    )
    {
        return Task.FromResult(
            new Race(
                () => catalog.Send(Twin("one")),
                () => catalog.Send(Twin("two")),
                async outcome =>
                {
                    outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                    (outcome.First ?? outcome.Second).Should().Be(Fault.Conflict);
                    (await catalog.Count("skills WHERE created_at > 0 AND [key] LIKE @mine", new { mine = $"{tag}-%" }))
                        .Should()
                        .Be(1);
                }
            )
        );

        DefineSkill Twin(string which) =>
            new(
                A.Skill($"{tag}-{key ?? which}") with
                {
                    Labels = A.Text($"{tag} {labels ?? which}", $"{tag} {labels ?? which}"),
                    Aliases = null,
                    ExternalIds = [new ExternalIdInput("esco", $"{tag}-{externalId ?? which}")],
                },
                AllowDuplicate: true
            );
    }

    private static async Task<Race> ChangedTwice(StoredCatalog catalog, string tag)
    {
        await catalog.Skills(tag);
        var skill = A.Skill(tag);
        return new Race(
            () => catalog.Send(new ChangeSkill(tag, skill with { Description = A.Text("One.", "Satu.") }, 1)),
            () => catalog.Send(new ChangeSkill(tag, skill with { Description = A.Text("Two.", "Dua.") }, 1)),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                (outcome.First ?? outcome.Second).Should().Be(Fault.Stale);
                (await catalog.Send(new GetSkill(tag))).Version.Should().Be(2);
            }
        );
    }

    private static async Task<Race> TakenByADraft(StoredCatalog catalog, string tag)
    {
        var skill = (await catalog.Skills(tag))[0];
        return new Race(
            () => catalog.Draft(Arranged.Asking(tag, tag)),
            () => catalog.Send(new DeprecateSkill(tag, null, null, 1)),
            async outcome =>
            {
                outcome.Second.Should().BeNull();
                await TakenBefore(catalog, outcome, "skill-profile.created", await catalog.IdOfProfile(tag), skill.Id);
            }
        );
    }

    private static async Task<Race> TakenByAPosting(StoredCatalog catalog, string tag)
    {
        var skill = (await catalog.Skills(tag, $"{tag}-role"))[0];
        await catalog.Published(
            Arranged.Asking(tag, $"{tag}-role") with
            {
                Summary = A.Text("With {{tools}}.", "Dengan {{tools}}."),
                Placeholders =
                [
                    .. A.Profile(tag)
                        .Placeholders!.Where(placeholder => placeholder.Key == "tools")
                        .Select(placeholder => placeholder with { Choices = [] }),
                ],
            }
        );
        string? posting = null;
        return new Race(
            async () =>
                posting = await catalog.Draft(
                    Arranged.Plain(tag) with
                    {
                        PlaceholderValues = new Dictionary<string, System.Text.Json.JsonElement>
                        {
                            ["tools"] = A.Json(new[] { tag }),
                        },
                    }
                ),
            () => catalog.Send(new DeprecateSkill(tag, null, null, 1)),
            async outcome =>
            {
                outcome.Second.Should().BeNull();
                await TakenBefore(catalog, outcome, "job-posting.created", posting, skill.Id);
            }
        );
    }

    private static async Task<Race> TakenAsBroader(StoredCatalog catalog, string tag)
    {
        var skills = await catalog.Skills($"{tag}-child", tag);
        var child = A.Skill($"{tag}-child") with { Broader = [tag] };
        return new Race(
            () => catalog.Send(new ChangeSkill(child.Key, child, 1)),
            () => catalog.Send(new DeprecateSkill(tag, null, null, 1)),
            async outcome =>
            {
                outcome.Second.Should().BeNull();
                await TakenBefore(catalog, outcome, "skill.changed", skills[0].Id, skills[1].Id);
            }
        );
    }

    private static async Task TakenBefore(
        StoredCatalog catalog,
        Outcome outcome,
        string type,
        string? taker,
        string skill
    )
    {
        if (outcome.First is not null)
        {
            outcome.First.Should().Be(Fault.Rule);
            return;
        }

        (await catalog.Position(type, taker!))
            .Should()
            .BePositive()
            .And.BeLessThan(await catalog.Position("skill.deprecated", skill));
    }

    private static async Task<Race> PublishedWhileMerged(StoredCatalog catalog, string tag)
    {
        await catalog.Skills(tag, $"{tag}-into");
        var draft = await catalog.Draft(Arranged.Asking(tag, tag));
        return new Race(
            () => catalog.Send(new PublishSkillProfile(tag, draft.Version)),
            () => catalog.Send(new MergeSkill(tag, $"{tag}-into", 1)),
            async outcome =>
            {
                outcome.HasTwoWinners.Should().BeTrue("{0}", outcome);
                var uses = await catalog.Send(new ReadSkillUsage($"{tag}-into", 10, null));
                (uses.Total, uses.SkillProfiles, uses.Drafts).Should().Be((1, 1, 0));
            }
        );
    }

    private static async Task<Race> ClosedWhileMerged(StoredCatalog catalog, string tag)
    {
        await catalog.Skills(tag, $"{tag}-into");
        await catalog.Published(Arranged.Asking(tag, tag));
        var live = await catalog.Live(tag);
        return new Race(
            () => catalog.Send(new CloseJobPosting(live.Id, CloseReason.Filled, null, live.Version)),
            () => catalog.Send(new MergeSkill(tag, $"{tag}-into", 1)),
            async outcome =>
            {
                outcome.HasTwoWinners.Should().BeTrue("{0}", outcome);
                var uses = await catalog.Send(new ReadSkillUsage($"{tag}-into", 10, null));
                (uses.Total, uses.JobPostings).Should().Be((1, 0));
            }
        );
    }

    private static async Task<Race> CountedFirst(StoredCatalog catalog, string tag)
    {
        await catalog.Skills(tag);
        return new Race(
            () => catalog.Draft(Arranged.Asking($"{tag}-one", tag)),
            () => catalog.Draft(Arranged.Asking($"{tag}-two", tag)),
            async outcome =>
            {
                outcome.HasTwoWinners.Should().BeTrue("{0}", outcome);
                (await catalog.Send(new ReadSkillUsage(tag, 10, null))).Drafts.Should().Be(2);
            }
        );
    }

    private static async Task<Race> NamedAndNamingMerged(StoredCatalog catalog, string tag)
    {
        await catalog.Skills($"{tag}-one", $"{tag}-two", $"{tag}-into");
        await catalog.Draft(Arranged.Asking($"{tag}-one", $"{tag}-one"));
        await catalog.Draft(Arranged.Asking($"{tag}-two", $"{tag}-two"));
        return new Race(
            () => catalog.Send(new MergeSkill($"{tag}-one", $"{tag}-into", 1)),
            () => catalog.Send(new MergeSkill($"{tag}-two", $"{tag}-into", 1)),
            async outcome =>
            {
                outcome.HasTwoWinners.Should().BeTrue("{0}", outcome);
                (await catalog.Send(new ReadSkillUsage($"{tag}-into", 10, null))).Drafts.Should().Be(2);
            }
        );
    }
}
