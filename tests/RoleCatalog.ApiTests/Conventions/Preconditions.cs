using System.Net;
using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.Conventions;

internal sealed class Preconditions
{
    private const string Body = """{"title":"x","workplace":"on-site"}""";
    private static readonly string Address = $"/v1/postings/{Guid.Empty}";
    private SampleApi api = null!;

    [OneTimeSetUp]
    public async Task Start() => api = await SampleApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await api.DisposeAsync();

    [TestCase(null, 428, "if-match-missing")]
    [TestCase("", 428, "if-match-missing")]
    [TestCase("*", 400, "if-match-any")]
    [TestCase("W/\"7\"", 400, "if-match-weak")]
    [TestCase("7", 400, "if-match-malformed")]
    [TestCase("\"7", 400, "if-match-malformed")]
    [TestCase("\"seven\"", 400, "if-match-malformed")]
    [TestCase("\"-7\"", 400, "if-match-malformed")]
    [TestCase("\"99999999999\"", 400, "if-match-malformed")]
    [TestCase("\"7\", \"8\"", 400, "if-match-several")]
    [TestCase("\"6\"", 412, "posting-changed")]
    public async Task Refuse_a_change(string? ifMatch, int status, string code)
    {
        using var response = await Put(ifMatch);

        (await response.Problem((HttpStatusCode)status))["code"]!.GetValue<string>().Should().Be(code);
    }

    [TestCase("\"7\"")]
    [TestCase("\"7-en\"")]
    [TestCase("\"7-zh-Hant\"")]
    public async Task Let_a_change_of_the_current_version_pass(string ifMatch)
    {
        using var response = await Put(ifMatch);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Header("ETag").Should().Be("\"8\"");
    }

    [Test]
    public async Task Are_missed_before_the_body_is_judged()
    {
        using var content = new StringContent("{", Encoding.UTF8, "application/json");
        using var response = await api.Send(HttpMethod.Put, Address, content);

        await response.Problem((HttpStatusCode)428);
    }

    [TestCase("\"7-id\"")]
    [TestCase("\"1\", W/\"7-id\"")]
    [TestCase("*")]
    public async Task Spare_a_reader_what_it_has(string ifNoneMatch)
    {
        using var response = await api.Get($"{Address}?lang=id", ("If-None-Match", ifNoneMatch));

        response.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        response.Header("ETag").Should().Be("\"7-id\"");
        response.Header("Vary").Should().Contain("Accept-Language");
        response.Header("Content-Language").Should().Be("id");
        response.Header("Cache-Control").Should().Be("no-cache");
        response.Header("Trace-Id").Should().NotBeEmpty();
    }

    [Test]
    public async Task Tell_formats_apart()
    {
        using var first = await api.Get($"{Address}/markdown");
        using var second = await api.Get($"{Address}/markdown", ("If-None-Match", first.Header("ETag")));

        first.Header("ETag").Should().Be("\"7-md-en\"");
        first.Header("Content-Type").Should().StartWith("text/markdown");
        second.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [TestCase("\"7-en\"")]
    [TestCase("\"7\"")]
    [TestCase("rubbish")]
    public async Task Give_a_reader_what_it_has_not(string ifNoneMatch)
    {
        using var response = await api.Get($"{Address}?lang=id", ("If-None-Match", ifNoneMatch));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Header("ETag").Should().Be("\"7-id\"");
        response.Header("Content-Language").Should().Be("id");
    }

    private async Task<HttpResponseMessage> Put(string? ifMatch)
    {
        using var content = new StringContent(Body, Encoding.UTF8, "application/json");
        return ifMatch is null
            ? await api.Send(HttpMethod.Put, Address, content)
            : await api.Send(HttpMethod.Put, Address, content, ("If-Match", ifMatch));
    }
}
