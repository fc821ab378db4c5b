using FluentAssertions;
using RoleCatalog.Application;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.StoreTests.Persistence.Races;

/// <summary>Drafts, revisions and retirements of profiles.</summary>
internal static class ProfileRaces
{
    public static IEnumerable<Rule> All =>
        [
            new("a key means one profile", (catalog, tag) => Twins(catalog, tag, key: "same")),
            new("an external id means one profile", (catalog, tag) => Twins(catalog, tag, externalId: "same")),
            new("an external id that was freed goes to one", Freed),
            new("one version of a profile's draft is changed once", ChangedTwice),
            new("a draft is one revision", PublishedTwice),
            new("a profile is published or retired", PublishedWhileRetired),
            new("two profiles do not replace each other", InFavourOfEachOther),
            new("no profile that is retired already replaces another", InFavourOfOneThatRetires),
        ];

    private static async Task<Race> Twins(
        StoredCatalog catalog,
        string tag,
        string? key = null,
        string? externalId = null
    )
    {
        await catalog.Skills(tag);
        return new Race(
            () => catalog.Draft(Twin("one")),
            () => catalog.Draft(Twin("two")),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                (outcome.First ?? outcome.Second).Should().Be(Fault.Conflict);
                (await catalog.Count("skill_profiles WHERE [key] LIKE @mine", new { mine = $"{tag}-%" }))
                    .Should()
                    .Be(1);
            }
        );

        SkillProfileDraft Twin(string which) =>
            Arranged.Asking($"{tag}-{key ?? which}", tag) with
            {
                ExternalIds = [new ExternalIdInput("hris", $"{tag}-{externalId ?? which}")],
            };
    }

    private static async Task<Race> Freed(StoredCatalog catalog, string tag)
    {
        await catalog.Skills(tag);
        var freed = new ExternalIdInput("hris", tag);
        var old = await catalog.Published(Arranged.Asking($"{tag}-old", tag) with { ExternalIds = [freed] });
        await catalog.Send(new RetireSkillProfile(old.Key, null, old.Version));
        return new Race(
            () => catalog.Draft(Arranged.Asking($"{tag}-one", tag) with { ExternalIds = [freed] }),
            () => catalog.Draft(Arranged.Asking($"{tag}-two", tag) with { ExternalIds = [freed] }),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                (outcome.First ?? outcome.Second).Should().Be(Fault.Conflict);
                var owner = await catalog.One<string>(
                    "SELECT entity_id FROM external_ids WHERE entity_kind = 'skill-profiles' AND value = @tag",
                    new { tag }
                );
                owner.Should().Be(await catalog.IdOfProfile(outcome.First is null ? $"{tag}-one" : $"{tag}-two"));
            }
        );
    }

    private static async Task<Race> ChangedTwice(StoredCatalog catalog, string tag)
    {
        await catalog.Skills(tag);
        var draft = await catalog.Draft(Arranged.Asking(tag, tag));
        return new Race(
            () => Change(Seniority.Intern),
            () => Change(Seniority.Lead),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                (outcome.First ?? outcome.Second).Should().Be(Fault.Stale);
                (await catalog.Send(new GetSkillProfileDraft(tag)))
                    .Value.Seniority.Should()
                    .Be(outcome.First is null ? Seniority.Intern : Seniority.Lead);
            }
        );

        Task Change(Seniority seniority) =>
            catalog.Send(new ChangeSkillProfileDraft(tag, draft.Value with { Seniority = seniority }, draft.Version));
    }

    private static async Task<Race> PublishedTwice(StoredCatalog catalog, string tag)
    {
        await catalog.Skills(tag);
        var draft = await catalog.Draft(Arranged.Asking(tag, tag));
        return new Race(
            () => catalog.Send(new PublishSkillProfile(tag, draft.Version)),
            () => catalog.Send(new PublishSkillProfile(tag, draft.Version)),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                (await catalog.Count("skill_profile_revisions WHERE profile_id = @id", new { id = draft.Value.Id }))
                    .Should()
                    .Be(1);
            }
        );
    }

    private static async Task<Race> PublishedWhileRetired(StoredCatalog catalog, string tag)
    {
        await catalog.Skills(tag);
        var profile = await catalog.Published(Arranged.Asking(tag, tag));
        var draft = await catalog.Send(new GetSkillProfileDraft(tag));
        var other = draft.Value with { Seniority = Seniority.Intern };
        var changed = await catalog.Send(new ChangeSkillProfileDraft(tag, other, draft.Version));
        return new Race(
            () => catalog.Send(new PublishSkillProfile(tag, changed.Version)),
            () => catalog.Send(new RetireSkillProfile(tag, null, profile.Version)),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                (await catalog.Send(new GetSkillProfile(tag)))
                    .Status.Should()
                    .Be(outcome.First is null ? "published" : "retired");
            }
        );
    }

    private static async Task<Race> InFavourOfEachOther(StoredCatalog catalog, string tag)
    {
        await catalog.Skills(tag);
        var one = await catalog.Published(Arranged.Asking($"{tag}-one", tag));
        var two = await catalog.Published(Arranged.Asking($"{tag}-two", tag));
        return new Race(
            () => catalog.Send(new RetireSkillProfile(one.Key, two.Key, one.Version)),
            () => catalog.Send(new RetireSkillProfile(two.Key, one.Key, two.Version)),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                var left = outcome.First is null ? two : one;
                (await catalog.Send(new GetSkillProfile(left.Key))).Status.Should().Be("published");
            }
        );
    }

    private static async Task<Race> InFavourOfOneThatRetires(StoredCatalog catalog, string tag)
    {
        await catalog.Skills(tag);
        var old = await catalog.Published(Arranged.Asking($"{tag}-old", tag));
        var other = await catalog.Published(Arranged.Asking($"{tag}-other", tag));
        return new Race(
            () => catalog.Send(new RetireSkillProfile(old.Key, other.Key, old.Version)),
            () => catalog.Send(new RetireSkillProfile(other.Key, null, other.Version)),
            async outcome =>
            {
                outcome.Second.Should().BeNull();
                outcome.First.ShouldBeNullOr(Fault.Rule);
                if (outcome.First is null)
                {
                    (await catalog.Position("skill-profile.retired", old.Id))
                        .Should()
                        .BeLessThan(await catalog.Position("skill-profile.retired", other.Id));
                }
            }
        );
    }
}
