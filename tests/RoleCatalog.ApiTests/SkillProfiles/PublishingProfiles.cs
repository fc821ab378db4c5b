using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.SkillProfiles;

internal sealed class PublishingProfiles : CatalogTest
{
    private const string Path = "/v1/skill-profiles/backend-developer";

    [SetUp]
    public Task DefineSkill() => Skill();

    [Test]
    public async Task Begins_with_a_draft_that_reads_as_it_is_written()
    {
        using var response = await Catalog.Post("/v1/skill-profiles", Example.Profile);

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        var draft = await response.Json();
        response.Header("Location").Should().Be($"/v1/skill-profiles/{draft["id"]}/draft");
        response.Header("ETag").Should().Be("\"1\"");
        draft["title"]!.ToJsonString().Should().Be(Example.Profile["title"]!.ToJsonString());
        using var read = await Catalog.Get($"{Path}/draft");
        read.Header("ETag").Should().Be("\"1\"");
        (await read.Content.ReadAsStringAsync()).Should().Be(await response.Content.ReadAsStringAsync());
        var again = await Catalog.Put($"{Path}/draft", draft, "\"1\"").Json(HttpStatusCode.OK);
        again.ToJsonString().Should().Be(draft.ToJsonString());
    }

    [Test]
    public async Task Is_refused_with_every_fault_of_the_placeholders()
    {
        var (_, tag) = await ProfileDraft(profile =>
        {
            profile["title"]!["en"] = "Backend developer of {{team}}";
            profile["summary"]!["id"] = "Membangun {{team-name";
            profile["placeholders"]!
                .AsArray()
                .Add(profile["placeholders"]![0]!.With(placeholder => placeholder["key"] = "city"));
        });

        var problem = await Catalog.Post($"{Path}/publish", ifMatch: tag).Problem(HttpStatusCode.UnprocessableEntity);

        problem
            .Errors()
            .Should()
            .BeEquivalentTo(
                "/title/en placeholder-undeclared",
                "/title/id placeholder-translation",
                "/summary/id placeholder-mistyped",
                "/placeholders/1/key placeholder-unused"
            );
    }

    [Test]
    public async Task Is_refused_when_an_edit_was_taken_back()
    {
        var (draft, tag) = await ProfileDraft();
        await Catalog.Post($"{Path}/publish", ifMatch: tag).Json(HttpStatusCode.OK);
        var other = draft.With(profile => profile["title"]!["en"] = "Backend engineer");
        using var changed = await Catalog.Put($"{Path}/draft", other, tag);
        using var back = await Catalog.Put($"{Path}/draft", draft, changed.Header("ETag"));

        var problem = await Catalog
            .Post($"{Path}/publish", ifMatch: back.Header("ETag"))
            .Problem(HttpStatusCode.Conflict);

        problem["code"].Text().Should().Be("nothing-to-publish");
        (await Catalog.Get($"{Path}/revisions").Json(HttpStatusCode.OK)).Items().Should().ContainSingle();
    }

