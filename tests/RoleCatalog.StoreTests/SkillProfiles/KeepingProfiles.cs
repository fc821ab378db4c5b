using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Application;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain;
using RoleCatalog.StoreTests.Skills;

namespace RoleCatalog.StoreTests.SkillProfiles;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class KeepingProfiles(Store store) : StoreContract(store)
{
    private static readonly IReadOnlyList<string> RoleTables =
    [
        "responsibility_groups",
        "responsibilities",
        "requirement_groups",
        "requirements",
        "requirement_skills",
        "placeholders",
        "placeholder_choices",
    ];

    [Test]
    public async Task Returns_every_field_of_a_draft()
    {
        await Catalog.Define("sql");
        await Catalog.Define("csharp");
        var created = await Catalog.Draft(A.Profile("backend"));

        var read = await Catalog.Send(new GetSkillProfileDraft("backend"));
        // What the rows say, rather than the JSON beside them: a change that changes nothing writes the draft from them.
        var again = await Catalog.Send(new PublishSkillProfile("backend", 1));

        read.Should().BeEquivalentTo(created);
        var given = A.Profile("backend");
        read.Value.Should()
            .BeEquivalentTo(
                given,
                options => options.Excluding(member => member.Name == "Id").ExcludingMissingMembers()
            );
        again.Seniority.Should().Be("senior");
        again.Title.Should().Equal(given.Title);
        again.Summary.Should().Equal(given.Summary);
        again
            .ResponsibilityGroups.Select(group => group.Id)
            .Should()
            .Equal(read.Value.ResponsibilityGroups!.Select(group => group.Id));
        again
            .ResponsibilityGroups.SelectMany(group => group.Responsibilities)
            .Select(item => item.Text["id"])
            .Should()
            .Equal("Menulis {{tools}}.", "Mulai {{start}}.", "Pimpin {{people}}.");
        var requirement = again.RequirementGroups.Single().Requirements[0];
        requirement.Skills.Select(skill => skill.Key).Should().Equal("sql", "csharp");
        (requirement.Match, requirement.Necessity, requirement.ExperienceMonths).Should().Be(("any", "preferred", 24));
        (requirement.Scale!.Id, requirement.MinimumLevel!.Key, requirement.DesiredLevel!.Key)
            .Should()
            .Be(("general", "good", "expert"));
        requirement.Description.Should().Equal(given.RequirementGroups![0].Requirements[0].Description);
        again.RequirementGroups.Single().Match.Should().Be("any");
        again
            .Placeholders.Select(gap => (gap.Key, gap.Type, gap.Required, gap.Choices.Count))
            .Should()
            .Equal(
                ("team", "text", true, 0),
                ("people", "number", true, 0),
                ("start", "date", false, 0),
                ("level", "choice", true, 2),
                ("tools", "skills", true, 2)
            );
        again.Placeholders[1].Unit.Should().Equal(A.Text("people", "orang"));
        again.Placeholders[3].Choices[1].Labels.Should().Equal(A.Text("higher", "lebih tinggi"));
        again.ExternalIds.Select(id => $"{id.Scheme}:{id.Value}").Should().Equal("hris:ROLE-backend");
    }

    [Test]
    public async Task Keeps_a_revision_to_the_byte_whatever_becomes_of_the_draft()
    {
        await Catalog.Publish("backend");
        var revision = await Revision();
        var rows = await RoleRows();
        var draft = A.Profile("backend") with
        {
            Title = A.Text("Engineer", "Insinyur"),
            RequirementGroups = [],
            ExternalIds = [],
        };

        var changed = await Catalog.Send(
            new ChangeSkillProfileDraft(
                "backend",
                draft with
                {
                    Placeholders = [],
                    Summary = null,
                    ResponsibilityGroups = Plain,
                },
                1
            )
        );
        (await Revision()).Should().Equal(revision);
        await Catalog.Send(new PublishSkillProfile("backend", changed.Version));
        await Catalog.Define("java");

        (await Revision()).Should().Equal(revision);
        (await RoleRows()).Should().Equal(rows);
        (await Catalog.Send(new GetSkillProfileRevision("backend", 1))).Title["en"].Should().Be("Backend developer");
        (await Catalog.Send(new GetSkillProfile("backend"))).Title["en"].Should().Be("Engineer");
        var loaded = await Catalog.Read(async scope =>
        {
            var profiles = scope.GetRequiredService<ISkillProfileRepository>();
            return await profiles.FindRevision((await profiles.Get("backend")).Id, 1);
        });
        loaded!.Content.Role.Requirements.Should().HaveCount(2);
    }

