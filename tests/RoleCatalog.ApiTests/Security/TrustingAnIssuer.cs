using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using FluentAssertions;
using Microsoft.IdentityModel.Tokens;
using NUnit.Framework;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.ApiTests.Security;

/// <summary>The keys of the issuer, as they change and as it fails.</summary>
internal sealed class TrustingAnIssuer
{
    private const string Path = "/v1/skills";

    private static readonly RSA Nobodys = RSA.Create(2048);

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
    public async Task Takes_a_new_key_with_the_first_token_that_names_it()
    {
        var old = _issuer.Token();
        _issuer.Rotate();

        (await Status(_issuer.Token())).Should().Be(HttpStatusCode.OK);

        (await Status(old)).Should().Be(HttpStatusCode.OK, "the issuer publishes both");
        _issuer.Readings.Should().Be(2);
    }

    [Test]
    public async Task Takes_a_new_key_just_after_tokens_that_name_keys_of_nobody()
    {
        (await Status(OfNobody())).Should().Be(HttpStatusCode.Unauthorized);
        _issuer.Rotate();

        (await Status(_issuer.Token())).Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Asks_the_issuer_once_for_many_tokens_that_name_keys_of_nobody()
    {
        var started = Stopwatch.GetTimestamp();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Status(OfNobody())));

        answers.Should().AllBeEquivalentTo(HttpStatusCode.Unauthorized);
        var seconds = (int)Stopwatch.GetElapsedTime(started).TotalSeconds;
        _issuer.Readings.Should().BeInRange(2, 2 + 1 + seconds, "one at the start, and one a second");
    }

    [Test]
    public async Task Takes_no_key_any_more_that_the_issuer_has_withdrawn()
    {
        var old = _issuer.Token();
        (await Status(old)).Should().Be(HttpStatusCode.OK);
        _issuer.Withdraw();

        (await Status(_issuer.Token())).Should().Be(HttpStatusCode.OK);

        (await Status(old)).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Asks_no_address_that_a_token_names([Values("jku", "x5u", "iss")] string named)
    {
        await using var elsewhere = await Issuer.Start();
        var address = $"{elsewhere.Address}/keys";
        var token = elsewhere.Token(each =>
        {
            each.Issuer = named == "iss" ? elsewhere.Address : _issuer.Address;
            each.AdditionalHeaderClaims = new Dictionary<string, object> { [named] = address };
        });

        (await Status(token)).Should().Be(HttpStatusCode.Unauthorized);

        elsewhere.Visits.Should().Be(0);
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
    public async Task Goes_on_with_the_keys_it_knows_while_the_issuer_tells_of_none()
    {
        _issuer.TellsNoKeys = true;

        (await Status(OfNobody())).Should().Be(HttpStatusCode.Unauthorized);
        (await Status(_issuer.Token())).Should().Be(HttpStatusCode.OK);
        _issuer.Readings.Should().Be(2);
    }

    [Test]
    public async Task Reads_the_keys_again_by_itself_from_time_to_time()
    {
        await using var catalog = await RunningCatalog.Start(new ImpatientClock(), [.. _issuer.Settings]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var old = _issuer.Token();
        _issuer.Withdraw();

        while (await StatusOf(catalog, old) != HttpStatusCode.Unauthorized)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    [Test]
    public async Task Is_told_by_the_address_of_its_document_too()
    {
        await using var catalog = await RunningCatalog.Start(
            settings:
            [
                .. _issuer.Settings,
                "--Authentication:Schemes:Bearer:Authority=",
                $"--Authentication:Schemes:Bearer:MetadataAddress={_issuer.Address}/.well-known/openid-configuration",
            ]
        );

        (await StatusOf(catalog, _issuer.Token())).Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Takes_it_for_no_other_in_development_either()
    {
        await using var catalog = await RunningCatalog.Start(
            settings:
            [
                .. _issuer.Settings,
                "--environment=Development",
                "--Authentication:Schemes:Bearer:ValidIssuers:0=https://login.example",
            ]
        );

        (await StatusOf(catalog, _issuer.Token())).Should().Be(HttpStatusCode.OK);
        (await StatusOf(catalog, _issuer.Token(token => token.Issuer = "https://login.example")))
            .Should()
            .Be(HttpStatusCode.Unauthorized);
    }

    private string OfNobody() =>
        _issuer.Token(token =>
            token.SigningCredentials = new SigningCredentials(
                new RsaSecurityKey(Nobodys) { KeyId = "of-nobody" },
                SecurityAlgorithms.RsaSha256
            )
        );

    private Task<HttpStatusCode> Status(string token) => StatusOf(_catalog, token);

    private static async Task<HttpStatusCode> StatusOf(RunningCatalog catalog, string token)
    {
        using var answer = await catalog.GetAs(token, Path);
        return answer.StatusCode;
    }

    /// <summary>The time of the system, for which whoever would wait minutes does not wait.</summary>
    private sealed class ImpatientClock : TimeProvider
    {
        private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.FromMinutes(1) ? Soon : dueTime, period);
    }
}
