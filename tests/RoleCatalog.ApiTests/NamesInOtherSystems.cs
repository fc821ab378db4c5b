using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests;

/// <summary>Entities by the names that other systems have for them.</summary>
internal sealed class NamesInOtherSystems : CatalogTest
{
    private const string Skills = "/v1/skills/by-external-id/hris";

    [Test]
    public async Task Create_a_skill_then_change_it_and_the_same_again_changes_nothing()
    {
        using var created = await Catalog.Put($"{Skills}/S%2F1%3A2", Example.Skill);
        var body = Example.Skill.With(skill => skill["kind"] = "knowledge");
        var changed = await Catalog.Put($"{Skills}/S%2F1%3A2", body).Json(HttpStatusCode.OK);
        var rows = await Catalog.Rows();

        using var again = await Catalog.Put($"{Skills}/S%2F1%3A2", body);

        created.StatusCode.Should().Be(HttpStatusCode.Created);
        var skill = await created.Json();
        created.Header("Location").Should().Be($"/v1/skills/{skill["id"]}");
        skill["externalIds"]!
            .AsArray()
            .Select(id => $"{id!["scheme"]}:{id["value"]}")
            .Should()
            .Equal("wikidata:Q192490", "hris:S/1:2");
        (changed["version"].Number(), changed["kind"].Text()).Should().Be((2, "knowledge"));
        again.StatusCode.Should().Be(HttpStatusCode.OK);
        again.Header("ETag").Should().Be("\"2\"");
        again.Headers.Contains("Catalog-Position").Should().BeFalse();
        (await Catalog.Rows()).Should().Equal(rows);
        var read = await Catalog.Get($"{Skills}/S%2F1%3A2").Json(HttpStatusCode.OK);
        read["id"].Text().Should().Be(skill["id"].Text());
        (await Keys("/v1/skills?externalId=hris:S/1:2")).Should().Equal("postgresql");
        (await Keys("/v1/skills?externalId=hris:S/1")).Should().BeEmpty();
        await Catalog.Get($"{Skills}/S%2F1").Problem(HttpStatusCode.NotFound);
    }

    [TestCase("HRIS/1", "path:scheme key-invalid")]
    [TestCase("hris/{long}", "path:value text-too-long")]
    [TestCase("HR IS/%20{long}", "path:scheme key-invalid", "path:value text-too-long")]
    [TestCase("hris/%20", "path:value text-empty")]
    public async Task Are_checked_in_the_address(string name, params string[] errors)
    {
        foreach (var resource in new[] { "skills", "skill-profiles", "job-postings" })
        {
            var address = $"/v1/{resource}/by-external-id/{name.Replace("{long}", new string('x', 201))}";

            var read = await Catalog.Get(address).Problem(HttpStatusCode.BadRequest);
            var kept = await Catalog.Put(address, Example.Skill).Problem(HttpStatusCode.BadRequest);

            read.Errors().Should().Equal(errors);
            kept.Errors().Should().Equal(errors);
        }
    }

    [Test]
    public async Task Create_and_change_the_draft_of_a_profile_whose_items_keep_their_ids()
    {
        await Skill();
        const string Address = "/v1/skill-profiles/by-external-id/hris/R-1";
        var created = await Catalog.Put(Address, Example.Profile).Json(HttpStatusCode.Created);
        var rows = await Catalog.Rows();

        var same = await Catalog.Put(Address, Example.Profile).Json(HttpStatusCode.OK);

        (await Catalog.Rows()).Should().Equal(rows);
        same.ToJsonString().Should().Be(created.ToJsonString());
        var other = Example.Profile.With(body =>
            body["responsibilityGroups"]![0]!["responsibilities"]![0]!["text"]!["en"] = "Designs services."
        );
        var changed = await Catalog.Put(Address, other).Json(HttpStatusCode.OK);
        Ids(changed).Should().Equal(Ids(created));
        (await Catalog.Get(Address).Json(HttpStatusCode.OK)).ToJsonString().Should().Be(changed.ToJsonString());
        (await Keys("/v1/skill-profiles?status=draft&externalId=hris:R-1")).Should().Equal("backend-developer");
    }

    [Test]
    public async Task Create_and_change_the_draft_of_a_posting()
    {
        await WithProfile();
        const string Address = "/v1/job-postings/by-external-id/applicants/REQ-7";
        var created = await Catalog.Put(Address, Example.Posting).Json(HttpStatusCode.Created);
        var rows = await Catalog.Rows();

        await Catalog.Put(Address, Example.Posting).Json(HttpStatusCode.OK);

        (await Catalog.Rows()).Should().Equal(rows);
        var changed = await Catalog
            .Put(Address, Example.Posting.With(body => body["openings"] = 9))
            .Json(HttpStatusCode.OK);
        (changed["id"].Text(), changed["openings"].Number()).Should().Be((created["id"].Text(), 9));
        var found = await Catalog
            .Get("/v1/job-postings?status=draft&externalId=applicants:REQ-7")
            .Json(HttpStatusCode.OK);
        found.Items().Single()["id"].Text().Should().Be(created["id"].Text());
    }

