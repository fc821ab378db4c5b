using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests;

/// <summary>What the documentation shows can be sent as it stands.</summary>
internal sealed class TheExamples : CatalogTest
{
    [Test]
    public async Task Are_accepted_by_their_endpoints()
    {
        var sent = new List<string>();
        await Sends("define-skill", body => Catalog.Post("/v1/skills", body));
        await Sends("change-skill", body => Catalog.Put("/v1/skills/postgresql", body, "\"1\""));
        await Sends("split-skill", body => Catalog.Post("/v1/skills/postgresql/split", body, "\"2\""));
        await Sends("merge-skill", body => Catalog.Post("/v1/skills/postgis/merge", body, "\"1\""));
        await Skill(skill =>
            (skill["key"], skill["labels"], skill["aliases"], skill["externalIds"]) = (
                "pg9",
                new JsonObject { ["en"] = "PG 9" },
                null,
                null
            )
        );
        await Sends("deprecate-skill", body => Catalog.Post("/v1/skills/pg9/deprecate", body, "\"1\""));
        await Sends("define-proficiency-scale", body => Catalog.Post("/v1/proficiency-scales", body));
        await Sends("change-proficiency-scale", body => Catalog.Put("/v1/proficiency-scales/craft", body, "\"1\""));
        await Profile(profile => (profile["key"], profile["externalIds"]) = ("software-engineer", null));
        await Sends("create-skill-profile", body => Catalog.Post("/v1/skill-profiles?allowDuplicate=true", body));
        await Sends(
            "create-skill-profile",
            body => Catalog.Put("/v1/skill-profiles/backend-developer/draft", body, "\"1\"")
        );
        await Catalog.Post("/v1/skill-profiles/backend-developer/publish", ifMatch: "\"2\"").Json(HttpStatusCode.OK);
        await Sends(
            "restore-skill-profile-revision",
            body => Catalog.Post("/v1/skill-profiles/backend-developer/draft/restore", body, "\"2\"")
        );
        await Sends(
            "change-draft-language",
            body => Catalog.Put("/v1/skill-profiles/backend-developer/draft/languages/id", body, "\"2\"")
        );
        var draft = await Sends("create-job-posting", body => Catalog.Post("/v1/job-postings", body));
        var path = $"/v1/job-postings/{draft["id"]}";
        await Sends("create-job-posting", body => Catalog.Put($"{path}/draft", body, "\"1\""));
        await Sends("schedule-job-posting", body => Catalog.Post($"{path}/schedule", body, "\"1\""));
        await Catalog.Post($"{path}/unschedule", ifMatch: "\"2\"").Json(HttpStatusCode.OK);
        await Catalog.Post($"{path}/publish", ifMatch: "\"3\"").Json(HttpStatusCode.OK);
        await Sends("match-skills", body => Catalog.Post("/v1/matches", body));
        await Sends("change-contact", body => Catalog.Put($"{path}/contact", body, "\"0\""));
        const string profile = "/v1/skill-profiles/backend-developer";
        await Catalog.Post($"{profile}/publish", ifMatch: "\"4\"").Json(HttpStatusCode.OK);
        await Sends("rebase-job-posting", body => Catalog.Post($"{path}/rebase", body, "\"3\""));
        await Sends("rebase-job-postings", body => Catalog.Post($"{profile}/rebase", body));
        await Sends("close-job-posting", body => Catalog.Post($"{path}/close", body, "\"4\""));
        await Sends(
            "retire-skill-profile",
            body => Catalog.Post("/v1/skill-profiles/backend-developer/retire", body, "\"5\"")
        );

        await IsRightButForTheBroker("submit-replay", "/v1/replays");

        sent.Distinct().Should().BeEquivalentTo(Example.Names, "every example is sent by this test");

        async Task IsRightButForTheBroker(string name, string path)
        {
            sent.Add(name);
            var problem = await Catalog.Post(path, Example.Read(name)).Problem(HttpStatusCode.Conflict);
            problem["code"].Text().Should().Be("no-broker");
        }

        async Task<JsonNode> Sends(string name, Func<JsonNode, Task<HttpResponseMessage>> send)
        {
            sent.Add(name);
            using var response = await send(Example.Read(name));
            response.IsSuccessStatusCode.Should().BeTrue("{0}: {1}", name, await response.Content.ReadAsStringAsync());
            return await response.Json();
        }
    }
}
