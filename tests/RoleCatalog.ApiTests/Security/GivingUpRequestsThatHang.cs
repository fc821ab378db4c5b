using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NUnit.Framework;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.ApiTests.Conventions;

namespace RoleCatalog.ApiTests.Security;

internal sealed class GivingUpRequestsThatHang
{
    [Test]
    public async Task Answers_that_it_took_too_long_and_when_to_try_again()
    {
        await using var api = await SampleApi.Start(builder =>
            builder.Services.Configure<RequestTimeoutOptions>(options =>
                options.DefaultPolicy = RequestTimes.Policy(TimeSpan.FromMilliseconds(100))
            )
        );

        using var answer = await api.Get("/v1/hangs");

        (await answer.Problem(HttpStatusCode.ServiceUnavailable))["code"].Text().Should().Be("request-took-too-long");
        answer.Header("Retry-After").Should().Be("5");
    }

    [Test]
    public async Task Gives_30_seconds_to_any_request_2_minutes_to_a_document_and_1_to_who_may_wait()
    {
        await using var catalog = await RunningCatalog.Start();
        var times = catalog.Services.GetRequiredService<IOptions<RequestTimeoutOptions>>().Value;
        var endpoints = catalog
            .Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>()
            .Endpoints;

        times.DefaultPolicy!.Timeout.Should().Be(TimeSpan.FromSeconds(30));
        var others = endpoints
            .Select(endpoint =>
                (endpoint.DisplayName, Policy: endpoint.Metadata.GetMetadata<RequestTimeoutAttribute>()?.PolicyName)
            )
            .Where(endpoint => endpoint.Policy is not null)
            .ToLookup(endpoint => times.Policies[endpoint.Policy!].Timeout!.Value, endpoint => endpoint.DisplayName!);
        others.Should().HaveCount(2);
        others[TimeSpan.FromMinutes(2)].Should().HaveCount(2).And.OnlyContain(name => name.Contains("import"));
        others[TimeSpan.FromMinutes(1)].Should().ContainSingle().Which.Should().Contain("/changes");
    }
}
