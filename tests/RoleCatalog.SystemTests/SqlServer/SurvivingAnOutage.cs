using System.Net;
using FluentAssertions;
using Microsoft.Data.SqlClient;
using NUnit.Framework;

namespace RoleCatalog.SystemTests.SqlServer;

/// <summary>A server that is away for a while after the start.</summary>
public sealed class SurvivingAnOutage : SqlServerTest
{
    private const string Skill = """
        {
          "key": "kilnwork",
          "kind": "technology",
          "sourceLanguage": "en",
          "labels": { "en": "Kilnwork" }
        }
        """;

    [Test]
    public async Task Is_503_with_retry_after_and_heals_by_itself()
    {
        (await Migrate()).ExitCode.Should().Be(0);
        await using var way = new TcpProxy(new SqlConnectionStringBuilder(ConnectionString).DataSource);
        var service = await Serve(Store(way.Server));

        way.Cut();

        using (var refused = await Define(service))
        {
            refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.Should().NotBeNull();
            (await refused.Content.ReadAsStringAsync()).Should().Contain("store-unavailable");
        }

        (await Status(service, "/health/ready")).Should().Be(HttpStatusCode.ServiceUnavailable);
        (await Status(service, "/health/live")).Should().Be(HttpStatusCode.OK);

        way.Mend();

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await Status(service, "/health/ready") != HttpStatusCode.OK)
        {
            await tick.WaitForNextTickAsync(deadline.Token);
        }

        using var created = await Define(service);
        created.StatusCode.Should().Be(HttpStatusCode.Created);
        service.Process.HasExited.Should().BeFalse();
    }

    private static Task<HttpResponseMessage> Define(CatalogService service) =>
        service.Client.PostAsync(
            new Uri("/v1/skills", UriKind.Relative),
            new StringContent(Skill, mediaType: new("application/json"))
        );

    private static async Task<HttpStatusCode> Status(CatalogService service, string path)
    {
        using var answer = await service.Client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
