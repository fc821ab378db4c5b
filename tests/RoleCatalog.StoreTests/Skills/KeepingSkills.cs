using System.Data.Common;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.StoreTests.Skills;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class KeepingSkills(Store store) : StoreContract(store)
{
    [Test]
    public async Task Returns_every_field()
    {
        var defined = await Catalog.Define("sql");

        var read = await Catalog.Send(new GetSkill("sql"));
        var skill = await Catalog.Read(scope => scope.GetRequiredService<ISkillRepository>().Get(defined.Id));

        read.Should().BeEquivalentTo(defined);
        skill.Key.Value.Should().Be("sql");
        skill.Definition.Kind.Should().Be(SkillKind.Technology);
        skill.Definition.Names.Labels.ToDictionary().Should().Equal(A.Skill("sql").Labels);
        skill.Definition.Names.Aliases.Single().Value.Should().Equal("sql alias", "sql other");
        skill.Definition.Description!.ToDictionary().Should().Equal(A.Skill("sql").Description);
        skill
            .Definition.ExternalIds.Select(id => $"{id.Scheme}:{id.Value}")
            .Should()
            .Equal("wikidata:Q-sql", "esco:E-sql");
        skill.Lifetime.Should().Be(new Lifetime(defined.CreatedAt, defined.UpdatedAt));
        skill.Version.Should().Be(1);
    }

    [Test]
    public async Task Replaces_every_field()
    {
        await Catalog.Define("sql");
        var input = new SkillInput
        {
            Kind = SkillKind.Knowledge,
            SourceLanguage = "id",
            Labels = new Dictionary<string, string> { ["id"] = "Basis data" },
        };

        await Catalog.Send(new ChangeSkill("sql", input, 1));

        var read = await Catalog.Send(new GetSkill("sql"));
        read.Labels.Should().Equal(input.Labels);
        read.Aliases.Should().BeEmpty();
        read.Description.Should().BeNull();
        read.ExternalIds.Should().BeEmpty();
        read.Version.Should().Be(2);
        (await Catalog.Define("sql-label")).Key.Should().Be("sql-label", "names that were given up are free");
        (await Catalog.Rows<string>("SELECT name FROM skill_names WHERE language = 'id' ORDER BY name"))
            .Should()
            .Equal("Basis data", "label sql-label");
    }

    [Test]
    public async Task Lets_one_of_two_win_who_change_one_version()
    {
        await Catalog.Define("sql");
        var changes = Enumerable
            .Range(0, 8)
            .Select(index => Outcome(Catalog.Send(new ChangeSkill("sql", A.Skill($"sql{index}"), 1))))
            .ToList();

        var outcomes = await Task.WhenAll(changes);

        outcomes.Count(fault => fault is null).Should().Be(1);
        outcomes.Where(fault => fault is not null).Should().OnlyContain(fault => fault == Fault.Stale);
        (await Catalog.Send(new GetSkill("sql"))).Version.Should().Be(2);
        (await Catalog.One<long>("SELECT COUNT(*) FROM changes WHERE type = 'skill.changed'")).Should().Be(1);
        (await Catalog.One<long>("SELECT COUNT(*) FROM skill_names")).Should().Be(4);
    }

    [Test]
    public async Task Refuses_a_save_of_what_another_has_saved_meanwhile()
    {
        await Catalog.Define("sql");
        var early = await Catalog.Read(scope => scope.GetRequiredService<ISkillRepository>().Get("sql"));
        await Catalog.Send(new ChangeSkill("sql", A.Skill("other"), 1));
        early.Change(early.Definition with { Kind = SkillKind.Knowledge }, 1, Catalog.Clock.Now());

        var late = Catalog.Write(async scope =>
        {
            await scope
                .GetRequiredService<ISkillRepository>()
                .Save(early, await scope.GetRequiredService<MediatR.IMediator>().Send(new GetSkill("sql")));
            return 0;
        });

        await late.Awaiting(task => task).Should().ThrowAsync<InvalidOperationException>("units do not nest");
        var state = await Catalog.Send(new GetSkill("sql"));
        var alone = Catalog.Write(async scope =>
        {
            await scope.GetRequiredService<ISkillRepository>().Save(early, state);
            return 0;
        });
        (await Outcome(alone)).Should().Be(Fault.Stale);
        (await Catalog.Send(new GetSkill("sql"))).Should().BeEquivalentTo(state);
    }

    [Test]
    public async Task Names_what_is_taken_and_keeps_nothing_of_the_refused()
    {
        await Catalog.Define("sql");
        var before = await Everything();
        var free = A.Skill("free");

        await Refused(free with { Key = "sql" }, "key-taken", "/key");
        await Refused(free with { Labels = A.Text("SQL  LABEL", "x") }, "skill-name-taken", "/labels/en");
        await Refused(free with { Labels = A.Text("SQL álias", "x") }, "skill-name-taken", "/labels/en");
        await Refused(free with { ExternalIds = [new("esco", "E-sql")] }, "external-id-taken", "/externalIds/0/value");
        await Refused(
            free with
            {
                Aliases = new Dictionary<string, IReadOnlyList<string>> { ["id"] = ["LABEL sql"] },
            },
            "skill-name-taken",
            "/aliases/id/0"
        );

        (await Everything()).Should().Equal(before);
    }

    [Test]
    public async Task Gives_an_external_id_to_one_of_each_kind()
    {
        await Catalog.Define("sql");
        await Catalog.Define("csharp");

        var draft = A.Profile("backend") with { ExternalIds = [new("esco", "E-sql")] };

        (await Catalog.Draft(draft)).Version.Should().Be(1);
    }

    [Test]
    public async Task Takes_no_missing_reference_for_a_duplicate()
    {
        var writing = Catalog.Execute(
            """
            INSERT INTO skill_names (skill_id, ordinal, is_active, language, folded, squeezed, backward, is_label, name)
            VALUES ('nobody', 0, 1, 'en', 'x', 'x', 'x', 1, 'x')
            """
        );

        var failure = (await writing.Awaiting(task => task).Should().ThrowAsync<Exception>()).Which;

        // A store that several write to gives up only after it has begun again.
        var causes = Causes(failure).ToList();
        causes.Should().NotContain(cause => cause is DuplicateKeyException).And.Contain(cause => cause is DbException);
        (await Catalog.One<long>("SELECT COUNT(*) FROM skill_names")).Should().Be(0);
    }

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private async Task Refused(NewSkill skill, string code, string field)
    {
        var refusal = await Catalog
            .Awaiting(it => it.Send(new DefineSkill(skill)))
            .Should()
            .ThrowAsync<DomainException>();
        refusal.Which.Fault.Should().Be(Fault.Conflict);
        refusal.Which.Errors.Select(error => (error.Code, error.Field)).Should().Equal((code, field));
    }

    private async Task<IReadOnlyList<string>> Everything() =>
        [
            .. await Catalog.Text("SELECT * FROM skills"),
            .. await Catalog.Text("SELECT * FROM skill_names"),
            .. await Catalog.Text("SELECT * FROM external_ids"),
            .. await Catalog.Text("SELECT * FROM changes"),
            .. await Catalog.Text("SELECT * FROM change_log"),
        ];

    internal static async Task<Fault?> Outcome(Task command)
    {
        try
        {
            await command;
            return null;
        }
        catch (DomainException refused)
        {
            return refused.Fault;
        }
    }
}
