using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Skills;

internal sealed class KeepingSkills : CatalogTest
{
    [Test]
    public async Task Begins_with_its_definition()
    {
        using var response = await Catalog.Post("/v1/skills", Example.Skill);

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        response.Header("ETag").Should().Be("\"1\"");
        var skill = await response.Json();
        response.Header("Location").Should().Be($"/v1/skills/{skill["id"]}");
        skill["status"].Text().Should().Be("active");
        skill["labels"]!["en"].Text().Should().Be("PostgreSQL");
        skill["createdAt"].Text().Should().Be(skill["updatedAt"].Text()).And.EndWith("Z");
    }

    [Test]
    public async Task Finds_a_skill_by_id_and_by_key()
    {
        var skill = await Skill();

        var byId = await Catalog.Get($"/v1/skills/{skill["id"]}?lang=*").Json(HttpStatusCode.OK);
        var byKey = await Catalog.Get("/v1/skills/postgresql?lang=*").Json(HttpStatusCode.OK);

        byId.ToJsonString().Should().Be(skill.ToJsonString());
        byKey.ToJsonString().Should().Be(skill.ToJsonString());
        await Catalog.Get("/v1/skills/mysql").Problem(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Takes_a_correction_of_what_was_read()
    {
        await Skill();
        using var read = await Catalog.Get("/v1/skills/postgresql?lang=id");

        using var changed = await Catalog.Put(
            "/v1/skills/postgresql",
            Example.Read("change-skill").With(skill => skill["kind"] = "knowledge"),
            read.Header("ETag")
        );

        changed.StatusCode.Should().Be(HttpStatusCode.OK);
        changed.Header("ETag").Should().Be("\"2\"");
        (await changed.Json())["kind"].Text().Should().Be("knowledge");
        await Catalog
            .Put("/v1/skills/postgresql", Example.Read("change-skill"), read.Header("ETag"))
            .Problem(HttpStatusCode.PreconditionFailed);
    }

    [Test]
    public async Task Change_nothing_when_the_same_is_said_again()
    {
        await Skill();
        var same = Example.Skill.With(skill => skill.AsObject().Remove("key"));

        using var response = await Catalog.Put("/v1/skills/postgresql", same, "\"1\"");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Header("ETag").Should().Be("\"1\"");
        (await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK)).Items().Should().ContainSingle();
    }
}
