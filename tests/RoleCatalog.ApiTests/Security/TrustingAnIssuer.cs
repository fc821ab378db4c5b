using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.ApiTests.Security;

/// <summary>The keys of the issuer, as they change and as it fails.</summary>
internal sealed class TrustingAnIssuer
{
    private const string Path = "/v1/skills";

    private Issuer _issuer = null!;
    private RunningCatalog _catalog = null!;

    [SetUp]
    public async Task Start()
    {
        _issuer = await Issuer.Start();
        _catalog = await RunningCatalog.Start(settings: [.. _issuer.Settings]);
    }

    [TearDown]
    public async Task Stop()
    {
        await _catalog.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    [Test]
    public async Task Reads_its_keys_once_for_many_requests()
    {
        await Status(_issuer.Token());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Status(_issuer.Token())));

        _issuer.Readings.Should().Be(1);
    }

    [Test]
    public async Task Takes_a_new_key_as_soon_as_a_token_names_it()
    {
        var old = _issuer.Token();
        (await Status(old)).Should().Be(HttpStatusCode.OK);
        _issuer.Rotate();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        while (await Status(_issuer.Token()) != HttpStatusCode.OK)
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        (await Status(old)).Should().Be(HttpStatusCode.OK, "the issuer publishes both");
        _issuer.Readings.Should().Be(2);
    }

    [Test]
    public async Task Goes_on_with_the_keys_it_knows_while_the_issuer_is_down()
    {
        (await Status(_issuer.Token())).Should().Be(HttpStatusCode.OK);
        var old = _issuer.Token();
        _issuer.Rotate();
        _issuer.IsDown = true;

        (await Status(_issuer.Token())).Should().Be(HttpStatusCode.Unauthorized, "its key is nowhere to be read");
        (await Status(old)).Should().Be(HttpStatusCode.OK, "the known keys are still right");
    }

    [Test]
    public async Task Says_that_it_cannot_tell_while_the_issuer_was_never_reached()
    {
        _issuer.IsDown = true;

        using var answer = await _catalog.GetAs(_issuer.Token(), Path);

        (await answer.Problem(HttpStatusCode.ServiceUnavailable))["code"].Text().Should().Be("issuer-unavailable");
        answer.Header("Retry-After").Should().NotBeEmpty();
        (await Status(token: null)).Should().Be(HttpStatusCode.Unauthorized);
        using var open = await _catalog.GetAs(token: null, "/health/ready");
        open.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<HttpStatusCode> Status(string? token)
    {
        using var answer = await _catalog.GetAs(token, Path);
        return answer.StatusCode;
    }
}
