using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Security;

internal sealed class RefusingWhatIsTooLarge : CatalogSetting
{
    private static readonly string[] Repeating = ["workplace=remote", "country=ID"];

    [TestCase(8 * 1024 - 100, "parameter-unknown")]
    [TestCase(8 * 1024 + 1, "address-too-long")]
    [TestCase(15 * 1024, "address-too-long")]
    public async Task An_address(int length, string code)
    {
        var path = "/v1/skills?x=".PadRight(length, 'x');
        var status = code == "address-too-long" ? HttpStatusCode.RequestUriTooLong : HttpStatusCode.BadRequest;

        var problem = await Catalog.Get(path).Problem(status);

        problem.ToJsonString().Should().Contain(code);
    }

    [TestCase("GET /v1/skills?{0} HTTP/1.1\r\nHost: x\r\n\r\n", "414")]
    [TestCase("GET /v1/skills HTTP/1.1\r\nHost: x\r\nX-Long: {0}\r\n\r\n", "431")]
    [TestCase("{0}\r\n\r\n", "4")]
    public async Task What_the_server_itself_refuses_without_saying_what_it_is(string request, string status)
    {
        using var socket = new TcpClient("127.0.0.1", Catalog.Client.BaseAddress!.Port);
        await using var stream = socket.GetStream();
        var large = new string('x', 100 * 1024);

        await stream.WriteAsync(Encoding.ASCII.GetBytes(request.Replace("{0}", large, StringComparison.Ordinal)));
        var buffer = new byte[1024];
        var answer = Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));

        answer.Should().StartWith($"HTTP/1.1 {status}").And.NotContain("Server:").And.NotContain("Kestrel");
    }

    [TestCase(15 * 1024, HttpStatusCode.OK)]
    [TestCase(16 * 1024, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    [TestCase(60 * 1024, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task Headers(int length, HttpStatusCode status)
    {
        using var answer = await Catalog.Get("/v1/skills", ("X-Long", new string('x', length)));

        answer.StatusCode.Should().Be(status);
        if (status != HttpStatusCode.OK)
        {
            (await answer.Problem(status))["code"].Text().Should().Be("headers-too-large");
        }
    }

    [Test]
    public async Task A_token_as_any_that_is_wrong()
    {
        var answer = Catalog.Get("/v1/skills", ("Authorization", $"Bearer {new string('x', 64 * 1024)}"));

        (await answer.Problem(HttpStatusCode.Unauthorized))["code"].Text().Should().Be("unauthenticated");
    }

    [TestCaseSource(nameof(Repeating))]
    public async Task A_filter_that_repeats(string filter)
    {
        var most = string.Join('&', Enumerable.Repeat(filter, ParameterChecks.MaxValues));

        await Catalog.Get($"/v1/job-postings?{most}").Json(HttpStatusCode.OK);
        var problem = await Catalog.Get($"/v1/job-postings?{most}&{filter}").Problem(HttpStatusCode.BadRequest);

        problem.Errors().Should().Equal($"?{filter.Split('=')[0]} parameter-repeated");
    }

    [TestCase("/aliases/en", "0")]
    [TestCase("/aliases/en", "[]")]
    [TestCase("/broader", "0")]
    [TestCase("/externalIds", "{}")]
    public async Task A_list_of_so_many_elements_that_each_would_be_an_error(string member, string element)
    {
        var body = Example.Skill.DeepClone();
        var list = $"[{string.Join(',', Enumerable.Repeat(element, 80_000))}]";
        var text = Replaced(body, member[1..].Split('/')).Replace("\"LIST\"", list, StringComparison.Ordinal);
        using var content = new StringContent(text, Encoding.UTF8, "application/json");
        var started = Stopwatch.GetTimestamp();

        using var answer = await Catalog.Send(HttpMethod.Post, "/v1/skills", content);

        ((int)answer.StatusCode).Should().BeOneOf(400, 422);
        (await answer.Problem(answer.StatusCode)).Errors().Should().HaveCountLessThanOrEqualTo(50);
        Stopwatch.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task A_list_that_is_well_formed_and_longer_than_any_is()
    {
        var body = Example.Skill.With(skill =>
            skill["aliases"]!["en"] = new JsonArray([
                .. Enumerable.Range(0, 20_000).Select(number => (JsonNode)$"a{number}"),
            ])
        );

        var problem = await Catalog.Post("/v1/skills", body).Problem(HttpStatusCode.UnprocessableEntity);

        problem.Errors().Should().HaveCountLessThanOrEqualTo(50);
    }

    private static string Replaced(JsonNode body, string[] path)
    {
        var holder = body.AsObject();
        foreach (var member in path[..^1])
        {
            holder[member] ??= new JsonObject();
            holder = holder[member]!.AsObject();
        }

        holder[path[^1]] = "LIST";
        return body.ToJsonString();
    }
}
