using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.ProficiencyScales;

internal sealed class KeepingScales : CatalogTest
{
    [Test]
    public async Task Has_two_from_the_start()
    {
        var page = await Catalog.Get("/v1/proficiency-scales?lang=id").Json(HttpStatusCode.OK);

        page.Items().Select(scale => scale["id"].Text()).Should().Equal("cefr", "general");
        page.Items()[1]["levels"]!
            .AsArray()
            .Select(level => level!["names"].Text())
            .Should()
            .Equal("Dasar", "Baik", "Mahir", "Ahli");
    }

    [Test]
    public async Task Takes_a_new_one()
    {
        using var response = await Catalog.Post("/v1/proficiency-scales", Example.Scale);

        response.StatusCode.Should().Be(HttpStatusCode.Created);
        response.Header("Location").Should().Be("/v1/proficiency-scales/craft");
        var defined = await response.Json();
        var read = await Catalog.Get("/v1/proficiency-scales/craft?lang=*").Json(HttpStatusCode.OK);
        read.ToJsonString().Should().Be(defined.ToJsonString());
    }

    [Test]
    public async Task Takes_more_levels_and_other_words()
    {
        await Catalog.Post("/v1/proficiency-scales", Example.Scale).Json(HttpStatusCode.Created);
        var more = Example
            .Read("change-proficiency-scale")
            .With(scale =>
            {
                var levels = scale["levels"]!.AsArray();
                levels.Add(levels[2]!.With(level => (level["key"], level["rank"]) = ("grand-master", 4)));
                levels[0]!["names"]!["en"] = "Beginner";
            });

        var changed = await Catalog.Put("/v1/proficiency-scales/craft", more, "\"1\"").Json(HttpStatusCode.OK);

        changed["version"].Number().Should().Be(2);
        changed["levels"]!.AsArray().Should().HaveCount(4);
        changed["levels"]![0]!["names"]!["en"].Text().Should().Be("Beginner");
    }

    [Test]
    public async Task Lets_the_same_again_change_nothing()
    {
        await Catalog.Post("/v1/proficiency-scales", Example.Scale).Json(HttpStatusCode.Created);
        var rows = await Catalog.Rows();

        using var again = await Catalog.Put("/v1/proficiency-scales/craft", Example.Scale.Without("id"), "\"1\"");

        again.StatusCode.Should().Be(HttpStatusCode.OK);
        again.Header("ETag").Should().Be("\"1\"");
        again.Headers.Contains("Catalog-Position").Should().BeFalse();
        (await Catalog.Rows()).Should().Equal(rows);
        await Catalog
            .Put("/v1/proficiency-scales/craft", Example.Scale.Without("id"), "\"7\"")
            .Problem(HttpStatusCode.PreconditionFailed);
    }

    [Test]
    public async Task Keeps_a_level_that_is_in_use_and_lets_it_be_retired()
    {
        await Skill();
        await ProfileDraft();
        var general = await Catalog.Get("/v1/proficiency-scales/general?lang=*").Json(HttpStatusCode.OK);
        var input = general.Without("id", "createdAt", "updatedAt", "version");
        input["levels"]!.AsArray().RemoveAt(1);

        var builtIn = await Catalog
            .Put("/v1/proficiency-scales/general", input, "\"1\"")
            .Problem(HttpStatusCode.Conflict);

        builtIn.Errors().Should().Equal("/levels level-built-in");
        var retired = general.Without("id", "createdAt", "updatedAt", "version");
        retired["levels"]![0]!["retired"] = true;
        var changed = await Catalog.Put("/v1/proficiency-scales/general", retired, "\"1\"").Json(HttpStatusCode.OK);
        changed["levels"]![0]!["retired"]!.GetValue<bool>().Should().BeTrue();
    }
}
