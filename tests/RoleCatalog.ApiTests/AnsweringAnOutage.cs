using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RoleCatalog.Api;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.ApiTests;

/// <summary>What a client is told when the store cannot do its work.</summary>
internal sealed class AnsweringAnOutage
{
    [Test]
    public async Task Says_that_nothing_was_changed_and_when_to_come_back() =>
        (await Answer(new StoreUnavailableException(new TimeoutException())))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = 503,
                    Code = "store-unavailable",
                    RetryAfter = TimeSpan.FromSeconds(5),
                }
            );

    [Test]
    public async Task Says_that_the_outcome_of_a_lost_commit_is_unknown() =>
        (await Answer(new CommitUnknownException(new TimeoutException())))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Status = 503,
                    Code = "commit-unknown",
                    RetryAfter = TimeSpan.FromSeconds(1),
                }
            );

    private static async Task<Problem?> Answer(Exception error)
    {
        var builder = WebApplication.CreateBuilder([.. (await TokenIssuer.Shared).Settings]);
        builder.AddCatalogApi();
        await using var app = builder.Build();
        return app.Services.GetServices<ProblemMapping>().For(error);
    }
}
