using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.JobPostings;

internal sealed class TranslatingPostings : CatalogTest
{
    [SetUp]
    public Task Prepare() => WithProfile();

    [Test]
    public async Task Shows_what_readers_of_a_language_would_miss()
    {
        var posting = await Posting(body => body["description"]!.AsObject().Remove("id"));

        foreach (var path in (string[])["languages", "draft/languages"])
        {
            var id = await Language($"/v1/job-postings/{posting["id"]}/{path}");
            id["missing"]!.AsArray().Select(pointer => pointer.Text()).Should().Equal("/description/id");
            id["translated"].Number().Should().Be(id["total"].Number() - 1);
        }
    }

    [Test]
    public async Task Counts_a_value_per_language_as_a_text()
    {
        var posting = await Posting(body =>
            body["placeholderValues"]!["team-name"] = new JsonObject { ["en"] = "Payments" }
        );

        var id = await Language($"/v1/job-postings/{posting["id"]}/languages");

        id["missing"]!.AsArray().Select(pointer => pointer.Text()).Should().Equal("/placeholderValues/team-name/id");
    }

    [Test]
    public async Task Takes_the_posting_s_own_texts_in_one_language()
    {
        var (draft, tag) = await PostingDraft();
        var path = $"/v1/job-postings/{draft["id"]}/draft";
        using var changed = await Catalog.Put(
            path,
            draft.With(posting => posting["description"]!["en"] = "Another description."),
            tag
        );
        (await Language($"{path}/languages"))["stale"]!
            .AsArray()
            .Select(field => field.Text())
            .Should()
            .Equal("/description/id");

        var texts = new JsonObject { ["description"] = "Keterangan lain." };
        await Catalog.Put($"{path}/languages/id", texts, changed.Header("ETag")).Json(HttpStatusCode.OK);

        (await Catalog.Get(path).Json(HttpStatusCode.OK))["description"]!["id"].Text().Should().Be("Keterangan lain.");
        (await Language($"{path}/languages"))["stale"]!.AsArray().Should().BeEmpty();
    }

    [Test]
    public async Task Does_not_change_the_texts_of_the_profile()
    {
        var (draft, tag) = await PostingDraft();

        var problem = await Catalog
            .Put($"/v1/job-postings/{draft["id"]}/draft/languages/id", new JsonObject { ["summary"] = "x" }, tag)
            .Problem(HttpStatusCode.UnprocessableEntity);

        problem["errors"]![0]!["code"].Text().Should().Be("text-unknown");
    }

    private async Task<JsonNode> Language(string path) =>
        (await Catalog.Get(path).Json(HttpStatusCode.OK))["languages"]!
            .AsArray()
            .Single(language => language!["language"].Text() == "id")!;
}
