using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.SkillProfiles;

/// <summary>Documents come from anywhere: what they hold is text, and nothing that they point to is fetched.</summary>
internal sealed class ImportingHostileDocuments : CatalogTest
{
    private const string Path = "/v1/skill-profiles/night-porter";

    private TcpListener elsewhere = null!;

    private string Address => $"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}";

    private string Html =>
        $"""
            <html><head><base href="{Address}/"><link rel="stylesheet" href="{Address}/style.css">
            <script src="{Address}/script.js"></script><script>document.title = "scripted"</script></head>
            <body><h1>Night Porter<img src="{Address}/pixel.png" onerror="alert('onerror')"></h1>
            <p>You keep the doors &lt;script&gt;alert(1)&lt;/script&gt; of the hotel.</p>
            <iframe src="{Address}/frame"></iframe><object data="file:///etc/passwd"></object>
            <h2>Responsibilities</h2>
            <ul><li onclick="alert('onclick')">Greet <a href="javascript:alert('link')">late guests</a>.</li></ul>
            <h2>Requirements</h2><ul><li>Effective communication.</li></ul></body></html>
            """;

    private string Markdown =>
        $"""
            # Night Porter

            You keep the doors <script>alert(1)</script> of the hotel. ![pixel]({Address}/pixel.png)

            ## Responsibilities

            - Greet [late guests](javascript:alert('link')).

            ## Requirements

            - Effective communication.
            """;

    [SetUp]
    public void Listen()
    {
        elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
    }

    [TearDown]
    public void StopListening() => elsewhere.Dispose();

    [TestCase("text/html")]
    [TestCase("text/markdown")]
    public async Task Takes_their_text_and_fetches_nothing(string mediaType)
    {
        var draft = await Import(mediaType);

        var texts = draft.ToJsonString();
        texts.Should().Contain("late guests");
        texts.Should().NotContainAny("onerror", "onclick", "javascript:", "scripted", "/etc/passwd", Address);
        elsewhere.Pending().Should().BeFalse("nobody has called");
    }

    [TestCase("text/html")]
    [TestCase("text/markdown")]
    public async Task Shows_it_as_text_where_a_page_is_made_of_it(string mediaType)
    {
        await Import(mediaType);
        await Publish();
        await Change(draft =>
            draft["summary"]!["en"] = "You keep the doors <img src=x onerror=alert(2)> of the hotel."
        );

        using var answer = await Catalog.Get($"{Path}/revisions/compare.html?from=1&to=draft");
        var page = await answer.Content.ReadAsStringAsync();

        page.Should().Contain("&lt;img");
        page.Should().NotContainAny("<script", "<img", "<iframe");
    }

    private async Task<JsonNode> Import(string mediaType)
    {
        using var document = new StringContent(mediaType == "text/html" ? Html : Markdown, Encoding.UTF8, mediaType);
        await Catalog
            .Send(HttpMethod.Post, "/v1/skill-profiles/import?key=night-porter", document)
            .Json(HttpStatusCode.Created);
        return await Catalog.Get($"{Path}/draft").Json(HttpStatusCode.OK);
    }

    private async Task Publish()
    {
        using var draft = await Catalog.Get($"{Path}/draft");
        await Catalog.Post($"{Path}/publish", ifMatch: draft.Header("ETag")).Json(HttpStatusCode.OK);
    }

    private async Task Change(Action<JsonNode> change)
    {
        using var read = await Catalog.Get($"{Path}/draft");
        var draft = (await read.Json()).With(change);
        await Catalog.Put($"{Path}/draft", draft, read.Header("ETag")).Json(HttpStatusCode.OK);
    }
}
