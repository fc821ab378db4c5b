using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Contracts;

namespace RoleCatalog.ApiTests.Changes;

/// <summary>What commands of every kind say in their events.</summary>
internal sealed class TheEnvelopeOfEvents : CatalogSetting
{
    private readonly List<JsonNode> events = [];
    private EveryTypeOfEvent every = null!;

    protected override async Task Prepare()
    {
        every = new EveryTypeOfEvent(Catalog.Client, Example.Read);
        await every.Make();
        events.AddRange((await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK)).Items());
    }

    [Test]
    public void Is_there_of_each_type() =>
        events
            .Select(each => each["type"].Text())
            .Distinct()
            .Should()
            .BeEquivalentTo([
                .. CatalogEventTypes.OfSkills,
                .. CatalogEventTypes.OfSkillProfiles,
                .. CatalogEventTypes.OfJobPostings,
            ]);

    [TestCase("skill.changed", null, "/aliases/en /alignments")]
    [TestCase("skill.merged", "active", "/status /deprecatedAt /replacedBy")]
    [TestCase("skill.deprecated", "active", "/status /deprecatedAt /replacedBy /deprecationNote")]
    [TestCase("skill-profile.retired", "published", "/status /retiredAt")]
    [TestCase("job-posting.suspended", "published", "/status")]
    [TestCase("job-posting.resumed", "suspended", "/status")]
    [TestCase("job-posting.changed", null, "/edition /openings /publishedAt")]
    [TestCase("job-posting.closed", "published", "/status /closedAt /closeReason /closeNote")]
    public void Tells_what_changed(string type, string? statusBefore, string changed)
    {
        var data = First(type)["data"]!;

        ((string?)data["statusBefore"]).Should().Be(statusBefore);
        Fields(data).Should().BeEquivalentTo(changed.Split(' '));
    }

    [TestCase("skill.defined", null)]
    [TestCase("skill-profile.published", "draft")]
    [TestCase("job-posting.published", "draft")]
    public void Tells_that_all_is_new_when_it_begins(string type, string? statusBefore)
    {
        var data = Last(type)["data"]!;

        ((string?)data["statusBefore"]).Should().Be(statusBefore);
        var members = data["state"]!.AsObject().Select(member => $"/{member.Key}").Except(["/version", "/updatedAt"]);
        Fields(data).Select(field => $"/{field.Split('/')[1]}").Distinct().Should().BeEquivalentTo(members);
    }

    [Test]
    public void Says_of_a_skill_that_was_merged_which_one_has_its_names()
    {
        var (merged, changed) = (Last("skill.merged"), Last("skill.changed"));

        merged["data"]!["state"]!["replacedBy"].Text().Should().Be(changed["data"]!["state"]!["id"].Text());
        Fields(changed["data"]!).Should().Equal("/aliases/en");
    }

    [Test]
    public void Keeps_what_consumers_filter_on_when_a_posting_is_closed()
    {
        var (closed, before) = (Last("job-posting.closed"), Last("job-posting.changed"));
        string[] news = ["status", "closedAt", "closeReason", "closeNote", "version"];

        var kept = closed["data"]!["state"]!.Without(news);

        kept.ToJsonString().Should().Be(before["data"]!["state"]!.Without(news).ToJsonString());
        kept.AsObject()
            .Select(member => member.Key)
            .Should()
            .Contain(["profile", "requirementGroups", "locations", "organization", "workplace", "externalIds"]);
    }

    [Test]
    public void Has_the_attributes_of_a_cloud_event_and_ours_in_each()
    {
        events.Select(each => each["sequence"].Text()).Should().BeInAscendingOrder(StringComparer.Ordinal);
        events
            .Should()
            .OnlyContain(each =>
                each["specversion"].Text() == "1.0"
                && each["datacontenttype"].Text() == "application/json"
                && each["source"].Text() == "/rolecatalog"
                && each["dataschema"].Text() == $"http://localhost:5080/schemas/{each["type"].Text()}.json"
                && each["data"]!["state"]!["version"].Number() == each["entityversion"].Number()
                && each["subject"].Text().EndsWith($"/{each["data"]!["state"]!["id"].Text()}")
                && each["logid"].Text().Length > 0
                && each["traceparent"].Text().Length > 0
                && each["actor"].Text() == "tester"
                && each["correlationid"].Text().Length > 0
            );
    }

    [Test]
    public void Has_no_contact_in_any() =>
        string.Concat(events.Select(each => each.ToJsonString()))
            .Should()
            .NotContainAny(every.Contact.AsObject().Select(member => member.Value.Text()));

    [Test]
    public async Task Says_what_the_settings_say()
    {
        await using var catalog = await RunningCatalog.Start(
            settings: ["--Api:PublicUrl=https://catalog.example/roles/", "--Events:Source=//catalog.example/roles"]
        );
        await catalog.Post("/v1/skills", Example.Skill).Json(HttpStatusCode.Created);

        var said = (await catalog.Get("/v1/changes").Json(HttpStatusCode.OK)).Items().Single();

        said["source"].Text().Should().Be("//catalog.example/roles");
        said["dataschema"]
            .Text()
            .Should()
            .Be("https://catalog.example/roles/schemas/rolecatalog.skill.defined.v1.json");
        var schema = await catalog.Get("/schemas/rolecatalog.skill.defined.v1.json").Json(HttpStatusCode.OK);
        schema["$id"].Text().Should().Be(said["dataschema"].Text());
    }

    private JsonNode First(string type) => events.First(each => each["type"].Text() == $"rolecatalog.{type}.v1");

    private JsonNode Last(string type) => events.Last(each => each["type"].Text() == $"rolecatalog.{type}.v1");

    private static IEnumerable<string> Fields(JsonNode data) =>
        data["changedFields"]!.AsArray().Select(field => field.Text());
}
