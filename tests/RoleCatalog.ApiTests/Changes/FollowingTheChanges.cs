using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Changes;

internal sealed class FollowingTheChanges : CatalogTest
{
    [Test]
    public async Task Leads_to_the_end_and_from_there_on()
    {
        await Skill();
        var first = await Read("");
        first.Items().Should().ContainSingle();
        first["more"]!.GetValue<bool>().Should().BeFalse();

        var nothing = await Read($"?after={first["nextCursor"]}");
        nothing.Items().Should().BeEmpty();
        await Profile();
        var second = await Read($"?after={nothing["nextCursor"]}");

        second.Items().Select(change => change["type"].Text()).Should().Equal("rolecatalog.skill-profile.published.v1");
    }

    [Test]
    public async Task Tells_what_status_was_before_the_first_publication()
    {
        await WithProfile();
        await Posting();

        var published = (await Read("")).Items().Skip(1).ToList();

        published.Select(change => change["data"]!["statusBefore"].Text()).Should().Equal("draft", "draft");
        published
            .Select(change => change["data"]!["changedFields"]!.AsArray().Select(field => field.Text()))
            .Should()
            .OnlyContain(fields => fields.Contains("/status"));
    }

    [Test]
    public async Task Goes_page_by_page_without_a_gap()
    {
        await WithProfile();
        await Posting();
        var whole = (await Read("")).Items();

        var joined = new List<JsonNode>();
        var next = "/v1/changes?limit=1";
        for (var more = true; more; )
        {
            using var response = await Catalog.Get(next);
            var page = await response.Json();
            joined.AddRange(page.Items());
            next = response.NextPage();
            more = page["more"]!.GetValue<bool>();
        }

        joined.Select(change => change.ToJsonString()).Should().Equal(whole.Select(change => change.ToJsonString()));
    }

    [Test]
    public async Task Tells_each_change_as_a_cloud_event_with_the_full_state()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        using var content = new StringContent(Example.Skill.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Catalog.Send(
            HttpMethod.Post,
            "/v1/skills",
            content,
            ("traceparent", $"00-{trace}-b7ad6b7169203331-01")
        );
        var skill = await response.Json();

        var change = (await Read("")).Items()[0];

        change["specversion"].Text().Should().Be("1.0");
        Guid.Parse(change["id"].Text()).Version.Should().Be(7);
        change["source"].Text().Should().Be("/rolecatalog");
        change["subject"].Text().Should().Be($"skills/{skill["id"]}");
        change["logid"].Text().Should().NotBeEmpty();
        change["sequence"].Text().Should().Be(response.Header("Catalog-Position").PadLeft(19, '0'));
        change["entityversion"].Number().Should().Be(1);
        change["traceparent"].Text().Should().Contain(trace);
        change["actor"].Text().Should().Be("tester");
        change["correlationid"].Text().Should().Be(trace, "nothing else was said");
        change["data"]!["state"]!.ToJsonString().Should().Be(skill.ToJsonString());
        change["data"]!["statusBefore"].Should().BeNull();
        change["data"]!["changedFields"]!.AsArray().Select(field => field.Text()).Should().Contain("/labels");
    }

    [Test]
    public async Task Says_who_did_it_to_readers_with_the_scope_of_operators_only()
    {
        await Skill();
        var issuer = await TokenIssuer.Shared;

        var told = await ReadAs(issuer.TokenOf("operator", "catalog.read", "catalog.admin"));
        var untold = await ReadAs(issuer.TokenOf("reader", "catalog.read"));

        told["actor"].Text().Should().Be("tester");
        untold["correlationid"].Text().Should().NotBeEmpty();
        untold.ToJsonString().Should().Be(told.Without("actor").ToJsonString());
    }

    [Test]
    public async Task Holds_neither_drafts_nor_contacts()
    {
        await WithProfile();
        var before = (await Read(""))["nextCursor"].Text();

        var (draft, _) = await PostingDraft();
        await Catalog.Put($"/v1/job-postings/{draft["id"]}/contact", Example.Contact, "\"0\"").Json(HttpStatusCode.OK);

        var page = await Read($"?after={before}");
        page.Items().Should().BeEmpty();
        page["nextCursor"].Text().Should().NotBe(before);
    }

    [Test]
    public async Task Holds_no_contact_of_what_is_published()
    {
        await WithProfile();
        var (draft, tag) = await PostingDraft();
        var address = $"/v1/job-postings/{draft["id"]}";
        await Catalog.Put($"{address}/contact", Example.Contact, "\"0\"").Json(HttpStatusCode.OK);
        await Catalog.Post($"{address}/publish", ifMatch: tag).Json(HttpStatusCode.OK);

        using var response = await Catalog.Get("/v1/changes");
        var feed = await response.Content.ReadAsStringAsync();

        feed.Should().Contain("job-posting.published");
        feed.Should().NotContainAny(Example.Contact.AsObject().Select(member => member.Value.Text()));
    }

    [Test]
    public async Task Writes_tell_positions_that_rise()
    {
        using var skill = await Catalog.Post("/v1/skills", Example.Skill);
        using var profile = await Catalog.Post("/v1/skill-profiles", Example.Profile);
        using var read = await Catalog.Get("/v1/skills");

        var positions = new[] { skill, profile }.Select(each => long.Parse(each.Header("Catalog-Position")));
        positions.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        read.Headers.Contains("Catalog-Position").Should().BeFalse();
    }

    [TestCase("abc", HttpStatusCode.BadRequest, "cursor-malformed")]
    [TestCase("", HttpStatusCode.BadRequest, "cursor-malformed")]
    [TestCase("another-log.1", HttpStatusCode.Gone, "change-log-replaced")]
    [TestCase("{log}.99", HttpStatusCode.BadRequest, "cursor-beyond-end")]
    [TestCase("{log}.-1", HttpStatusCode.BadRequest, "cursor-malformed")]
    [TestCase("{log}.01", HttpStatusCode.BadRequest, "cursor-malformed")]
    public async Task Refuses_a_cursor_that_it_has_not_given(string content, HttpStatusCode status, string code)
    {
        await Skill();
        var log = (await Read("")).Items()[0]["logid"].Text();
        var text = content.Replace("{log}", log, StringComparison.Ordinal);
        var cursor = content.Contains('.') ? Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) : content;

        var problem = await Catalog
            .Get($"/v1/changes?after={cursor.TrimEnd('=').Replace('+', '-').Replace('/', '_')}")
            .Problem(status);

        problem["code"].Text().Should().Be(code);
    }

    [TestCase("limit=0", "?limit")]
    [TestCase("limit=1001", "?limit")]
    [TestCase("limit=x", "?limit")]
    [TestCase("from=1", "?from")]
    public async Task Refuses_other_parameters(string query, string field)
    {
        var problem = await Catalog.Get($"/v1/changes?{query}").Problem(HttpStatusCode.BadRequest);

        problem["errors"]![0]!["field"].Text().Should().Be(field);
    }

    private async Task<JsonNode> ReadAs(string token) =>
        (await Catalog.GetAs(token, "/v1/changes").Json(HttpStatusCode.OK)).Items()[0];

    private Task<JsonNode> Read(string query) => Catalog.Get($"/v1/changes{query}").Json(HttpStatusCode.OK);
}
