using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using RoleCatalog.Api.Security;
using RoleCatalog.ApiTests.Conventions;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.ApiTests.Security;

internal sealed partial class AuditingAccess : CatalogTest
{
    private SecurityCounters _counters = null!;
    private Issuer _issuer = null!;

    [SetUp]
    public async Task Listen()
    {
        _issuer = await TokenIssuer.Shared;
        _counters = new SecurityCounters(Catalog);
    }

    [TearDown]
    public void StopListening() => _counters.Dispose();

    [Test]
    public async Task Counts_and_logs_a_refused_token_with_its_reason_and_never_the_token()
    {
        var token = _issuer.Token(expired =>
        {
            (expired.IssuedAt, expired.NotBefore) = (expired.IssuedAt?.AddDays(-1), expired.NotBefore?.AddDays(-1));
            expired.Expires = expired.Expires?.AddDays(-1);
        });

        using var refused = await Catalog.Get("/v1/skills", ("Authorization", $"Bearer {token}"));

        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        Counted.Should().Equal("rolecatalog.security.failed_logins reason=expired +1");
        AuditLines().Should().ContainSingle().Which.Should().ContainAll("(expired)", "127.0.0.1", TraceOf(refused));
        Catalog.Logs.Lines.Should().NotContain(line => token.Split('.').Any(line.Contains));
    }

    [TestCase("/")]
    [TestCase("/health/live")]
    [TestCase("/openapi/v1.json")]
    [TestCase("/none")]
    public async Task Counts_a_wrong_token_wherever_it_is_sent(string path)
    {
        using var answer = await Catalog.GetAs("rubbish", path);

        Counted.Should().Equal("rolecatalog.security.failed_logins reason=malformed +1");
        AuditLines().Should().ContainSingle();
    }

    [Test]
    public async Task Counts_requests_without_a_token_and_writes_no_line_for_them()
    {
        using var client = new HttpClient { BaseAddress = Catalog.Client.BaseAddress };

        using var refused = await client.GetAsync("/v1/skills");

        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        Counted.Should().Equal("rolecatalog.security.failed_logins reason=no-token +1");
        AuditLines().Should().BeEmpty();
    }

    [Test]
    public async Task Counts_and_logs_a_denial_with_the_subject_and_the_scope_that_is_missing()
    {
        var token = _issuer.TokenOf("reader-3", "catalog.read");

        using var denied = await Catalog.Send(
            HttpMethod.Post,
            "/v1/skills",
            content: null,
            ("Authorization", $"Bearer {token}")
        );

        denied.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        Counted.Should().Equal("rolecatalog.security.denials scope=catalog.write +1");
        AuditLines()
            .Should()
            .ContainSingle()
            .Which.Should()
            .ContainAll("reader-3 lacks catalog.write", "POST /v1/skills", TraceOf(denied));
        Catalog.Logs.Lines.Should().NotContain(line => token.Split('.').Any(line.Contains));
    }

    [TestCase("jane@example.com")]
    [TestCase("jane\rinfo: all is well")]
    public async Task Tells_by_its_hash_a_subject_that_is_an_address_or_would_forge_lines(string subject)
    {
        var token = _issuer.TokenOf(subject);

        using var denied = await Catalog.Get("/v1/skills", ("Authorization", $"Bearer {token}"));

        denied.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        AuditLines().Should().ContainSingle().Which.Should().Contain("sha256:").And.NotContain("jane");
    }

    [Test]
    public async Task Lets_nothing_of_what_goes_well_into_log_or_counters()
    {
        await Skill();

        Counted.Should().BeEmpty();
        AuditLines().Should().BeEmpty();
    }

    [Test]
    public void Leaves_lines_out_when_there_are_too_many_and_says_how_many()
    {
        const int attempts = 2000;
        using var logs = new RecordedLogs();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        using var audit = new SecurityAudit(
            Catalog.Services.GetRequiredService<IMeterFactory>(),
            factory.CreateLogger<SecurityAudit>()
        );
        Counted.Clear();
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            audit.LoginFailed(new DefaultHttpContext(), "expired");
        }

        var extra = 1 + (int)(10 * Stopwatch.GetElapsedTime(started).TotalSeconds);
        logs.Lines.Should().HaveCountGreaterThanOrEqualTo(100).And.HaveCountLessThanOrEqualTo(100 + extra);
        var total = attempts;
        var written = logs.Lines.Count;
        while (logs.Lines.Count == written)
        {
            audit.LoginFailed(new DefaultHttpContext(), "expired");
            total++;
        }

        LeftOut(logs.Lines.Last()).Should().BePositive();
        (logs.Lines.Count + logs.Lines.Sum(LeftOut)).Should().Be(total);
        Counted.Should().HaveCount(total, "the counters have them all");
    }

    private ConcurrentQueue<string> Counted => _counters.Counted;

    private IEnumerable<string> AuditLines() =>
        Catalog.Logs.Lines.Where(line => line.StartsWith($"Warning {typeof(SecurityAudit)}", StringComparison.Ordinal));

    private static string TraceOf(HttpResponseMessage response) => response.Header("Trace-Id");

    private static int LeftOut(string line) => int.Parse(Skipped().Match(line).Value);

    [GeneratedRegex(@"\d+(?= lines like this)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Skipped();
}
