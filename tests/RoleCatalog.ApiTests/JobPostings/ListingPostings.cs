using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.JobPostings;

internal sealed class ListingPostings : CatalogSetting
{
    protected override async Task Prepare()
    {
        await WithProfile();
        await Posting();
        await Posting(posting =>
        {
            posting["externalIds"] = null;
            posting["visibility"] = "internal";
            posting["workplace"] = new JsonObject { ["type"] = "remote" };
            posting["locations"]![0]!["country"] = "SG";
        });
        await PostingDraft(posting => posting["externalIds"] = null);
    }

    [TestCase("", 2)]
    [TestCase("?status=published", 2)]
    [TestCase("?status=draft", 1)]
    [TestCase("?status=closed", 0)]
    [TestCase("?visibility=internal", 1)]
    [TestCase("?profile=backend-developer", 2)]
    [TestCase("?profile=frontend-developer", 0)]
    [TestCase("?organization=Nusantara%20Digital", 2)]
    [TestCase("?organization=Nusantara", 0)]
    [TestCase("?workplace=remote", 1)]
    [TestCase("?workplace=remote&workplace=hybrid", 2)]
    [TestCase("?country=ID", 1)]
    [TestCase("?country=ID&country=SG", 2)]
    [TestCase("?country=SG&workplace=hybrid", 0)]
    public async Task Gives_those_that_are_asked_for(string query, int count)
    {
        var page = await Catalog.Get($"/v1/job-postings{query}").Json(HttpStatusCode.OK);

        page.Items().Should().HaveCount(count);
        page["total"].Number().Should().Be(count);
        page.Items().Select(posting => posting["id"].Text()).Should().BeInDescendingOrder();
    }

    [Test]
    public async Task Shows_the_title_that_a_draft_takes_from_its_profile()
    {
        var drafts = await Catalog.Get("/v1/job-postings?status=draft").Json(HttpStatusCode.OK);

        drafts.Items().Single()["title"].Text().Should().Be(Example.Profile["title"]!["en"].Text());
    }
}
