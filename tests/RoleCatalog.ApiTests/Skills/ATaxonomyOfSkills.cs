using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Skills;

internal sealed class ATaxonomyOfSkills : CatalogTest
{
    [Test]
    public async Task Warns_of_a_near_duplicate_which_the_caller_can_overrule()
    {
        var known = await Skill();
        var twin = Named("postgres-sql", "Postgres SQL");

        var problem = await Catalog.Post("/v1/skills", twin).Problem(HttpStatusCode.Conflict);

        problem["code"].Text().Should().Be("near-duplicate");
        problem.Errors().Should().Equal("/labels/en near-duplicate");
        problem["errors"]![0]!["message"].Text().Should().Contain("'postgresql'");
        var candidate = problem["candidates"]!.AsArray().Single()!;
        candidate["id"].Text().Should().Be(known["id"].Text());
        candidate["key"].Text().Should().Be("postgresql");
        candidate["label"].Text().Should().Be("PostgreSQL");
        candidate["field"].Text().Should().Be("/labels/en");
        candidate["why"].Text().Should().Be("'Postgres SQL' and 'PostgreSQL' are one letter apart.");
        await Catalog.Post("/v1/skills?allowDuplicate=true", twin).Json(HttpStatusCode.Created);
        var byAlias = Named("relational", "Relational data")
            .With(skill => skill["aliases"] = new JsonObject { ["id"] = new JsonArray("Postgre-SQL") });
        problem = await Catalog.Post("/v1/skills", byAlias).Problem(HttpStatusCode.Conflict);
        problem.Errors().Should().Contain("/aliases/id near-duplicate");
    }

    [Test]
    public async Task Warns_of_a_profile_with_a_title_that_looks_like_anothers()
    {
        await WithProfile();
        var twin = Example.Profile.With(body =>
            (body["key"], body["title"]!["en"], body["externalIds"]) = ("backend-dev", "Back-end Developer", null)
        );

        var problem = await Catalog.Post("/v1/skill-profiles", twin).Problem(HttpStatusCode.Conflict);

        problem["candidates"]![0]!["key"].Text().Should().Be("backend-developer");
        problem.Errors().Should().Equal("/title/en near-duplicate");
        var junior = twin.With(body => body["seniority"] = "junior");
        await Catalog.Post("/v1/skill-profiles", junior).Json(HttpStatusCode.Created);
        var other = twin.With(body => body["key"] = "backend-dev-2");
        await Catalog.Post("/v1/skill-profiles?allowDuplicate=true", other).Json(HttpStatusCode.Created);
    }

    [Test]
    public async Task Warns_of_a_profile_with_a_title_like_one_that_is_published_while_its_draft_has_moved_on()
    {
        await WithProfile();
        using var draft = await Catalog.Get("/v1/skill-profiles/backend-developer/draft");
        var moved = (await draft.Json()).With(body =>
            (body["title"], body["seniority"]) = (
                new JsonObject { ["en"] = "Gardener", ["id"] = "Tukang kebun" },
                "lead"
            )
        );
        await Catalog
            .Put("/v1/skill-profiles/backend-developer/draft", moved, draft.Header("ETag"))
            .Json(HttpStatusCode.OK);
        var twin = Example.Profile.With(body => (body["key"], body["externalIds"]) = ("backend-dev", null));

        var problem = await Catalog.Post("/v1/skill-profiles", twin).Problem(HttpStatusCode.Conflict);

        problem["candidates"]!.AsArray().Single()!["key"].Text().Should().Be("backend-developer");
        var gardener = twin.With(body =>
            (body["title"], body["seniority"]) = (new JsonObject { ["en"] = "Gardeners" }, "lead")
        );
        await Catalog.Post("/v1/skill-profiles", gardener).Problem(HttpStatusCode.Conflict);
    }

    [Test]
    public async Task Finds_skills_by_the_entry_of_another_taxonomy()
    {
        await Skill();
        await Catalog.Put("/v1/skills/postgresql", Example.Read("change-skill"), "\"1\"").Json(HttpStatusCode.OK);

        (await Keys("?alignment=esco:S5.5.3")).Should().Equal("postgresql");
        (await Keys("?alignment=esco:S5")).Should().BeEmpty();
        var problem = await Catalog.Get("/v1/skills?alignment=S5").Problem(HttpStatusCode.BadRequest);
        problem.Errors().Should().Equal("?alignment parameter-invalid");
    }