    [Test]
    public async Task Drops_the_roles_of_replaced_drafts_and_keeps_those_of_revisions()
    {
        await Catalog.Publish("backend");
        (await Roles()).Should().Be(1, "the draft and its revision share one");
        var version = 1;
        for (var round = 0; round < 3; round++)
        {
            version = (
                await Catalog.Send(new ChangeSkillProfileDraft("backend", A.Profile("backend"), version))
            ).Version;
            (await Roles()).Should().Be(2);
        }

        await Catalog.Send(new PublishSkillProfile("backend", version));
        (await Roles()).Should().Be(2);
        await Catalog.Send(new ChangeSkillProfileDraft("backend", A.Profile("backend"), version));

        (await Roles()).Should().Be(3);
        foreach (var table in RoleTables)
        {
            (await Catalog.One<long>($"SELECT COUNT(DISTINCT role_id) FROM {table}")).Should().Be(3, table);
        }
    }

    [Test]
    public async Task Lets_one_of_many_publish_a_draft()
    {
        await Catalog.Define("sql");
        await Catalog.Define("csharp");
        await Catalog.Draft(A.Profile("backend"));

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => KeepingSkills.Outcome(Catalog.Send(new PublishSkillProfile("backend", 1))))
        );

        outcomes.Count(fault => fault is null).Should().Be(1);
        (await Catalog.One<long>("SELECT COUNT(*) FROM skill_profile_revisions")).Should().Be(1);
        (await Catalog.One<long>("SELECT COUNT(*) FROM changes WHERE type = 'skill-profile.published'")).Should().Be(1);
    }

    [Test]
    public async Task Holds_the_external_ids_of_what_is_published_until_the_next_revision()
    {
        await Catalog.Define("sql");
        await Catalog.Define("csharp");
        var draft = await Catalog.Draft(A.Profile("backend"));
        await Catalog.Send(new PublishSkillProfile("backend", draft.Version));
        var renamed = draft.Value with { ExternalIds = [new ExternalIdInput("hris", "OTHER")] };
        var changed = await Catalog.Send(new ChangeSkillProfileDraft("backend", renamed, draft.Version));

        (await Taken()).Should().Equal("value=OTHER", "value=ROLE-backend");
        await Catalog.Send(new PublishSkillProfile("backend", changed.Version));

        (await Taken()).Should().Equal("value=OTHER");
        (await Catalog.Send(new GetSkillProfileRevision("backend", 1)))
            .ExternalIds.Single()
            .Value.Should()
            .Be("ROLE-backend");

        Task<IReadOnlyList<string>> Taken() =>
            Catalog.Text("SELECT value FROM external_ids WHERE entity_kind = 'skill-profiles' ORDER BY ordinal");
    }

    [Test]
    public async Task Refuses_a_taken_key_and_a_taken_external_id_and_keeps_nothing()
    {
        await Catalog.Publish("backend");
        var before = (await Roles(), await Catalog.One<long>("SELECT position FROM change_log"));

        (await KeepingSkills.Outcome(Catalog.Draft(A.Profile("backend") with { ExternalIds = [] })))
            .Should()
            .Be(Fault.Conflict);
        (await KeepingSkills.Outcome(Catalog.Draft(A.Profile("backend") with { Key = "frontend" })))
            .Should()
            .Be(Fault.Conflict);

        (await Roles(), await Catalog.One<long>("SELECT position FROM change_log")).Should().Be(before);
        (await Catalog.One<long>("SELECT COUNT(*) FROM skill_profiles")).Should().Be(1);
    }

    [Test]
    public async Task Retires_in_favour_of_another()
    {
        var old = await Catalog.Publish("backend");
        var other = await Catalog.Publish("platform");

        await Catalog.Send(new RetireSkillProfile("backend", "platform", old.Version));

        var retired = await Catalog.Read(scope => scope.GetRequiredService<ISkillProfileRepository>().Get("backend"));
        retired.Progress.ReplacedBy.ToString().Should().Be(other.Id);
        (await Catalog.Send(new GetSkillProfile("backend"))).ReplacedBy.Should().Be(other.Id);
        (await Catalog.Send(new GetSkillProfileRevision("backend", 1))).Status.Should().Be("published");
    }

    private static Application.RoleDescriptions.ResponsibilityGroupInput[] Plain =>
        [new() { Responsibilities = [new() { Text = A.Text("Help.", "Membantu.") }] }];

    private Task<long> Roles() => Catalog.One<long>("SELECT COUNT(*) FROM role_descriptions");

    private Task<IReadOnlyList<string>> Revision() =>
        Catalog.Text("SELECT * FROM skill_profile_revisions WHERE number = 1");

    private async Task<IReadOnlyList<string>> RoleRows()
    {
        var role = await Catalog.One<string>("SELECT role_id FROM skill_profile_revisions WHERE number = 1");
        var rows = new List<string>(
            await Catalog.Text("SELECT * FROM role_descriptions WHERE id = @role", new { role })
        );
        foreach (var table in RoleTables)
        {
            rows.AddRange(await Catalog.Text($"SELECT * FROM {table} WHERE role_id = @role", new { role }));
        }

        return rows;
    }
}
