using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Security;

/// <summary>Who anonymous clients are is seen by whose bucket they empty; their scheme by the header that only https gets.</summary>
internal sealed class BehindAProxy : LimitedCatalog
{
    private const string For = "X-Forwarded-For";
    private const string Client = "198.51.100.1";
    private const string Host = "Host";
    private const string Name = "catalog.example";
    private const string Proto = "X-Forwarded-Proto";

    private static readonly string[] Public = ["--Limits:ReadsPerSecond=1", "--Security:PublicReading=true"];

    [TestCase]
    [TestCase("--Proxies:Known:0=10.0.0.0/8")]
    public async Task The_word_of_one_that_is_not_known_does_not_count(params string[] proxies)
    {
        await Start([.. Public, .. proxies]);
        var client = Anonymous();
        var number = 0;

        using var refused = await UntilRefused(() => Get(client, Postings, (For, $"198.51.100.{number++ % 256}")));

        using var answer = await Get(client, "/health/live", (Proto, "https"), (Host, Name));
        answer.Headers.Contains("Strict-Transport-Security").Should().BeFalse();
    }

    [TestCase("127.0.0.1")]
    [TestCase("127.0.0.0/8")]
    [TestCase("::ffff:127.0.0.1")]
    public async Task Clients_are_told_apart_by_the_nearest_hop_that_is_not_trusted(string proxy)
    {
        await Start([.. Public, $"--Proxies:Known:0={proxy}", "--Proxies:Known:1=10.0.0.0/8"]);
        var client = Anonymous();
        var number = 0;

        // What stands before its own address is the client's invention.
        using var refused = await UntilRefused(() =>
            Get(client, Postings, (For, $"203.0.113.{number++ % 256}, 198.51.100.1, 10.1.2.3"))
        );

        (await StatusOf(Get(client, Postings, (For, "198.51.100.1, 198.51.100.2")))).Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task The_scheme_is_that_of_the_nearest_hop_that_is_not_trusted()
    {
        await Start("--Proxies:Known:0=127.0.0.1");

        using var plain = await Get(Anonymous(), "/health/live", (For, Client), (Proto, "https, http"), (Host, Name));
        using var secure = await Get(Anonymous(), "/health/live", (For, Client), (Proto, "http, https"), (Host, Name));

        plain.Headers.Contains("Strict-Transport-Security").Should().BeFalse();
        secure.Header("Strict-Transport-Security").Should().Be("max-age=31536000");
    }

    [TestCase("https, http", null, false)]
    [TestCase("http, https", null, true)]
    [TestCase("https, http", Client, false)]
    [TestCase("https, https, http", "127.0.0.1", false)]
    [TestCase("https", $"{Client}, 127.0.0.1", true)]
    public async Task A_scheme_that_no_hop_stands_for_does_not_count(string schemes, string? hops, bool isSecure)
    {
        await Start("--Proxies:Known:0=127.0.0.1");
        (string, string)[] given = hops is null ? [] : [(For, hops)];

        using var answer = await Get(Anonymous(), "/health/live", [(Proto, schemes), (Host, Name), .. given]);

        answer.Headers.Contains("Strict-Transport-Security").Should().Be(isSecure);
    }

    [TestCase("/v1/skills", HttpStatusCode.Unauthorized)]
    [TestCase("/none", HttpStatusCode.NotFound)]
    public async Task Errors_over_https_say_so_too(string path, HttpStatusCode status)
    {
        await Start("--Proxies:Known:0=127.0.0.1");

        using var answer = await Get(Anonymous(), path, (Proto, "https"), (Host, Name));

        answer.StatusCode.Should().Be(status);
        answer.Header("Strict-Transport-Security").Should().NotBeEmpty();
    }

    [TestCase("localhost:8443")]
    [TestCase("127.0.0.1")]
    [TestCase("[::1]:8443")]
    public async Task A_browser_is_not_told_to_use_https_for_its_own_machine(string host)
    {
        await Start("--Proxies:Known:0=127.0.0.1");

        using var answer = await Get(Anonymous(), "/health/live", (Proto, "https"), (Host, host));

        answer.Headers.Contains("Strict-Transport-Security").Should().BeFalse();
    }
}
