using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.Api.Security;
using RoleCatalog.ApiTests.Conventions;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.ApiTests.Security;

/// <summary>Requests while the issuer has not yet told its keys: it is down, or takes requests and never answers.</summary>
internal sealed class WaitingForAnIssuer
{
    private const string Path = "/v1/skills";

    // Far less than a silent issuer is given to answer once, and room for a slow machine.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(4);

    private Issuer _issuer = null!;
    private RunningCatalog _catalog = null!;

    [TearDown]
    public async Task Stop()
    {
        await _catalog.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Test]
    public async Task Says_at_once_that_a_token_cannot_be_checked([Values] bool silent)
    {
        await Start(silent);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _catalog.GetAs(_issuer.Token(), Path)))
            .WaitAsync(AtOnce);

        foreach (var answer in answers)
        {
            (await answer.Problem(HttpStatusCode.ServiceUnavailable))["code"].Text().Should().Be("issuer-unavailable");
            answer.Header("Retry-After").Should().NotBeEmpty();
            answer.Dispose();
        }
    }

    [TestCase("rubbish")]
    [TestCase("a.b.c")]
    [TestCase("")]
    public async Task Refuses_what_is_no_token_all_the_same(string token)
    {
        await Start(silent: true, "--Limits:BadTokensPerSecond=1");

        using var refused = await _catalog.GetAs(token, Path).WaitAsync(AtOnce);

        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Has_whoever_sends_much_that_is_no_token_wait()
    {
        await Start(silent: true, "--Limits:BadTokensPerSecond=1");

        var answers = new List<HttpStatusCode>();
        while (answers.Count < 100 && !answers.Contains(HttpStatusCode.TooManyRequests))
        {
            using var answer = await _catalog.GetAs("rubbish", Path);
            answers.Add(answer.StatusCode);
        }

        answers.Should().Contain(HttpStatusCode.TooManyRequests);
    }

    [Test]
    public async Task Serves_what_needs_no_token()
    {
        await Start(silent: true);

        using var open = await _catalog.GetAs(token: null, "/health/live");
        using var closed = await _catalog.GetAs(token: null, Path);

        open.StatusCode.Should().Be(HttpStatusCode.OK);
        closed.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Goes_on_as_soon_as_the_issuer_answers([Values] bool silent)
    {
        await Start(silent);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        (_issuer.IsDown, _issuer.IsSilent) = (false, false);

        HttpStatusCode status;
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            using var answer = await _catalog.GetAs(_issuer.Token(), Path);
            status = answer.StatusCode;
        } while (status == HttpStatusCode.ServiceUnavailable);

        status.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Writes_one_line_about_it_and_no_errors()
    {
        await Start(silent: false);
        var before = _issuer.Visits;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        // A reading is two visits, since one is tried again: with the next one but one the line of the next was due.
        while (_issuer.Visits < before + 3)
        {
            patience.Token.ThrowIfCancellationRequested();
            using var answer = await _catalog.GetAs(_issuer.Token(), Path);
        }

        _catalog
            .Logs.Lines.Where(line => line.StartsWith($"Warning {typeof(IssuerKeys)}", StringComparison.Ordinal))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain(_issuer.Address);
        _catalog.Logs.Lines.Should().NotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    private async Task Start(bool silent, params string[] settings)
    {
        _issuer = await Issuer.Start();
        (_issuer.IsDown, _issuer.IsSilent) = (!silent, silent);
        _catalog = await RunningCatalog.Start(settings: [.. _issuer.Settings, .. settings]);
    }
}