    [Test]
    public async Task Tells_of_a_merge_by_events_on_both()
    {
        await Skill();
        await Catalog.Post("/v1/skills", Named("pg", "PG")).Json(HttpStatusCode.Created);

        var merged = await Catalog
            .Post("/v1/skills/pg/merge", new JsonObject { ["into"] = "postgresql" }, "\"1\"")
            .Json(HttpStatusCode.OK);

        merged["status"].Text().Should().Be("deprecated");
        var changes = (await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK)).Items().TakeLast(2).ToList();
        changes
            .Select(change => change["type"].Text())
            .Should()
            .Equal("rolecatalog.skill.merged.v1", "rolecatalog.skill.changed.v1");
        changes[0]["data"]!["statusBefore"].Text().Should().Be("active");
        changes[0]["data"]!["state"]!["replacedBy"].Text().Should().Be(merged["replacedBy"].Text());
        changes[1]["data"]!["changedFields"]!.AsArray().Select(field => field.Text()).Should().Equal("/aliases/en");
        await Catalog
            .Post("/v1/skills/pg/merge", new JsonObject { ["into"] = "postgresql" }, "\"1\"")
            .Problem(HttpStatusCode.PreconditionFailed);
    }

    [Test]
    public async Task Shows_with_a_published_text_what_stands_now_for_its_skills_and_leaves_it_as_it_was()
    {
        await Skill();
        await Profile();
        var posting = await Posting();
        string[] addresses =
        [
            "/v1/skill-profiles/backend-developer",
            "/v1/skill-profiles/backend-developer/revisions/1",
            $"/v1/job-postings/{posting["id"]}",
            $"/v1/job-postings/{posting["id"]}/editions/1",
        ];
        var before = await Task.WhenAll(addresses.Select(Read));
        await Catalog.Post("/v1/skills", Named("sql-databases", "SQL databases")).Json(HttpStatusCode.Created);
        var ending = new JsonObject { ["replacedBy"] = "sql-databases" };

        using var plain = await Catalog.Get(addresses[2] + "?expand=current");
        await Catalog.Post("/v1/skills/postgresql/deprecate", ending, "\"1\"").Json(HttpStatusCode.OK);

        (await Task.WhenAll(addresses.Select(Read))).Should().Equal(before);
        foreach (var address in addresses)
        {
            using var response = await Catalog.Get(address + "?expand=current&lang=en");
            Current(await response.Json()).Should().Contain("postgresql SQL databases");
            response.Header("ETag").Should().NotBe(plain.Header("ETag"));
        }
    }

    [Test]
    public async Task Lets_a_draft_keep_a_deprecated_skill_and_take_no_other()
    {
        await Skill();
        var (draft, tag) = await ProfileDraft();
        await Catalog.Post("/v1/skills", Named("sql-databases", "SQL databases")).Json(HttpStatusCode.Created);
        var ending = new JsonObject { ["replacedBy"] = "sql-databases" };
        await Catalog.Post("/v1/skills/postgresql/deprecate", ending, "\"1\"").Json(HttpStatusCode.OK);

        await Catalog.Put("/v1/skill-profiles/backend-developer/draft", draft, tag).Json(HttpStatusCode.OK);
        var another = Example.Profile.With(body => (body["key"], body["externalIds"]) = ("another", null));
        var problem = await Catalog.Post("/v1/skill-profiles", another).Problem(HttpStatusCode.UnprocessableEntity);

        problem.Errors().Should().OnlyContain(error => error.EndsWith(" skill-deprecated"));
        problem["detail"].Text().Should().Contain("use 'sql-databases'");
    }

    [Test]
    public async Task Lets_a_posting_keep_a_deprecated_skill_that_fills_a_placeholder()
    {
        await Skill();
        var own = new JsonObject
        {
            ["sourceLanguage"] = "en",
            ["title"] = new JsonObject { ["en"] = "Works with {{tools}}" },
            ["placeholders"] = new JsonArray(
                new JsonObject
                {
                    ["key"] = "tools",
                    ["type"] = "skills",
                    ["prompt"] = new JsonObject { ["en"] = "Which tools?" },
                }
            ),
            ["placeholderValues"] = new JsonObject { ["tools"] = new JsonArray("postgresql") },
        };
        using var created = await Catalog.Post("/v1/job-postings", own);
        var id = (await created.Json())["id"].Text();
        await Catalog.Post("/v1/skills/postgresql/deprecate", new JsonObject(), "\"1\"").Json(HttpStatusCode.OK);

        var changed = own.With(body => body["openings"] = 2);
        await Catalog.Put($"/v1/job-postings/{id}/draft", changed, created.Header("ETag")).Json(HttpStatusCode.OK);

        var problem = await Catalog.Post("/v1/job-postings", own).Problem(HttpStatusCode.UnprocessableEntity);
        problem.Errors().Should().Equal("/placeholderValues/tools/0 skill-deprecated");
    }

    [Test]
    public async Task Lists_who_asks_for_a_skill_in_the_readers_language()
    {
        await WithProfile();
        await Posting();

        var page = await Catalog.Get("/v1/skills/postgresql/usage?lang=en&limit=1").Json(HttpStatusCode.OK);

        page["total"].Number().Should().Be(2);
        page["jobPostings"].Number().Should().Be(1);
        page["skillProfiles"].Number().Should().Be(1);
        page["drafts"].Number().Should().Be(0);
        page.Items().Single()["resource"].Text().Should().Be("job-postings");
        page.Items().Single()["title"].Text().Should().NotBeEmpty();
        await Catalog.Get("/v1/skills/cobol/usage").Problem(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Counts_what_asks_for_a_replaced_skill_as_a_use_of_its_successor()
    {
        await WithProfile();
        await Posting();
        await Catalog.Post("/v1/skills", Named("databases", "Databases")).Json(HttpStatusCode.Created);
        await Catalog.Post("/v1/skills", Named("data-stores", "Data stores")).Json(HttpStatusCode.Created);
        await Merge("postgresql", "databases");
        await Merge("databases", "data-stores");

        foreach (var skill in new[] { "postgresql", "databases", "data-stores" })
        {
            var page = await Catalog.Get($"/v1/skills/{skill}/usage").Json(HttpStatusCode.OK);
            page["skill"]!["key"].Text().Should().Be("data-stores");
            page["jobPostings"].Number().Should().Be(1);
            page["skillProfiles"].Number().Should().Be(1);
            page.Items().Should().HaveCount(2).And.OnlyContain(use => use["namedAs"]!["key"].Text() == "postgresql");
            var profiles = await Catalog.Get($"/v1/skill-profiles?skill={skill}").Json(HttpStatusCode.OK);
            profiles.Items().Single()["key"].Text().Should().Be("backend-developer");
        }
    }

    [Test]
    public async Task Shows_what_stands_now_for_the_merged_skill_that_others_are_linked_with()
    {
        await Catalog.Post("/v1/skills", Named("old", "Old data")).Json(HttpStatusCode.Created);
        await Catalog.Post("/v1/skills", Named("new", "New")).Json(HttpStatusCode.Created);
        var below = Named("below", "Below").With(skill => skill["broader"] = new JsonArray("old"));
        await Catalog.Post("/v1/skills", below).Json(HttpStatusCode.Created);
        using var before = await Catalog.Get("/v1/skills/below?expand=current");
        await Merge("old", "new");

        using var after = await Catalog.Get("/v1/skills/below?expand=current&lang=en");

        var link = (await after.Json())["broader"]!.AsArray().Single()!;
        link["key"].Text().Should().Be("old");
        link["current"]!["key"].Text().Should().Be("new");
        link["current"]!["labels"].Text().Should().Be("New");
        after.Header("ETag").Should().NotBe(before.Header("ETag"));
        var plain = await Catalog.Get("/v1/skills/below").Json(HttpStatusCode.OK);
        plain["broader"]![0]!["current"].Should().BeNull();
        plain["version"].Number().Should().Be(1, "a merge changes two skills and no other");
    }

    [Test]
    public async Task Names_the_successor_where_a_replaced_skill_is_refused()
    {
        await Skill();
        await Catalog.Post("/v1/skills", Named("old", "Old data")).Json(HttpStatusCode.Created);
        await Merge("old", "postgresql");

        var below = Named("below", "Below").With(skill => skill["broader"] = new JsonArray("old"));
        var problem = await Catalog.Post("/v1/skills", below).Problem(HttpStatusCode.UnprocessableEntity);
        problem.Errors().Should().Equal("/broader/0 skill-deprecated");
        problem["detail"].Text().Should().Contain("use 'postgresql'");

        var back = new JsonObject { ["into"] = "old" };
        problem = await Catalog
            .Post("/v1/skills/postgresql/merge", back, "\"2\"")
            .Problem(HttpStatusCode.UnprocessableEntity);
        problem.Errors().Should().Equal("/into replacement-cycle");
    }

    private async Task<JsonNode> Merge(string skill, string into)
    {
        using var read = await Catalog.Get($"/v1/skills/{skill}");
        var body = new JsonObject { ["into"] = into };
        return await Catalog.Post($"/v1/skills/{skill}/merge", body, read.Header("ETag")).Json(HttpStatusCode.OK);
    }

    private static IEnumerable<string> Current(JsonNode state) =>
        from grouped in state["requirementGroups"]!.AsArray().OfType<JsonNode>()
        from requirement in grouped["requirements"]!.AsArray().OfType<JsonNode>()
        from skill in requirement["skills"]!.AsArray().OfType<JsonNode>()
        where skill["current"] is not null
        select $"{skill["key"]} {skill["current"]!["labels"]}";

    private async Task<string> Read(string address)
    {
        using var response = await Catalog.Get(address);
        return response.Header("ETag") + await response.Content.ReadAsStringAsync();
    }

    private async Task<IEnumerable<string>> Keys(string query) =>
        (await Catalog.Get($"/v1/skills{query}").Json(HttpStatusCode.OK)).Items().Select(skill => skill["key"].Text());

    private static JsonObject Named(string key, string label) =>
        new()
        {
            ["key"] = key,
            ["kind"] = "technology",
            ["sourceLanguage"] = "en",
            ["labels"] = new JsonObject { ["en"] = label },
        };
}
