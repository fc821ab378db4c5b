using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests;

/// <summary>Entities and lists with the members that were asked for.</summary>
internal sealed class ReadingSomeFields : CatalogSetting
{
    private string posting = "";

    protected override async Task Prepare()
    {
        await WithProfile();
        posting = (await Posting())["id"].Text();
    }

    [TestCase("/v1/skills/postgresql", "labels,key", "id,key,labels")]
    [TestCase("/v1/skills/postgresql", "id", "id")]
    [TestCase("/v1/skills/postgresql", "key, key,version", "id,key,version")]
    [TestCase("/v1/skills/postgresql", "replacedBy", "id")]
    [TestCase("/v1/skill-profiles/backend-developer", "title,sourceLanguage", "id,sourceLanguage,title")]
    [TestCase("/v1/job-postings/{id}", "id,title,locations", "id,locations,title")]
    public async Task Gives_those_and_the_id(string address, string fields, string members)
    {
        address = Address(address);
        foreach (var languages in (string[])["", "&lang=*", "&lang=id"])
        {
            var whole = await Catalog.Get($"{address}?{languages.TrimStart('&')}").Json(HttpStatusCode.OK);
            var some = await Catalog.Get($"{address}?fields={fields}{languages}").Json(HttpStatusCode.OK);

            Members(some).Should().Be(members);
            some.AsObject()
                .Where(member => member.Key != "textLanguages")
                .Should()
                .OnlyContain(member => JsonNode.DeepEquals(member.Value, whole[member.Key]));
        }
    }

    [TestCase("/v1/skills", "key")]
    [TestCase("/v1/skill-profiles", "title")]
    [TestCase("/v1/job-postings", "title")]
    public async Task Gives_those_of_each_entity_of_a_list(string address, string field)
    {
        foreach (var languages in (string[])["", "&lang=*"])
        {
            var whole = await Catalog.Get($"{address}?{languages.TrimStart('&')}").Json(HttpStatusCode.OK);
            var some = await Catalog.Get($"{address}?fields={field}{languages}").Json(HttpStatusCode.OK);

            Members(some).Should().Be(Members(whole));
            some["total"].Number().Should().Be(whole["total"].Number());
            some.Items().Should().NotBeEmpty().And.OnlyContain(item => Members(item) == $"id,{field}");
            some.Items()
                .Select(item => item[field]!.ToJsonString())
                .Should()
                .Equal(whole.Items().Select(item => item[field]!.ToJsonString()));
        }
    }

    [Test]
    public async Task Says_which_texts_are_in_another_language_only_of_those_that_it_gives()
    {
        await Catalog
            .Post(
                "/v1/skills",
                JsonNode.Parse(
                    """
                    {
                      "key": "accounting",
                      "kind": "competence",
                      "sourceLanguage": "en",
                      "labels": { "en": "Accounting", "id": "Akuntansi" },
                      "description": { "en": "Keeping books." }
                    }
                    """
                )!
            )
            .Json(HttpStatusCode.Created);
        using var whole = await Catalog.Get("/v1/skills/accounting?lang=id");
        using var some = await Catalog.Get("/v1/skills/accounting?lang=id&fields=labels");
        using var other = await Catalog.Get("/v1/skills/accounting?lang=id&fields=description");

        Members(await whole.Json()).Should().Contain("textLanguages");
        Members(await some.Json()).Should().Be("id,labels");
        some.Content.Headers.ContentLanguage.Should().Equal("id");
        other.Content.Headers.ContentLanguage.Should().Equal("en");
    }

    [Test]
    public async Task Has_a_tag_of_its_own_that_changes_what_was_read()
    {
        using var whole = await Catalog.Get("/v1/skills/postgresql?lang=*");
        using var some = await Catalog.Get("/v1/skills/postgresql?lang=*&fields=version,key");
        using var turned = await Catalog.Get("/v1/skills/postgresql?lang=*&fields=key,id,version");

        (await turned.Content.ReadAsStringAsync()).Should().Be(await some.Content.ReadAsStringAsync());
        turned.Header("ETag").Should().Be(some.Header("ETag")).And.NotBe(whole.Header("ETag"));
        var skill = Example.Skill;
        skill.AsObject().Remove("key");
        using var change = await Catalog.Put("/v1/skills/postgresql", skill, some.Header("ETag"));
        change.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [TestCase("/v1/skills/postgresql", "labels,lables")]
    [TestCase("/v1/skills", "")]
    [TestCase("/v1/skills", "Key")]
    [TestCase("/v1/skills", "key,")]
    [TestCase("/v1/skill-profiles/backend-developer", "title.en")]
    [TestCase("/v1/job-postings", "items")]
    [TestCase("/v1/job-postings/{id}", "*")]
    public async Task Is_refused_for_a_member_that_is_unknown(string address, string fields)
    {
        var problem = await Catalog.Get($"{Address(address)}?fields={fields}").Problem(HttpStatusCode.BadRequest);

        problem.Errors().Should().Equal("?fields parameter-invalid");
        problem["errors"]![0]!["message"].Text().Should().Contain("known are id, ");
    }

    [Test]
    public async Task Is_refused_where_there_are_none() =>
        (await Catalog.Get("/v1/replays?fields=id").Problem(HttpStatusCode.BadRequest))
            .Errors()
            .Should()
            .Equal("?fields parameter-unknown");

    private string Address(string address) => address.Replace("{id}", posting, StringComparison.Ordinal);

    private static string Members(JsonNode entity) =>
        string.Join(',', entity.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
}
