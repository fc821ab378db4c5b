using System.CommandLine;
using System.Globalization;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.Api.Verbs;

/// <summary>Builds the search index anew from the change log.</summary>
internal static class Reindex
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    public static Command Command(string[] args)
    {
        var command = new Command(
            "reindex",
            "Builds the search index anew from the change log. With a service running it goes through it, and the index before serves meanwhile."
        )
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                CatalogHost.RefuseUnknown("reindex", parsed.UnmatchedTokens);
                return Run(args, cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> Run(string[] args, CancellationToken cancellationToken)
    {
        await using var catalog = await OpenedCatalog.Open(args, cancellationToken);
        if (catalog.Service is { } service)
        {
            await Ask(service, cancellationToken);
        }
        else
        {
            await catalog.Build(Tell, cancellationToken);
        }

        Console.WriteLine("The search index is built.");
        return 0;
    }

    private static async Task Ask(HttpClient service, CancellationToken cancellationToken)
    {
        var before = await Status(service, HttpMethod.Get, "/v1/search-index", cancellationToken);
        await Status(service, HttpMethod.Post, "/v1/search-index/rebuild", cancellationToken);
        using var looks = new PeriodicTimer(BetweenLooks);
        while (await looks.WaitForNextTickAsync(cancellationToken))
        {
            var now = await Status(service, HttpMethod.Get, "/v1/search-index", cancellationToken);
            if (now.Progress is { } progress)
            {
                Tell(progress);
            }
            else if (now.Builds > before.Builds)
            {
                return;
            }
            else
            {
                throw new IOException(
                    $"The search index could not be built: {now.LastFailure ?? "the service was started anew meanwhile."}"
                );
            }
        }
    }

    private static async Task<SearchIndexStatus> Status(
        HttpClient service,
        HttpMethod method,
        string address,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, address);
        using var response = await service.SendAsync(request, cancellationToken);
        var (status, errors) = await ServiceAnswer.Read<SearchIndexStatus>(response, Scopes.Admin, cancellationToken);
        return status ?? throw new IOException(errors[0].Message);
    }

    private static void Tell(double part) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part:P0} of the change log"));
}