    [Test]
    public async Task Makes_a_revision_of_a_new_name_elsewhere_that_leaves_no_posting_behind()
    {
        var (draft, tag) = await ProfileDraft();
        await Catalog.Post($"{Path}/publish", ifMatch: tag).Json(HttpStatusCode.OK);
        var posting = await Posting();
        var named = draft.With(profile =>
            profile["externalIds"] = new JsonArray(new JsonObject { ["scheme"] = "ats", ["value"] = "77" })
        );
        using var changed = await Catalog.Put($"{Path}/draft", named, tag);

        var second = await Catalog.Post($"{Path}/publish", ifMatch: changed.Header("ETag")).Json(HttpStatusCode.OK);

        second["revision"].Number().Should().Be(2);
        var change = (await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK)).Items()[^1];
        change["data"]!["changedFields"]!
            .AsArray()
            .Select(field => field.Text())
            .Should()
            .Equal("/revision", "/externalIds", "/publishedAt");
        var drift = await Catalog.Get($"/v1/job-postings/{posting["id"]}/drift").Json(HttpStatusCode.OK);
        drift["kind"].Text().Should().Be("none");
        (await Catalog.Get($"{Path}/drift").Json(HttpStatusCode.OK)).Items().Should().BeEmpty();
    }

    [Test]
    public async Task Makes_revisions_that_never_change()
    {
        var (draft, tag) = await ProfileDraft();
        await Catalog.Post($"{Path}/publish", ifMatch: tag).Json(HttpStatusCode.OK);
        var first = await Bytes($"{Path}/revisions/1?lang=*");

        using var changed = await Catalog.Put(
            $"{Path}/draft",
            draft.With(profile => profile["title"]!["en"] = "Backend engineer"),
            tag
        );
        (await Bytes($"{Path}/revisions/1?lang=*")).Should().Be(first);
        (await Bytes($"{Path}?lang=*")).Should().Be(first);
        await Catalog.Post($"{Path}/publish", ifMatch: changed.Header("ETag")).Json(HttpStatusCode.OK);

        (await Bytes($"{Path}/revisions/1?lang=*")).Should().Be(first);
        var second = await Catalog.Get($"{Path}/revisions/2?lang=en").Json(HttpStatusCode.OK);
        second["title"].Text().Should().Be("Backend engineer");
        var revisions = await Catalog.Get($"{Path}/revisions").Json(HttpStatusCode.OK);
        revisions.Items().Select(revision => revision["revision"].Number()).Should().Equal(2, 1);
    }

    [Test]
    public async Task Keeps_the_ids_of_items_from_revision_to_revision()
    {
        var first = await Profile();
        var draft = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        var more = draft.With(profile =>
            profile["responsibilityGroups"]![0]!["responsibilities"]!
                .AsArray()
                .Insert(0, new JsonObject { ["text"] = new JsonObject { ["en"] = "Help others." } })
        );
        using var changed = await Catalog.Put($"{Path}/draft", more, "\"1\"");
        var second = await Catalog.Post($"{Path}/publish", ifMatch: changed.Header("ETag")).Json(HttpStatusCode.OK);

        var before = first["responsibilityGroups"]![0]!["responsibilities"]![0]!["id"].Text();
        second["responsibilityGroups"]![0]!["responsibilities"]![1]!["id"].Text().Should().Be(before);
    }

    [Test]
    public async Task Ends_with_its_retirement()
    {
        await Profile(profile => (profile["key"], profile["externalIds"]) = ("software-engineer", null));
        var profile = await Profile();
        var body = Example.Read("retire-skill-profile");

        var retired = await Catalog.Post($"{Path}/retire", body, $"\"{profile["version"]}\"").Json(HttpStatusCode.OK);

        retired["status"].Text().Should().Be("retired");
        retired["replacedBy"].Text().Should().NotBeEmpty();
        await Catalog.Put($"{Path}/draft", Example.Profile, "\"1\"").Problem(HttpStatusCode.Conflict);
        (await Keys("")).Should().Equal("software-engineer");
        (await Keys("?status=retired")).Should().Equal("backend-developer");
    }

    [Test]
    public async Task Ends_without_a_successor_and_without_a_body()
    {
        var profile = await Profile();

        var retired = await Catalog
            .Post($"{Path}/retire", ifMatch: $"\"{profile["version"]}\"")
            .Json(HttpStatusCode.OK);

        retired["status"].Text().Should().Be("retired");
        retired["replacedBy"].Should().BeNull();
    }

    private async Task<IEnumerable<string>> Keys(string query) =>
        (await Catalog.Get($"/v1/skill-profiles{query}").Json(HttpStatusCode.OK))
            .Items()
            .Select(profile => profile["key"].Text());

    private async Task<string> Bytes(string path)
    {
        using var response = await Catalog.Get(path);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }
}
