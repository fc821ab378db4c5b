using System.Net;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests;

/// <summary>A fixture whose every test has a service of its own.</summary>
internal abstract class CatalogTest : CatalogClient
{
    [SetUp]
    public async Task StartCatalog() => Catalog = await RunningCatalog.Start();

    [TearDown]
    public Task StopCatalog() => Stop();
}

/// <summary>A fixture whose tests only read, or are only refused, and so share one service.</summary>
internal abstract class CatalogSetting : CatalogClient
{
    [OneTimeSetUp]
    public async Task StartCatalog()
    {
        Catalog = await RunningCatalog.Start();
        await Prepare();
    }

    [OneTimeTearDown]
    public Task StopCatalog() => Stop();

    protected virtual Task Prepare() => Task.CompletedTask;
}

/// <summary>What a client of the service does over and over.</summary>
internal abstract class CatalogClient
{
    protected RunningCatalog Catalog { get; set; } = null!;

    protected Task<JsonNode> Skill(Action<JsonNode>? change = null) =>
        Catalog.Post("/v1/skills", Example.Skill.With(change)).Json(HttpStatusCode.Created);

    /// <summary>A draft of a profile, and the ETag of the draft.</summary>
    protected async Task<(JsonNode Draft, string Tag)> ProfileDraft(Action<JsonNode>? change = null)
    {
        // Tests make several of the same title.
        using var response = await Catalog.Post("/v1/skill-profiles?allowDuplicate=true", Example.Profile.With(change));
        return (await response.Json(), response.Header("ETag"));
    }

    protected async Task<JsonNode> Profile(Action<JsonNode>? change = null)
    {
        var (draft, tag) = await ProfileDraft(change);
        return await Catalog.Post($"/v1/skill-profiles/{draft["id"]}/publish", ifMatch: tag).Json(HttpStatusCode.OK);
    }

    protected async Task<(JsonNode Draft, string Tag)> PostingDraft(Action<JsonNode>? change = null)
    {
        using var response = await Catalog.Post("/v1/job-postings", Example.Posting.With(change));
        return (await response.Json(), response.Header("ETag"));
    }

    protected async Task<JsonNode> Posting(Action<JsonNode>? change = null)
    {
        var (draft, tag) = await PostingDraft(change);
        return await Catalog.Post($"/v1/job-postings/{draft["id"]}/publish", ifMatch: tag).Json(HttpStatusCode.OK);
    }

    /// <summary>Everything that the example of a posting refers to.</summary>
    protected async Task WithProfile()
    {
        await Skill();
        await Profile();
    }

    protected async Task Stop()
    {
        await Catalog.DisposeAsync();
        Catalog
            .Logs.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal))
            .Should()
            .BeEmpty("nothing may fail inside");
    }
}
