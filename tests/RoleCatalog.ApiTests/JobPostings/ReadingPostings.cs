using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.JobPostings;

internal sealed class ReadingPostings : CatalogTest
{
    [SetUp]
    public Task Prepare() => WithProfile();

    [Test]
    public async Task Gives_the_draft_as_it_is_written()
    {
        using var created = await Catalog.Post("/v1/job-postings", Example.Posting);

        created.StatusCode.Should().Be(HttpStatusCode.Created);
        var draft = await created.Json();
        created.Header("Location").Should().Be($"/v1/job-postings/{draft["id"]}/draft");
        foreach (var (name, given) in Example.Posting.Without("profile", "workplace").AsObject())
        {
            draft[name]!.ToJsonString().Should().Be(given!.ToJsonString(), name);
        }

        var read = await Catalog.Get($"/v1/job-postings/{draft["id"]}/draft").Json(HttpStatusCode.OK);
        read.ToJsonString().Should().Be(draft.ToJsonString());
        var again = await Catalog
            .Put($"/v1/job-postings/{draft["id"]}/draft", draft, created.Header("ETag"))
            .Json(HttpStatusCode.OK);
        again.ToJsonString().Should().Be(draft.ToJsonString());
    }

    [Test]
    public async Task Says_of_each_text_which_language_it_is_in_when_they_are_mixed()
    {
        var posting = await Posting(body => body["description"]!.AsObject().Remove("id"));

        using var response = await Catalog.Get($"/v1/job-postings/{posting["id"]}?lang=id");

        response.Header("Content-Language").Should().StartWith("id").And.Contain("en");
        var body = await response.Json();
        body["title"].Text().Should().Be("Pengembang backend");
        body["description"].Text().Should().StartWith("You join");
        body["textLanguages"]!["/description"].Text().Should().Be("en");
        body["textLanguages"]!["/title"].Should().BeNull();
    }

    [Test]
    public async Task Answers_lang_before_Accept_Language_and_the_source_language_last()
    {
        var posting = await Posting();
        var path = $"/v1/job-postings/{posting["id"]}";

        using var decided = await Catalog.Get($"{path}?lang=en", ("Accept-Language", "id"));
        using var unknown = await Catalog.Get($"{path}?lang=fr,de");
        using var weighed = await Catalog.Get(path, ("Accept-Language", "en;q=0.2, id;q=0.9"));

        (await decided.Json())["title"].Text().Should().Be("Backend developer");
        (await unknown.Json())["title"].Text().Should().Be("Backend developer");
        (await weighed.Json())["title"].Text().Should().Be("Pengembang backend");
        weighed.Header("Vary").Should().Contain("Accept-Language");
    }

    [Test]
    public async Task Gives_the_edition_as_it_was_published_also_after_the_close()
    {
        var posting = await Posting();
        var path = $"/v1/job-postings/{posting["id"]}";
        var before = await Catalog.Get($"{path}/editions/1?lang=*").Json(HttpStatusCode.OK);

        await Catalog.Post($"{path}/close", Example.Closing, $"\"{posting["version"]}\"").Json(HttpStatusCode.OK);

        var after = await Catalog.Get($"{path}/editions/1?lang=*").Json(HttpStatusCode.OK);
        before.ToJsonString().Should().Be(posting.ToJsonString());
        after.ToJsonString().Should().Be(posting.ToJsonString());
    }

    [Test]
    public async Task Keeps_the_contact_apart_and_erases_it_on_close()
    {
        var posting = await Posting();
        var path = $"/v1/job-postings/{posting["id"]}";
        using var none = await Catalog.Get($"{path}/contact");
        (await none.Content.ReadAsStringAsync()).Should().Be("{}");

        var changed = await Catalog
            .Put($"{path}/contact", Example.Contact, none.Header("ETag"))
            .Json(HttpStatusCode.OK);
        changed.ToJsonString().Should().Be(Example.Contact.ToJsonString());
        await Catalog
            .Put($"{path}/contact", Example.Contact, none.Header("ETag"))
            .Problem(HttpStatusCode.PreconditionFailed);
        using var again = await Catalog.Get($"{path}/contact");
        again.Header("ETag").Should().NotBe(none.Header("ETag"));

        await Catalog.Post($"{path}/close", Example.Closing, $"\"{posting["version"]}\"").Json(HttpStatusCode.OK);

        using var erased = await Catalog.Get($"{path}/contact");
        (await erased.Content.ReadAsStringAsync()).Should().Be("{}");
        await Catalog.Put($"{path}/contact", Example.Contact, "\"0\"").Problem(HttpStatusCode.Conflict);
        (await Catalog.Rows()).Should().NotContain(row => row.Contains("recruiting@"));
    }

    [Test]
    public async Task Shows_a_posting_without_a_profile_with_a_role_of_its_own()
    {
        var posting = await Posting(body =>
        {
            body.AsObject().Remove("profile");
            foreach (
                var member in (string[])["sourceLanguage", "title", "summary", "requirementGroups", "placeholders"]
            )
            {
                body[member] = Example.Profile[member]!.DeepClone();
            }

            body["responsibilityGroups"] = Example.Profile["responsibilityGroups"]!.DeepClone();
        });

        posting["profile"].Should().BeNull();
        posting["requirementGroups"]![0]!["requirements"]![0]!["minimumLevel"]!["rank"].Number().Should().Be(2);
        posting["responsibilityGroups"]![0]!["responsibilities"]![0]!["text"]!
            ["id"]
            .Text()
            .Should()
            .Be("Merancang skema basis data tim Payments.");
    }

    [Test]
    public async Task Refuses_a_title_with_a_placeholder_that_nobody_declared()
    {
        var (draft, tag) = await PostingDraft(posting =>
            posting["title"] = new JsonObject { ["en"] = "Developer in {{city}}" }
        );

        var problem = await Catalog
            .Post($"/v1/job-postings/{draft["id"]}/publish", ifMatch: tag)
            .Problem(HttpStatusCode.UnprocessableEntity);

        problem.Errors().Should().Equal("/title/en placeholder-undeclared");
    }
}