    [Test]
    public async Task Take_the_same_again_in_any_state()
    {
        await WithProfile();
        var (draft, tag) = await PostingDraft();
        var plan = new JsonObject { ["publishAt"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("O") };
        await Catalog.Post($"/v1/job-postings/{draft["id"]}/schedule", plan, tag).Json(HttpStatusCode.OK);
        await Catalog
            .Post("/v1/skill-profiles/backend-developer/retire", new JsonObject(), "\"2\"")
            .Json(HttpStatusCode.OK);
        await Catalog.Post("/v1/skills/postgresql/deprecate", new JsonObject(), "\"1\"").Json(HttpStatusCode.OK);
        var rows = await Catalog.Rows();

        foreach (
            var (resource, body) in new[]
            {
                ("skills", Example.Skill),
                ("skill-profiles", Example.Profile),
                ("job-postings", Example.Posting),
            }
        )
        {
            var id = body["externalIds"]![0]!;
            var address = $"/v1/{resource}/by-external-id/{id["scheme"]}/{id["value"]}";
            await Catalog.Put(address, body).Json(HttpStatusCode.OK);
        }

        using var read = await Catalog.Get($"/v1/job-postings/{draft["id"]}/draft");
        var same = await Catalog
            .Put($"/v1/job-postings/{draft["id"]}/draft", await read.Json(), read.Header("ETag"))
            .Json(HttpStatusCode.OK);
        same["publishAt"].Should().NotBeNull();
        (await Catalog.Rows()).Should().Equal(rows);
    }

    [TestCase("skills")]
    [TestCase("skill-profiles")]
    [TestCase("job-postings")]
    public async Task Honour_the_version_that_a_caller_has_read(string resource)
    {
        await (
            resource switch
            {
                "skills" => Task.CompletedTask,
                "skill-profiles" => Skill(),
                _ => WithProfile(),
            }
        );
        var body = resource switch
        {
            "skills" => Example.Skill,
            "skill-profiles" => Example.Profile,
            _ => Example.Posting,
        };
        var address = $"/v1/{resource}/by-external-id/applicants/1";

        var unknown = await Catalog.Put(address, body, "\"1\"").Problem(HttpStatusCode.PreconditionFailed);
        using var created = await Catalog.Put(address, body);
        using var same = await Catalog.Put(address, body, created.Header("ETag"));
        var stale = await Catalog.Put(address, body, "\"9\"").Problem(HttpStatusCode.PreconditionFailed);
        var weak = await Catalog.Put(address, body, "W/\"1\"").Problem(HttpStatusCode.BadRequest);

        unknown.Errors().Should().Equal("header:If-Match version-stale");
        (created.StatusCode, same.StatusCode).Should().Be((HttpStatusCode.Created, HttpStatusCode.OK));
        stale.Errors().Should().Equal("header:If-Match version-stale");
        weak["code"].Text().Should().Be("if-match-weak");
    }

    [Test]
    public async Task Take_what_callers_without_a_version_say_at_the_same_time_one_after_the_other()
    {
        await Catalog.Put($"{Skills}/1", Example.Skill).Json(HttpStatusCode.Created);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(index =>
                    Catalog.Put(
                        $"{Skills}/1",
                        Example.Skill.With(skill => skill["description"] = new JsonObject { ["en"] = $"Take {index}." })
                    )
                )
        );

        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.OK);
        (await Catalog.Get($"{Skills}/1").Json(HttpStatusCode.OK))["version"].Number().Should().Be(17);
    }

    [Test]
    public async Task Are_found_whatever_the_status_is_unless_one_is_asked_for()
    {
        await WithProfile();
        var (draft, _) = await PostingDraft();
        var posting = draft["externalIds"]![0]!;
        var profile = Example.Profile["externalIds"]![0]!;
        var (ofPosting, ofProfile) = (
            $"/v1/job-postings?externalId={posting["scheme"]}:{posting["value"]}",
            $"/v1/skill-profiles?externalId={profile["scheme"]}:{profile["value"]}"
        );
        await Catalog
            .Post("/v1/skill-profiles/backend-developer/retire", new JsonObject(), "\"2\"")
            .Json(HttpStatusCode.OK);

        (await Total(ofPosting)).Should().Be(1);
        (await Total($"{ofPosting}&status=published")).Should().Be(0);
        (await Total($"{ofPosting}&status=draft")).Should().Be(1);
        (await Keys(ofProfile)).Should().Equal("backend-developer");
        (await Keys($"{ofProfile}&status=published")).Should().BeEmpty();
        (await Total("/v1/job-postings")).Should().Be(0, "published ones are listed where nothing is asked for");
        (await Keys("/v1/skill-profiles")).Should().BeEmpty();
    }

    [Test]
    public async Task Are_refused_with_the_name_of_who_has_them()
    {
        await Catalog.Put($"{Skills}/1", Example.Skill).Json(HttpStatusCode.Created);
        var mysql = new JsonObject
        {
            ["key"] = "mysql",
            ["kind"] = "technology",
            ["sourceLanguage"] = "en",
            ["labels"] = new JsonObject { ["en"] = "MySQL" },
        };

        var another = await Catalog.Put($"{Skills}/1", mysql).Problem(HttpStatusCode.Conflict);
        var taken = await Catalog
            .Put($"{Skills}/2", mysql.With(body => body["externalIds"] = Example.Skill["externalIds"]!.DeepClone()))
            .Problem(HttpStatusCode.Conflict);
        var key = await Catalog
            .Put($"{Skills}/2", mysql.With(body => body["key"] = "postgresql"))
            .Problem(HttpStatusCode.Conflict);

        another.Errors().Should().Equal("/key external-id-of-another");
        another["detail"].Text().Should().Contain("'postgresql'");
        taken.Errors().Should().Equal("/externalIds/0/value external-id-taken");
        taken["detail"].Text().Should().Contain("'postgresql'");
        key.Errors().Should().Equal("/key key-taken");
    }

    [Test]
    public async Task Of_what_has_ended_are_free_for_another_and_found_until_then()
    {
        await WithProfile();
        var (ofSkill, ofProfile) = (Example.Skill["externalIds"]![0]!, Example.Profile["externalIds"]![0]!);
        var skillAddress = $"/v1/skills/by-external-id/{ofSkill["scheme"]}/{ofSkill["value"]}";
        var profileAddress = $"/v1/skill-profiles/by-external-id/{ofProfile["scheme"]}/{ofProfile["value"]}";
        await Catalog
            .Post("/v1/skill-profiles/backend-developer/retire", new JsonObject(), "\"2\"")
            .Json(HttpStatusCode.OK);
        await Catalog.Post("/v1/skills/postgresql/deprecate", new JsonObject(), "\"1\"").Json(HttpStatusCode.OK);
        (await Catalog.Get(skillAddress).Json(HttpStatusCode.OK))["key"].Text().Should().Be("postgresql");
        (await Catalog.Get(profileAddress).Json(HttpStatusCode.OK))["key"].Text().Should().Be("backend-developer");

        var skill = await Skill(body => body["key"] = "postgres");
        var profile = await Catalog
            .Put(
                $"{profileAddress}?allowDuplicate=true",
                Example.Profile.With(body =>
                {
                    body["key"] = "developer";
                    body["requirementGroups"] = new JsonArray();
                })
            )
            .Json(HttpStatusCode.Created);

        JsonNode.DeepEquals(skill["externalIds"], Example.Skill["externalIds"]).Should().BeTrue();
        (await Catalog.Get(skillAddress).Json(HttpStatusCode.OK))["key"].Text().Should().Be("postgres");
        (await Catalog.Get(profileAddress).Json(HttpStatusCode.OK))["id"].Text().Should().Be(profile["id"].Text());
        (await Keys($"/v1/skills?externalId={ofSkill["scheme"]}:{ofSkill["value"]}")).Should().Equal("postgres");
        (await Keys($"/v1/skill-profiles?status=retired&externalId={ofProfile["scheme"]}:{ofProfile["value"]}"))
            .Should()
            .BeEmpty();
    }

    [Test]
    public async Task Need_a_key_for_what_is_new()
    {
        var skill = await Catalog
            .Put($"{Skills}/1", Example.Skill.Without("key"))
            .Problem(HttpStatusCode.UnprocessableEntity);

        skill.Errors().Should().Equal("/key key-missing");
    }

    [Test]
    public async Task Are_given_once_to_callers_at_the_same_time()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Catalog.Put($"{Skills}/1", Example.Skill)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).Should().Be(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(7);
    }

    private static IEnumerable<string> Ids(JsonNode draft) =>
        draft["responsibilityGroups"]!
            .AsArray()
            .OfType<JsonNode>()
            .SelectMany(group => group["responsibilities"]!.AsArray().OfType<JsonNode>())
            .Select(item => item["id"].Text());

    private async Task<int> Total(string address) =>
        (await Catalog.Get(address).Json(HttpStatusCode.OK))["total"].Number();

    private async Task<IEnumerable<string>> Keys(string address) =>
        (await Catalog.Get(address).Json(HttpStatusCode.OK)).Items().Select(item => item["key"].Text());
}
