using System.Net;
using System.Net.Sockets;
using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace RoleCatalog.ApiTests.Conventions;

internal sealed class Problems
{
    private SampleApi api = null!;

    [OneTimeSetUp]
    public async Task Start() => api = await SampleApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await api.DisposeAsync();

    [TestCase("rule", HttpStatusCode.UnprocessableEntity, "title-too-long", "/title title-too-long")]
    [TestCase("not-found", HttpStatusCode.NotFound, "posting-not-found", " posting-not-found")]
    [TestCase("conflict", HttpStatusCode.Conflict, "posting-closed", " posting-closed")]
    [TestCase("stale", HttpStatusCode.PreconditionFailed, "posting-changed", " posting-changed")]
    public async Task Tell_which_rule_is_broken(string kind, HttpStatusCode status, string code, string error)
    {
        using var response = await api.Post($"/v1/faults/{kind}", "");

        var problem = await response.Problem(status);
        problem["code"]!.GetValue<string>().Should().Be(code);
        problem.Errors().Should().Equal(error);
    }

    [Test]
    public async Task List_several_broken_rules_under_a_common_code()
    {
        using var response = await api.Post("/v1/faults/rules", "");

        var problem = await response.Problem(HttpStatusCode.UnprocessableEntity);
        problem["code"]!.GetValue<string>().Should().Be("rules-broken");
        problem.Errors().Should().Equal("/title title-too-long", "/openings no-openings");
    }

    [Test]
    public async Task Point_at_what_a_validator_refused()
    {
        using var response = await api.Post("/v1/faults/validation", "");

        var problem = await response.Problem(HttpStatusCode.UnprocessableEntity);
        problem["code"]!.GetValue<string>().Should().Be("validation-failed");
        problem.Errors().Should().Equal("/draft/salaryRanges/0/currency not-empty", "/labels/en label-missing");
    }

    [Test]
    public async Task Point_into_the_body_that_a_command_wraps()
    {
        using var response = await api.Post("/v1/postings", """{"title":"","workplace":"hybrid"}""");

        (await response.Problem(HttpStatusCode.UnprocessableEntity)).Errors().Should().Equal("/title invalid");
    }

    [Test]
    public async Task Are_of_the_request_when_a_validator_refused_a_parameter()
    {
        using var response = await api.Get("/v1/postings?q=bad");

        (await response.Problem(HttpStatusCode.BadRequest)).Errors().Should().Equal("?q query-short");
    }

    [Test]
    public async Task Ask_for_a_retry_when_a_mapped_exception_says_so()
    {
        using var response = await api.Post("/v1/faults/busy", "");

        (await response.Problem(HttpStatusCode.ServiceUnavailable))["code"]!
            .GetValue<string>()
            .Should()
            .Be("store-busy");
        response.Header("Retry-After").Should().Be("2");
    }

    [Test]
    public async Task Keep_the_cause_of_a_failure_inside_and_log_it_with_the_trace()
    {
        using var response = await api.Post("/v1/faults/bug", "");

        var text = await response.Content.ReadAsStringAsync();
        var problem = await response.Problem(HttpStatusCode.InternalServerError);
        text.Should().NotContainAny("SELECT", "secret", "/var");
        var line = api.Logs.Lines.Should().ContainSingle(line => line.Contains("SELECT secret")).Subject;
        line.Should().StartWith("Error RoleCatalog").And.Contain(problem["traceId"]!.GetValue<string>());
    }

    [Test]
    public async Task Answer_an_unknown_route()
    {
        using var response = await api.Get("/v1/none");

        (await response.Problem(HttpStatusCode.NotFound))["code"]!.GetValue<string>().Should().Be("not-found");
    }

    [Test]
    public async Task Answer_an_id_that_cannot_exist()
    {
        using var response = await api.Get("/v1/postings/abc");

        await response.Problem(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Answer_a_method_that_is_not_taken_and_tell_which_are()
    {
        using var response = await api.Send(HttpMethod.Delete, "/v1/postings");

        var problem = await response.Problem(HttpStatusCode.MethodNotAllowed);
        response.Header("Allow").Split(", ").Should().BeEquivalentTo("GET", "HEAD", "POST");
        problem["detail"]!.GetValue<string>().Should().Contain("POST");
    }

    [TestCase("/v1/postings", 262144, false)]
    [TestCase("/v1/postings", 262144, true)]
    [TestCase("/v1/imports", 5242880, false)]
    public async Task Refuse_50_MB(string path, int limit, bool chunked)
    {
        var answer = await SendTooMuch(path, chunked);

        answer.Should().StartWith("HTTP/1.1 413").And.Contain("Content-Type: application/problem+json");
        answer.Should().Contain("\"code\":\"body-too-large\"").And.Contain($"at most {limit} bytes");
    }

    [Test]
    public async Task Spare_an_import_below_its_own_limit()
    {
        using var response = await api.Post(
            "/v1/imports",
            $$"""{"title":"{{new string('x', 1_000_000)}}","workplace":"on-site"}"""
        );

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    // A socket, since what matters is that a client which keeps sending still gets to read the answer.
    private async Task<string> SendTooMuch(string path, bool chunked)
    {
        const int chunk = 65536;
        using var socket = new TcpClient("127.0.0.1", api.Client.BaseAddress!.Port);
        await using var stream = socket.GetStream();
        var length = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {800 * chunk}";
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{length}\r\n\r\n"
            )
        );
        var sending = SendBody(stream, chunked, new string(' ', chunk));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = new StringBuilder();
        var buffer = new char[4096];
        while (!answer.ToString().EndsWith('}') && await reader.ReadAsync(buffer) is > 0 and var count)
        {
            answer.Append(buffer, 0, count);
        }

        socket.Close();
        await sending;
        return answer.ToString();
    }

    private static async Task SendBody(NetworkStream stream, bool chunked, string blanks)
    {
        var bytes = Encoding.ASCII.GetBytes(chunked ? $"{blanks.Length:x}\r\n{blanks}\r\n" : blanks);
        try
        {
            for (var sent = 0; sent < 800; sent++)
            {
                await stream.WriteAsync(bytes);
            }
        }
        catch (IOException)
        {
            // The server has hung up, as it may.
        }
        catch (ObjectDisposedException)
        {
            // The answer has been read.
        }
    }
}
