using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;

namespace RoleCatalog.StoreTests.Skills;

[TestFixtureSource(typeof(Stores), nameof(Stores.All))]
internal sealed class LinksOfReplacedSkills(Store store) : StoreContract(store)
{
    [Test]
    public async Task Go_to_the_one_that_they_are_merged_into()
    {
        await Define("data");
        await Define("storage");
        await Define("dbt");
        await Define("old", broader: ["data", "storage"], related: ["dbt"]);
        await Define("new", broader: ["data"]);

        var merged = await Merge("old", "new");

        Keys(merged.Broader).Should().BeEmpty();
        Keys(merged.Related).Should().BeEmpty();
        var survivor = await Get("new");
        Keys(survivor.Broader).Should().Equal("data", "storage");
        Keys(survivor.Related).Should().Equal("dbt");
        Keys((await Get("dbt")).Related).Should().Equal(["old"], "others do not change by a merge");
    }

    [Test]
    public async Task Do_not_lead_the_survivor_back_to_itself()
    {
        await Define("root");
        await Define("old", broader: ["root"]);
        await Define("between", broader: ["old"]);
        await Define("new", broader: ["old", "between"], related: ["old"]);
        await Define("below", broader: ["new"]);
        await Catalog.Send(
            new ChangeSkill("old", Skill("old") with { Broader = ["root"], Related = ["new", "below"] }, 2)
        );

        await Merge("old", "new");

        var survivor = await Get("new");
        Keys(survivor.Broader).Should().Equal(["root"], "between names the old one, which is the new one now");
        Keys(survivor.Related).Should().Equal("below");
        Keys((await Get("between")).Broader).Should().Equal("old");
    }

    [Test]
    public async Task Count_as_links_to_the_successor_where_circles_are_refused()
    {
        await Define("old");
        await Define("new");
        await Define("below", broader: ["old"]);
        await Merge("old", "new");

        await Refused("new", Skill("new") with { Broader = ["below"] }, "broader-cycle", "/broader/0");
        var below = await Get("below");
        (await Catalog.Send(new ChangeSkill("below", Skill("below") with { Broader = ["old"], Description = null }, 1)))
            .Version.Should()
            .Be(below.Version + 1, "a link that was there stays");
    }

    [Test]
    public async Task Are_taken_back_on_both_sides()
    {
        await Define("old");
        await Define("new");
        await Define("friend", related: ["old"]);
        await Merge("old", "new");
        Keys((await Get("new")).Related).Should().Equal("friend");

        await Catalog.Send(new ChangeSkill("friend", Skill("friend") with { Related = ["new"] }, 1));
        Keys((await Get("new")).Related).Should().Equal(["friend"], "it named its predecessor before");
        await Catalog.Send(new ChangeSkill("friend", Skill("friend") with { Related = [] }, 2));
        Keys((await Get("new")).Related).Should().BeEmpty();
    }

    [Test]
    public async Task Are_taken_back_by_the_successor()
    {
        await Define("old");
        await Define("new");
        await Define("friend", related: ["old"]);
        await Merge("old", "new");

        var survivor = await Get("new");
        await Catalog.Send(new ChangeSkill("new", Skill("new"), survivor.Version));

        Keys((await Get("friend")).Related).Should().BeEmpty();
    }

    [Test]
    public async Task Are_refused_with_the_name_of_the_successor()
    {
        await Define("old");
        await Define("new");
        await Define("below");
        await Merge("old", "new");

        var refusal = await Refused(
            "below",
            Skill("below") with
            {
                Broader = ["old"],
            },
            "skill-deprecated",
            "/broader/0"
        );
        refusal.Should().Contain("use 'new'");
    }

    [Test]
    public async Task Are_not_made_by_merging_into_a_predecessor()
    {
        await Define("old");
        await Define("new");
        await Define("other");
        await Define("gone");
        await Merge("old", "new");
        await Catalog.Send(new DeprecateSkill("gone", null, null, 1));

        (await Refused("new", "old")).Should().Be("replacement-cycle /into");
        (await Refused("other", "old")).Should().Be("replacement-not-active /into");
        (await Refused("other", "gone")).Should().Be("replacement-not-active /into");
    }

    private static SkillInput Skill(string key) => A.Skill(key);

    private Task<SkillState> Define(string key, string[]? broader = null, string[]? related = null) =>
        Catalog.Send(new DefineSkill(A.Skill(key) with { Broader = broader, Related = related }, AllowDuplicate: true));

    private async Task<SkillState> Merge(string skill, string into) =>
        await Catalog.Send(new MergeSkill(skill, into, (await Get(skill)).Version));

    private Task<SkillState> Get(string key) => Catalog.Send(new GetSkill(key));

    private async Task<string> Refused(string key, SkillInput input, string code, string field)
    {
        var change = new ChangeSkill(key, input, (await Get(key)).Version);
        var refusal = await Catalog.Awaiting(it => it.Send(change)).Should().ThrowAsync<DomainException>();
        refusal.Which.Errors.Select(error => (error.Code, error.Field)).Should().Equal((code, field));
        return refusal.Which.Message;
    }

    private async Task<string> Refused(string skill, string into)
    {
        var merge = new MergeSkill(skill, into, (await Get(skill)).Version);
        var refusal = await Catalog.Awaiting(it => it.Send(merge)).Should().ThrowAsync<DomainException>();
        var error = refusal.Which.Errors.Single();
        return $"{error.Code} {error.Field}";
    }

    private static IEnumerable<string> Keys(IEnumerable<SkillLinkState> links) => links.Select(link => link.Key);
}
