using System.Net;
using FluentAssertions;
using NUnit.Framework;
using RoleCatalog.ApiTests.Conventions;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.ApiTests.Security;

internal sealed class LimitingClients : LimitedCatalog
{
    private const string FewReads = "--Limits:ReadsPerSecond=1";
    private const string FewWrites = "--Limits:WritesPerSecond=1";
    private const string FewBadTokens = "--Limits:BadTokensPerSecond=1";
    private const string LittleOpen = "--Limits:OpenPerSecond=1";
    private const string PublicReading = "--Security:PublicReading=true";

    [Test]
    public async Task Refuses_a_subject_that_reads_too_much_and_no_other()
    {
        await Start(FewReads);
        var (greedy, modest) = (await ClientOf("greedy"), await ClientOf("modest"));

        using var refused = await UntilRefused(() => Get(greedy, "/v1/skills"));

        var problem = await refused.Problem(HttpStatusCode.TooManyRequests);
        problem["code"].Text().Should().Be("too-many-requests");
        refused.Header("Retry-After").Should().Be("1");
        refused.Header("RateLimit").Should().MatchRegex("^\"reads\";r=0;t=10$");
        (await StatusOf(Get(modest, "/v1/skills"))).Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Counts_a_subject_whatever_token_it_brings()
    {
        await Start(FewReads);
        var greedy = await ClientOf("greedy");

        using var refused = await UntilRefused(() => Get(greedy, "/v1/skills"));

        (await StatusOf(Get(await ClientOf("greedy"), "/v1/skills"))).Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Test]
    public async Task Counts_reads_and_writes_apart()
    {
        await Start(FewWrites);
        var client = await ClientOf("writer");

        using var refused = await UntilRefused(() => Send(client, HttpMethod.Post, "/v1/skills"));

        refused.Header("RateLimit").Should().StartWith("\"writes\";r=0;");
        Catalog.Logs.Lines.Should().NotContain(line => line.Contains("answered 429"), "a flood must not fill the log");
        (await StatusOf(Get(client, "/v1/skills"))).Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Counts_those_without_a_token_by_their_address()
    {
        await Start(FewReads, PublicReading);

        using var refused = await UntilRefused(() => Get(Anonymous(), Postings));

        (await StatusOf(Get(await ClientOf("reader"), Postings))).Should().Be(HttpStatusCode.OK);
    }

    [TestCase("/v1/skills", HttpStatusCode.OK)]
    [TestCase("/v1/skills?wrong=1", HttpStatusCode.BadRequest)]
    [TestCase("/v1/skills/none", HttpStatusCode.NotFound)]
    public async Task Tells_on_every_answer_what_is_left(string path, HttpStatusCode status)
    {
        await Start("--Limits:ReadsPerSecond=7");

        using var answer = await Get(await ClientOf("reader"), path);

        answer.StatusCode.Should().Be(status);
        answer.Header("RateLimit-Policy").Should().Be("\"reads\";q=70;w=10");
        answer.Header("RateLimit").Should().Be("\"reads\";r=69;t=1");
    }

    [TestCase("/health/ready")]
    [TestCase("/docs/index.html")]
    [TestCase("/openapi/v1.json")]
    [TestCase("/")]
    public async Task Gives_what_is_open_to_all_a_bucket_of_its_own(string path)
    {
        await Start(FewReads);
        using var refused = await UntilRefused(() => Get(Anonymous(), "/v1/skills"));

        using var answer = await Get(Anonymous(), path);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Header("RateLimit").Should().StartWith("\"open\";r=");
    }

    [TestCase("/openapi/v1.json", "gzip", "gzip")]
    [TestCase("/openapi/v1.json", "gzip;q=0, br", "")]
    [TestCase("/openapi/v1.json", "br", "")]
    [TestCase("/docs/swagger-ui-bundle.js", "gzip", "gzip")]
    [TestCase("/docs/swagger-ui-bundle.js", "br", "")]
    public async Task Compresses_the_documentation_for_nobody_in_particular(string path, string taken, string coding)
    {
        await Start();

        using var answer = await Get(Anonymous(), path, ("Accept-Encoding", taken));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Header("Content-Encoding").Should().Be(coding);
    }

    [TestCase("/health/ready")]
    [TestCase("/docs/swagger-ui-bundle.js")]
    [TestCase("/openapi/v1.json")]
    public async Task Refuses_an_address_that_asks_too_much_for_it_and_says_all_the_same_that_it_lives(string path)
    {
        await Start(LittleOpen);
        var greedy = Anonymous();

        using var refused = await UntilRefused(() => Get(greedy, path));

        (await refused.Problem(HttpStatusCode.TooManyRequests))["code"].Text().Should().Be("too-many-requests");
        (await StatusOf(Get(greedy, "/health/live"))).Should().Be(HttpStatusCode.OK);
        (await StatusOf(Get(await ClientOf("reader"), "/v1/skills"))).Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Looks_at_no_further_token_of_an_address_that_sent_many_bad_ones()
    {
        await Start(FewBadTokens);

        using var refused = await UntilRefused(() => Get(ClientWith("rubbish"), "/v1/skills"));

        refused.Header("Retry-After").Should().Be("1");
        (await StatusOf(Get(await ClientOf("newcomer"), "/v1/skills")))
            .Should()
            .Be(HttpStatusCode.TooManyRequests, "only a look at it could tell that it is good");
        (await StatusOf(Get(Anonymous(), "/health/live"))).Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Counts_each_token_that_it_does_not_look_at_and_writes_few_lines_of_them()
    {
        await Start(FewBadTokens);
        using var counters = new SecurityCounters(Catalog);
        var rubbish = ClientWith("rubbish");

        for (var attempt = 0; attempt < 200; attempt++)
        {
            using var refused = await Get(rubbish, "/v1/skills");
        }

        var counted = counters.Counted.GroupBy(each => each).ToDictionary(each => each.Key, each => each.Count());
        var unseen = counted["rolecatalog.security.failed_logins reason=too-many +1"];
        (counted["rolecatalog.security.failed_logins reason=malformed +1"] + unseen).Should().Be(200);
        counted["rolecatalog.security.limited bucket=bad-tokens +1"].Should().Be(unseen);
        Catalog.Logs.Lines.Count(line => line.Contains("A token was refused")).Should().BeLessThan(200);
    }

    [TestCase("/v1/skills", "GET", "reads")]
    [TestCase("/v1/skills", "POST", "writes")]
    [TestCase("/openapi/v1.json", "HEAD", "open")]
    public async Task Counts_refusals_by_bucket(string path, string method, string bucket)
    {
        await Start(FewReads, FewWrites, LittleOpen);
        using var counters = new SecurityCounters(Catalog);
        var client = Anonymous();

        using var refused = await UntilRefused(() => Send(client, new HttpMethod(method), path));

        counters.Counted.Should().ContainSingle(each => each == $"rolecatalog.security.limited bucket={bucket} +1");
    }

    [Test]
    public async Task Spares_who_had_a_valid_token_before_others_of_its_address_sent_bad_ones()
    {
        await Start(FewBadTokens);
        var known = await ClientOf("known");
        (await StatusOf(Get(known, "/v1/skills"))).Should().Be(HttpStatusCode.OK);

        using var refused = await UntilRefused(() => Get(ClientWith("rubbish"), "/v1/skills"));

        (await StatusOf(Get(known, "/v1/skills"))).Should().Be(HttpStatusCode.OK);
    }

    [TestCase("Limits:ReadsPerSecond", "0")]
    [TestCase("Limits:WritesPerSecond", "many")]
    [TestCase("Limits:BadTokensPerSecond", "-1")]
    [TestCase("Limits:ReadsPerSecond", "1000001")]
    [TestCase("Limits:OpenPerSecond", "0")]
    [TestCase("Limits:Connections", "0")]
    [TestCase("Limits:ConnectionsPerAddress", "some")]
    [TestCase("Proxies:Known:0", "proxy.example")]
    [TestCase("Proxies:Known:0", "10.0.0.0/64")]
    [TestCase("FORWARDEDHEADERS_ENABLED", "true")]
    [TestCase("Cors:Origins:0", "*")]
    [TestCase("Cors:Origins:0", "https://*.example")]
    [TestCase("Cors:Origins:0", "https://jobs.example/page")]
    [TestCase("Cors:Origins:0", "http://jobs.example")]
    public async Task Does_not_start_with_a_setting_that_makes_no_sense(string setting, string value)
    {
        var name = setting.Replace(":0", "", StringComparison.Ordinal);
        await Start();

        var starting = () => RunningCatalog.Start(null, $"--{setting}={value}");

        await starting.Should().ThrowAsync<SettingException>().WithMessage($"{name}: *");
    }
}
