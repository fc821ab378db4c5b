using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.StoreTests.Skills;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class KeepingATaxonomy(Store store) : StoreContract(store)
{
    [Test]
    public async Task Returns_alignments_and_relations()
    {
        await Catalog.Define("databases");
        await Catalog.Define("dbt");
        var input = A.Skill("sql") with
        {
            Alignments =
            [
                new AlignmentInput(
                    "esco",
                    "S5.5",
                    AlignmentMatch.Close,
                    "1.2.0",
                    "http://data.europa.eu/esco/skill/S5.5"
                ),
                new AlignmentInput("onet", "43-4051"),
            ],
            Broader = ["databases"],
            Related = ["dbt"],
        };

        var defined = await Catalog.Send(new DefineSkill(input));

        (await Catalog.Send(new GetSkill("sql"))).Should().BeEquivalentTo(defined);
        var skill = await Catalog.Read(scope => scope.GetRequiredService<ISkillRepository>().Get("sql"));
        SkillStates.Of(skill).Should().BeEquivalentTo(defined);
        defined.Broader.Select(link => link.Key).Should().Equal("databases");
        (await Keys(new ListSkills { Alignment = new SchemeValue("esco", "S5.5") })).Should().Equal("sql");
        (await Keys(new ListSkills { Alignment = new SchemeValue("onet", "S5.5") })).Should().BeEmpty();
    }

    [Test]
    public async Task Has_both_of_two_related_skills_say_so_and_both_have_an_event()
    {
        await Catalog.Define("dbt");
        await Catalog.Send(new DefineSkill(A.Skill("sql") with { Related = ["dbt"] }));

        (await Related("dbt")).Should().Equal("sql");
        await Catalog.Send(new ChangeSkill("dbt", A.Skill("dbt"), 2));

        (await Related("sql")).Should().BeEmpty();
        (
            await Catalog.Rows<string>(
                "SELECT CONCAT(type, ' ', entity_version) FROM changes WHERE entity_kind = 'skills' ORDER BY position"
            )
        )
            .Should()
            .Equal("skill.defined 1", "skill.defined 1", "skill.changed 2", "skill.changed 3", "skill.changed 2");
    }

    [Test]
    public async Task Refuses_a_circle_of_broader_skills()
    {
        await Catalog.Define("a");
        await Catalog.Send(new DefineSkill(A.Skill("b") with { Broader = ["a"] }, AllowDuplicate: true));
        await Catalog.Send(new DefineSkill(A.Skill("c") with { Broader = ["b"] }, AllowDuplicate: true));

        await Refused(new ChangeSkill("a", A.Skill("a") with { Broader = ["c"] }, 1), "broader-cycle", "/broader/0");
        await Refused(
            new ChangeSkill("a", A.Skill("a") with { Broader = ["a"] }, 1),
            "related-to-itself",
            "/broader/0"
        );
    }

    [Test]
    public async Task Frees_the_names_of_a_deprecated_skill()
    {
        await Catalog.Define("sql");
        var deprecated = await Catalog.Send(new DeprecateSkill("sql", null, "Too vague.", 1));

        var again = await Catalog.Send(new DefineSkill(A.Skill("sql") with { Key = "sql-language", ExternalIds = [] }));

        again.Labels.Should().Equal(deprecated.Labels);
        (await Catalog.Send(new GetSkill("sql"))).Should().BeEquivalentTo(deprecated);
        (await Keys(new ListSkills { Name = "sql label", Status = SkillStatus.Deprecated })).Should().Equal("sql");
        (await Catalog.Send(new GetSkillNames()))
            .Select(name => name.SkillKey)
            .Distinct()
            .Should()
            .Equal("sql-language");
        deprecated.DeprecationNote.Should().Be("Too vague.");
    }

    [Test]
    public async Task Follows_replacements_to_their_end_and_refuses_circles_and_dead_ends()
    {
        foreach (var key in new[] { "flash", "silverlight", "java-applets", "canvas" })
        {
            await Catalog.Define(key);
        }

        await Catalog.Send(new DeprecateSkill("flash", "silverlight", null, 1));
        await Catalog.Send(new DeprecateSkill("silverlight", "canvas", null, 1));

        await Refused(new DeprecateSkill("canvas", "flash", null, 1), "replacement-cycle", "/replacedBy");
        await Refused(new DeprecateSkill("canvas", "canvas", null, 1), "replaced-by-itself", "/replacedBy");
        await Refused(new DeprecateSkill("canvas", "nothing", null, 1), "replacement-not-active", "/replacedBy");
        await Catalog.Send(new DeprecateSkill("java-applets", null, null, 1));
        await Refused(new DeprecateSkill("canvas", "java-applets", null, 1), "replacement-not-active", "/replacedBy");

        var ids = (await Catalog.Send(new ListSkills())).Items.ToDictionary(skill => skill.Id, skill => skill.Key);
        var current = await Catalog.Send(new GetCurrentSkills([.. ids.Keys]));
        current
            .Select(each => $"{ids[each.Key]} {each.Value.Key}")
            .Should()
            .BeEquivalentTo("flash canvas", "silverlight canvas");
    }

    [Test]
    public async Task Merges_two_skills_in_one_step_with_an_event_on_each()
    {
        await Catalog.Define("postgres");
        await Catalog.Define("postgresql");

        var merged = await Catalog.Send(new MergeSkill("postgres", "postgresql", 1));

        var into = await Catalog.Send(new GetSkill("postgresql"));
        merged.ReplacedBy.Should().Be(into.Id);
        merged.ExternalIds.Should().BeEmpty();
        into.Aliases["en"]
            .Should()
            .Equal("postgresql alias", "postgresql other", "postgres label", "postgres alias", "postgres other");
        into.Aliases["id"].Should().Equal("label postgres");
        into.ExternalIds.Select(id => id.Value)
            .Should()
            .Equal("Q-postgresql", "E-postgresql", "Q-postgres", "E-postgres");
        (await Catalog.Rows<string>("SELECT type FROM changes WHERE entity_kind = 'skills' ORDER BY position"))
            .Should()
            .Equal("skill.defined", "skill.defined", "skill.merged", "skill.changed");
    }

    [Test]
    public async Task Splits_an_alias_off()
    {
        await Catalog.Define("sql");

        var made = await Catalog.Send(new SplitSkill("sql", new SkillSplit("SQL other", "en", "other"), 1));

        made.Labels.Should().Equal(new Dictionary<string, string> { ["en"] = "sql other" });
        made.Kind.Should().Be("technology");
        (await Catalog.Send(new GetSkill("sql"))).Aliases["en"].Should().Equal("sql alias");
        (await Catalog.Rows<string>("SELECT type FROM changes WHERE entity_kind = 'skills' ORDER BY position"))
            .Should()
            .Equal("skill.defined", "skill.changed", "skill.defined");
    }

    [Test]
    public async Task Warns_of_names_that_look_like_known_ones_and_keeps_nothing()
    {
        await Catalog.Send(new DefineSkill(Named("nodejs", "Node.js")));
        await Catalog.Send(new DefineSkill(Named("postgresql", "PostgreSQL")));
        await Catalog.Send(new DefineSkill(Named("c", "C")));
        await Catalog.Send(new DefineSkill(Named("java", "Java")));
        await Catalog.Send(new DefineSkill(Named("git", "Git")));

        (await Likely("node", "NodeJS")).Should().Equal("nodejs 'NodeJS' and 'Node.js' differ in spelling only.");
        (await Likely("pg", "Postgres SQL"))
            .Should()
            .Equal("postgresql 'Postgres SQL' and 'PostgreSQL' are one letter apart.");
        (await Likely("pg", "Pstgresql")).Should().HaveCount(1, "the end is the same");
        (await Likely("pg", "Postrgesql")).Should().HaveCount(1, "two letters in the middle have changed places");
        foreach (var other in new[] { "C#", "C++", "JavaScript", "Go" })
        {
            (await Likely($"other-{other.Length}-{(int)other[^1]}", other)).Should().BeEmpty(other);
        }

        (await Catalog.One<long>("SELECT COUNT(*) FROM skills")).Should().Be(9);
        (await Catalog.Send(new DefineSkill(Named("node", "NodeJS"), AllowDuplicate: true))).Key.Should().Be("node");
    }

    private async Task<IReadOnlyList<string>> Likely(string key, string label)
    {
        try
        {
            await Catalog.Send(new DefineSkill(Named(key, label)));
            return [];
        }
        catch (NearDuplicateException duplicate)
        {
            return [.. duplicate.Likely.Select(each => $"{each.Key} {each.Why}")];
        }
    }

    private async Task Refused(MediatR.IRequest<SkillState> command, string code, string field)
    {
        var refusal = await Catalog.Awaiting(it => it.Send(command)).Should().ThrowAsync<DomainException>();
        refusal.Which.Errors.Select(error => (error.Code, error.Field)).Should().Equal((code, field));
    }

    private async Task<IEnumerable<string>> Keys(ListSkills query) =>
        (await Catalog.Send(query)).Items.Select(skill => skill.Key);

    private async Task<IEnumerable<string>> Related(string key) =>
        (await Catalog.Send(new GetSkill(key))).Related.Select(link => link.Key);

    private static NewSkill Named(string key, string label) =>
        new()
        {
            Key = key,
            Kind = SkillKind.Technology,
            SourceLanguage = "en",
            Labels = new Dictionary<string, string> { ["en"] = label },
        };
}
