using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.JobPostings;

/// <summary>From the first skill to the closed posting, as a client would do it.</summary>
internal sealed class TheStoryOfAPosting : CatalogTest
{
    private const string ProfilePath = "/v1/skill-profiles/backend-developer";

    [Test]
    public async Task Goes_from_the_first_skill_to_the_last_change()
    {
        await Skill();
        await Correct_the_profile_and_publish_it();
        var (path, tag) = await Begin_a_posting_that_lacks_much();
        tag = await Be_refused_with_every_reason_and_mend_it(path, tag);
        await Publish(path, tag);
        var publicTag = await Read_it_in_two_languages(path);
        await Close(path, publicTag);
        await Find_all_of_it_in_the_changes();
    }

    private async Task Correct_the_profile_and_publish_it()
    {
        var (draft, tag) = await ProfileDraft(profile => profile["title"]!["en"] = "Backend develloper");
        var corrected = draft.With(profile => profile["title"]!["en"] = "Backend developer");

        using var change = await Catalog.Put($"{ProfilePath}/draft", corrected, tag);
        change.StatusCode.Should().Be(HttpStatusCode.OK);
        change.Header("ETag").Should().NotBe(tag);
        await Catalog.Put($"{ProfilePath}/draft", draft, tag).Problem(HttpStatusCode.PreconditionFailed);
        await Catalog.Get(ProfilePath).Problem(HttpStatusCode.NotFound);

        var published = await Catalog
            .Post($"{ProfilePath}/publish", ifMatch: change.Header("ETag"))
            .Json(HttpStatusCode.OK);
        published["revision"].Number().Should().Be(1);
        published["title"]!["en"].Text().Should().Be("Backend developer");
        published["requirementGroups"]![0]!["requirements"]![0]!["skills"]![0]!["labels"]!
            ["en"]
            .Text()
            .Should()
            .Be("PostgreSQL");
    }

    private async Task<(string Path, string Tag)> Begin_a_posting_that_lacks_much()
    {
        var (draft, tag) = await PostingDraft(posting =>
        {
            foreach (var member in (string[])["organization", "workplace", "locations", "contractType", "schedule"])
            {
                posting.AsObject().Remove(member);
            }

            posting.AsObject().Remove("application");
            posting["placeholderValues"] = new JsonObject();
            posting["validity"]!["validThrough"] = "2020-01-01";
        });
        return ($"/v1/job-postings/{draft["id"]}", tag);
    }

    private async Task<string> Be_refused_with_every_reason_and_mend_it(string path, string tag)
    {
        var refusal = await Catalog.Post($"{path}/publish", ifMatch: tag).Problem(HttpStatusCode.UnprocessableEntity);
        refusal
            .Errors()
            .Should()
            .BeEquivalentTo(
                "/organization field-missing",
                "/contractType field-missing",
                "/schedule field-missing",
                "/application field-missing",
                "/workplace field-missing",
                "/locations field-missing",
                "/validity validity-passed",
                "/placeholderValues/team-name placeholder-unfilled"
            );

        var draft = await Catalog.Get($"{path}/draft").Json(HttpStatusCode.OK);
        var mended = Example.Posting.With(posting => posting["id"] = draft["id"].Text());
        using var change = await Catalog.Put($"{path}/draft", mended, tag);
        change.StatusCode.Should().Be(HttpStatusCode.OK);
        return change.Header("ETag");
    }

    private async Task Publish(string path, string tag)
    {
        using var response = await Catalog.Post($"{path}/publish", ifMatch: tag);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        long.Parse(response.Header("Catalog-Position")).Should().BePositive();
        var posting = await response.Json();
        posting["status"].Text().Should().Be("published");
        posting["edition"].Number().Should().Be(1);
        posting["responsibilityGroups"]![0]!["responsibilities"]![0]!["text"]!
            ["en"]
            .Text()
            .Should()
            .Be("Design the database schema of the Payments team.");
    }

    private async Task<string> Read_it_in_two_languages(string path)
    {
        using var english = await Catalog.Get($"{path}?lang=en");
        using var indonesian = await Catalog.Get(path, ("Accept-Language", "id-ID, en;q=0.5"));
        using var all = await Catalog.Get($"{path}?lang=*");

        english.Header("Content-Language").Should().Be("en");
        (await english.Json())["title"].Text().Should().Be("Backend developer");
        indonesian.Header("Content-Language").Should().StartWith("id");
        var body = await indonesian.Json();
        body["title"].Text().Should().Be("Pengembang backend");
        body["responsibilityGroups"]![0]!["responsibilities"]![0]!
            ["text"]
            .Text()
            .Should()
            .Be("Merancang skema basis data tim Payments.");
        (await all.Json())["title"]!.AsObject().Should().HaveCount(2);

        foreach (var response in (HttpResponseMessage[])[english, indonesian, all])
        {
            using var again = await Catalog.Get(
                response.RequestMessage!.RequestUri!.PathAndQuery,
                ("If-None-Match", response.Header("ETag")),
                ("Accept-Language", "id-ID, en;q=0.5")
            );
            again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        }

        return english.Header("ETag");
    }

    private async Task Close(string path, string tag)
    {
        var closed = await Catalog.Post($"{path}/close", Example.Closing, tag).Json(HttpStatusCode.OK);
        closed["status"].Text().Should().Be("closed");

        using var again = await Catalog.Get(path, ("If-None-Match", tag));
        again.StatusCode.Should().Be(HttpStatusCode.OK);
        (await again.Json())["closeReason"].Text().Should().Be("filled");
    }

    private async Task Find_all_of_it_in_the_changes()
    {
        var changes = (await Catalog.Get("/v1/changes").Json(HttpStatusCode.OK)).Items();

        changes
            .Select(change => change["type"].Text())
            .Should()
            .Equal(
                "rolecatalog.skill.defined.v1",
                "rolecatalog.skill-profile.published.v1",
                "rolecatalog.job-posting.published.v1",
                "rolecatalog.job-posting.closed.v1"
            );
        changes.Select(change => change["sequence"].Text()).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        var (published, closed) = (changes[2], changes[3]);
        closed["subject"].Text().Should().Be(published["subject"].Text());
        closed["entityversion"].Number().Should().BeGreaterThan(published["entityversion"].Number());
        closed["data"]!["statusBefore"].Text().Should().Be("published");
        closed["data"]!["changedFields"]!
            .AsArray()
            .Select(field => field.Text())
            .Should()
            .BeEquivalentTo("/status", "/closedAt", "/closeReason", "/closeNote");
        var current = await Catalog.Get($"/v1/{closed["subject"]}?lang=*").Json(HttpStatusCode.OK);
        JsonNode.DeepEquals(closed["data"]!["state"], current).Should().BeTrue();
    }
}
