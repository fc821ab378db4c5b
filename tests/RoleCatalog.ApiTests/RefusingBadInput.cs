using System.Net.Sockets;
using System.Text;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests;

/// <summary>Whatever is sent, the refusal says what is wrong and where, and nothing changes.</summary>
[TestFixture]
internal sealed class RefusingBadInput : CatalogSetting
{
    private Dictionary<string, string> _names = [];

    protected override async Task Prepare()
    {
        await WithProfile();
        await Profile(body => (body["key"], body["externalIds"]) = ("zoologist", null));
        var (draft, tag) = await PostingDraft();
        var page = await Catalog.Get("/v1/skill-profiles?limit=1").Json(System.Net.HttpStatusCode.OK);
        _names = new()
        {
            ["{posting}"] = draft["id"].Text(),
            ["{tag}"] = tag,
            ["{profiles}"] = page["nextCursor"].Text(),
        };
    }

    [TestCaseSource(typeof(BadInputs), nameof(BadInputs.All))]
    public async Task Names_the_fault_and_changes_nothing(BadInput input)
    {
        var before = await Catalog.Rows();
        (string, string)[] headers = input.IfMatch is { } tag ? [("If-Match", Filled(tag))] : [];

        using var response = await Catalog.Send(input.Method, Filled(input.Path), input.Content(), headers);

        var problem = await response.Problem(input.Status);
        if (input.Errors.Length > 0)
        {
            problem.Errors().Should().BeEquivalentTo(input.Errors);
        }

        if (input.Code is { } code)
        {
            problem["code"].Text().Should().Be(code);
        }

        response.Headers.Contains("Catalog-Position").Should().BeFalse();
        (await Catalog.Rows()).Should().Equal(before);
    }

    [TestCase("Content-Length: 52428800")]
    [TestCase("Transfer-Encoding: chunked")]
    public async Task Of_50_MB_names_the_limit_and_changes_nothing(string length)
    {
        var before = await Catalog.Rows();

        var answer = await SendTooMuch(length);

        answer.Should().StartWith("HTTP/1.1 413 ").And.Contain("\"code\":\"body-too-large\"").And.Contain("262144");
        (await Catalog.Rows()).Should().Equal(before);
    }

    // A socket, for a client that goes on sending may find the connection closed before it reads the answer.
    private async Task<string> SendTooMuch(string length)
    {
        using var socket = new TcpClient("127.0.0.1", Catalog.Client.BaseAddress!.Port);
        await using var stream = socket.GetStream();
        var head =
            $"POST /v1/skills HTTP/1.1\r\nHost: x\r\nAuthorization: {Catalog.Client.DefaultRequestHeaders.Authorization}\r\nContent-Type: application/json\r\n{length}\r\n\r\n";
        var chunk = length.EndsWith("chunked", StringComparison.Ordinal) ? "80000\r\n" : "";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + chunk + new string(' ', 0x80000)));
        using var reader = new StreamReader(stream);
        var answer = new StringBuilder();
        while (!answer.ToString().EndsWith('}') && await reader.ReadLineAsync() is { } line)
        {
            answer.Append(line).Append('\n');
        }

        return answer.ToString();
    }

    private string Filled(string text) =>
        _names.Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));
}
