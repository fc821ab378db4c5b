using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.SkillProfiles;

internal sealed class TranslatingProfiles : CatalogTest
{
    private const string Path = "/v1/skill-profiles/backend-developer";

    [SetUp]
    public Task Prepare() => WithProfile();

    [Test]
    public async Task Translates_the_unit_of_a_number_with_its_prompt()
    {
        var (draft, tag) = await ProfileDraft(profile =>
        {
            profile["key"] = "another";
            profile["externalIds"] = new JsonArray();
            var gap = profile["placeholders"]![0]!;
            (gap["type"], gap["unit"]) = ("number", new JsonObject { ["en"] = "years" });
        });
        var path = $"/v1/skill-profiles/{draft["id"]}/draft";
        var texts = await Catalog.Get($"{path}/languages/id").Json(HttpStatusCode.OK);
        texts["placeholders"]!["team-name"]!["unit"].Should().BeNull();
        texts["placeholders"]!["team-name"]!["unit"] = "tahun";

        using var changed = await Catalog.Put($"{path}/languages/id", texts, tag);

        var unit = (await Catalog.Get(path).Json(HttpStatusCode.OK))["placeholders"]![0]!["unit"]!;
        (unit["en"].Text(), unit["id"].Text()).Should().Be(("years", "tahun"));
        var published = await Catalog
            .Post($"/v1/skill-profiles/{draft["id"]}/publish", ifMatch: changed.Header("ETag"))
            .Json(HttpStatusCode.OK);
        published["placeholders"]![0]!["unit"]!["id"].Text().Should().Be("tahun");
    }

    [Test]
    public async Task Takes_no_unit_for_anything_but_a_number()
    {
        var profile = Example.Profile.With(draft =>
            draft["placeholders"]![0]!["unit"] = new JsonObject { ["en"] = "years" }
        );

        var problem = await Catalog.Post("/v1/skill-profiles", profile).Problem(HttpStatusCode.UnprocessableEntity);

        problem.Errors().Should().Equal("/placeholders/0/unit unit-unexpected");
    }

    [Test]
    public async Task Shows_what_is_missing_and_what_is_behind_its_source()
    {
        var draft = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        await Catalog
            .Put(
                $"{Path}/draft",
                draft.With(profile =>
                {
                    profile["title"]!["en"] = "Backend engineer";
                    profile["summary"]!.AsObject().Remove("id");
                }),
                "\"1\""
            )
            .Json(HttpStatusCode.OK);

        var id = await Language("draft/languages", "id");

        id["complete"]!.GetValue<bool>().Should().BeFalse();
        id["missing"]!.AsArray().Select(pointer => pointer.Text()).Should().Equal("/summary/id");
        id["stale"]!.AsArray().Select(pointer => pointer.Text()).Should().Equal("/title/id");
        (id["translated"].Number(), id["total"].Number()).Should().Be((5, 6));
        var published = await Language("languages", "id");
        published["complete"]!.GetValue<bool>().Should().BeTrue("the revision is as it was");
        published["stale"]!.AsArray().Should().BeEmpty();
    }

    [Test]
    public async Task Takes_a_language_as_it_was_read()
    {
        using var read = await Catalog.Get($"{Path}/draft/languages/id");
        var texts = await read.Json();
        texts["title"].Text().Should().Be("Pengembang backend");
        texts["placeholders"]!["team-name"]!["prompt"].Text().Should().Be("Tim yang mana?");

        using var put = await Catalog.Put($"{Path}/draft/languages/id", texts, read.Header("ETag"));

        put.StatusCode.Should().Be(HttpStatusCode.OK);
        (await put.Json()).ToJsonString().Should().Be(texts.ToJsonString());
        var draft = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        draft["title"]!.ToJsonString().Should().Be(Example.Profile["title"]!.ToJsonString());
        put.Header("ETag").Should().Be(read.Header("ETag"), "the same again changes nothing");
    }

