using FluentAssertions;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;

namespace RoleCatalog.StoreTests.Persistence.Races;

/// <summary>Replacements, broader and related skills.</summary>
internal static class TaxonomyRaces
{
    public static IEnumerable<Rule> All =>
        [
            new("two skills do not replace each other", (catalog, tag) => EachOther(catalog, tag, Deprecate)),
            new("two skills are not merged into each other", (catalog, tag) => EachOther(catalog, tag, Merge)),
            new("a replacement is followed when it is replaced", Chain),
            new("a skill is not merged into one that goes", MergedIntoOneThatGoes),
            new("no skill is broader than itself", Circle),
            new("related skills both say so", RelatedToEachOther),
            new("skills that are not related any more both say so", Unrelated),
        ];

    private static DeprecateSkill Deprecate(string skill, string other) => new(skill, other, null, 1);

    private static MergeSkill Merge(string skill, string other) => new(skill, other, 1);

    private static async Task<Race> EachOther<T>(StoredCatalog catalog, string tag, Func<string, string, T> end)
        where T : MediatR.IRequest<Contracts.Skills.SkillState>
    {
        var (one, two) = ($"{tag}-one", $"{tag}-two");
        await catalog.Skills(one, two);
        return new Race(
            () => catalog.Send(end(one, two)),
            () => catalog.Send(end(two, one)),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                var (gone, left) = outcome.First is null ? (one, two) : (two, one);
                (await Current(catalog, gone)).Should().Be(left);
                (await Current(catalog, left)).Should().Be(left);
                (await catalog.Send(new GetSkill(left))).Status.Should().Be("active");
            }
        );
    }

    private static async Task<Race> Chain(StoredCatalog catalog, string tag)
    {
        var (first, middle, last) = ($"{tag}-first", $"{tag}-middle", $"{tag}-last");
        await catalog.Skills(first, middle, last);
        await catalog.Draft(Arranged.Asking(tag, first));
        return new Race(
            () => catalog.Send(Deprecate(first, middle)),
            () => catalog.Send(Deprecate(middle, last)),
            async outcome =>
            {
                outcome.HasTwoWinners.Should().BeTrue("{0}", outcome);
                (await Current(catalog, first)).Should().Be(last);
                (await Current(catalog, middle)).Should().Be(last);
                (await catalog.Send(new ReadSkillUsage(last, 10, null))).Drafts.Should().Be(1);
            }
        );
    }

    private static async Task<Race> MergedIntoOneThatGoes(StoredCatalog catalog, string tag)
    {
        var (skill, into) = ($"{tag}-skill", $"{tag}-into");
        await catalog.Skills(skill, into);
        return new Race(
            () => catalog.Send(Merge(skill, into)),
            () => catalog.Send(new DeprecateSkill(into, null, null, 1)),
            async outcome =>
            {
                // The survivor of a merge has changed: whoever read it before has to look again.
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                var status = outcome.First is null ? "active" : "deprecated";
                (await catalog.Send(new GetSkill(into))).Status.Should().Be(status);
            }
        );
    }

    private static async Task<Race> Circle(StoredCatalog catalog, string tag)
    {
        var (one, two, three) = ($"{tag}-one", $"{tag}-two", $"{tag}-three");
        await catalog.Skills(one, two, three);
        await catalog.Send(new ChangeSkill(two, A.Skill(two) with { Broader = [three] }, 1));
        return new Race(
            () => catalog.Send(new ChangeSkill(one, A.Skill(one) with { Broader = [two] }, 1)),
            () => catalog.Send(new ChangeSkill(three, A.Skill(three) with { Broader = [one] }, 1)),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                var links = await catalog.Rows<(string, string)>(
                    Relations,
                    new { kind = "broader", mine = $"{tag}-%" }
                );
                links.Should().BeEquivalentTo([(two, three), outcome.First is null ? (one, two) : (three, one)]);
            }
        );
    }

    private static async Task<Race> RelatedToEachOther(StoredCatalog catalog, string tag)
    {
        var (one, two) = ($"{tag}-one", $"{tag}-two");
        await catalog.Skills(one, two);
        return new Race(
            () => catalog.Send(new ChangeSkill(one, A.Skill(one) with { Related = [two] }, 1)),
            () => catalog.Send(new ChangeSkill(two, A.Skill(two) with { Related = [one] }, 1)),
            async outcome =>
            {
                outcome.HasOneWinner.Should().BeTrue("{0}", outcome);
                (outcome.First ?? outcome.Second).Should().Be(Fault.Stale);
                await Say(catalog, tag, (one, two), (two, one));
            }
        );
    }

    private static async Task<Race> Unrelated(StoredCatalog catalog, string tag)
    {
        var (one, two) = ($"{tag}-one", $"{tag}-two");
        await catalog.Skills(one, two);
        await catalog.Send(new ChangeSkill(one, A.Skill(one) with { Related = [two] }, 1));
        var other = A.Skill(two) with { Related = [one], Description = A.Text("New.", "Baru.") };
        return new Race(
            () => catalog.Send(new ChangeSkill(one, A.Skill(one), 2)),
            () => catalog.Send(new ChangeSkill(two, other, 2)),
            async outcome =>
            {
                // A description that was changed first lets the link go all the same.
                outcome.First.Should().BeNull();
                outcome.Second.ShouldBeNullOr(Fault.Stale);
                await Say(catalog, tag);
            }
        );
    }

    private static async Task Say(StoredCatalog catalog, string tag, params (string, string)[] links) =>
        (await catalog.Rows<(string, string)>(Relations, new { kind = "related", mine = $"{tag}-%" }))
            .Should()
            .BeEquivalentTo(links);

    private const string Relations = """
        SELECT skills.[key], others.[key]
        FROM skill_relations
        JOIN skills ON skills.id = skill_relations.skill_id
        JOIN skills AS others ON others.id = skill_relations.other_id
        WHERE skill_relations.kind = @kind
          AND skills.[key] LIKE @mine
        """;

    private static Task<string> Current(StoredCatalog catalog, string key) =>
        catalog.One<string>(
            """
            SELECT ends.[key]
            FROM skills
            JOIN skills AS ends ON ends.id = skills.current_id
            WHERE skills.[key] = @key
            """,
            new { key }
        );
}