    [Test]
    public async Task Begins_a_language_from_the_form_that_it_is_given()
    {
        using var form = await Catalog.Get($"{Path}/draft/languages/jv");
        var texts = await form.Json();
        var duty = texts["responsibilities"]!.AsObject().Single();
        duty.Value.Should().BeNull("nothing is translated yet");
        texts["responsibilities"]![duty.Key] = "Ngrancang skema {{team-name}}.";

        await Catalog.Put($"{Path}/draft/languages/jv", texts, form.Header("ETag")).Json(HttpStatusCode.OK);

        var draft = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        draft["responsibilityGroups"]![0]!["responsibilities"]![0]!["text"]!
            ["jv"]
            .Text()
            .Should()
            .StartWith("Ngrancang");
        (await Language("draft/languages", "jv"))["translated"].Number().Should().Be(1);
    }

    [Test]
    public async Task Counts_a_language_that_was_written_again_as_made_from_the_source_of_now()
    {
        var draft = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        using var changed = await Catalog.Put(
            $"{Path}/draft",
            draft.With(profile => profile["title"]!["en"] = "Backend engineer"),
            "\"1\""
        );
        (await Language("draft/languages", "id"))["stale"]!.AsArray().Should().HaveCount(1);
        var texts = await Catalog.Get($"{Path}/draft/languages/id").Json(HttpStatusCode.OK);

        await Catalog.Put($"{Path}/draft/languages/id", texts, changed.Header("ETag")).Json(HttpStatusCode.OK);

        (await Language("draft/languages", "id"))["stale"]!.AsArray().Should().BeEmpty();
    }

    [Test]
    public async Task Removes_a_language()
    {
        using var removed = await Catalog.Send(
            HttpMethod.Delete,
            $"{Path}/draft/languages/id",
            content: null,
            ("If-Match", "\"1\"")
        );

        removed.StatusCode.Should().Be(HttpStatusCode.OK);
        var draft = await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
        draft.ToJsonString().Should().NotContain("\"id\":\"Pengembang backend\"");
    }

    [Test]
    public async Task Removes_what_is_not_there_without_a_trace()
    {
        var rows = await Catalog.Rows();

        using var removed = await Catalog.Send(
            HttpMethod.Delete,
            $"{Path}/draft/languages/jv",
            content: null,
            ("If-Match", "\"1\"")
        );

        removed.StatusCode.Should().Be(HttpStatusCode.OK);
        removed.Header("ETag").Should().Be("\"1\"");
        (await Catalog.Rows()).Should().Equal(rows);
    }

    [Test]
    public async Task Names_every_text_that_is_wrong()
    {
        var texts = new JsonObject
        {
            ["title"] = new string('x', 201),
            ["description"] = "Only postings have one.",
            ["responsibilities"] = new JsonObject { ["nothing"] = "x" },
            ["placeholders"] = new JsonObject
            {
                ["team-name"] = new JsonObject
                {
                    ["prompt"] = " ",
                    ["choices"] = new JsonObject { ["a"] = "b" },
                },
            },
        };

        var problem = await Catalog
            .Put($"{Path}/draft/languages/id", texts, "\"1\"")
            .Problem(HttpStatusCode.UnprocessableEntity);

        problem
            .Errors()
            .Should()
            .BeEquivalentTo(
                "/title text-too-long",
                "/description text-unknown",
                "/responsibilities/nothing text-unknown",
                "/placeholders/team-name/prompt text-empty",
                "/placeholders/team-name/choices/a text-unknown"
            );
    }

    [Test]
    public async Task Leaves_the_source_language_to_the_draft()
    {
        await Catalog
            .Put($"{Path}/draft/languages/en", new JsonObject { ["title"] = "x" }, "\"1\"")
            .Problem(HttpStatusCode.Conflict);
        await Catalog.Get($"{Path}/draft/languages/not-a-tag").Problem(HttpStatusCode.NotFound);
    }

    private async Task<JsonNode> Language(string path, string tag) =>
        (await Catalog.Get($"{Path}/{path}").Json(HttpStatusCode.OK))["languages"]!
            .AsArray()
            .Single(language => language!["language"].Text() == tag)!;
}
