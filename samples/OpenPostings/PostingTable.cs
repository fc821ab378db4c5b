using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using MassTransit;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.MassTransit;

namespace OpenPostings;

/// <summary>
/// A table of the postings that are open. The queue is bound before the feed is read, so what happens meanwhile waits in it:
/// nothing is missed, and what comes by both ways is a repeat, which changes nothing.
/// </summary>
internal sealed class PostingTable(IConfiguration settings, IHostApplicationLifetime host, ILogger<PostingTable> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, OpenPosting> open = new(StringComparer.Ordinal);
    private readonly HighestVersions versions = new();
    private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient catalog = new()
    {
        BaseAddress = new Uri(settings["Catalog:Url"] ?? "http://localhost:5080"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", settings["Catalog:Token"]) },
    };
    private readonly HashSet<string> pastLogs = new(StringComparer.Ordinal);
    private string? log;

    public IEnumerable<OpenPosting> Open => open.Values.OrderBy(posting => posting.Id, StringComparer.Ordinal);

    public bool IsComplete => complete.Task.IsCompletedSuccessfully;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(settings["Broker:Uri"] ?? "amqp://guest:guest@localhost:5672/"));
            rabbit.ReceiveEndpoint(
                settings["Broker:Queue"] ?? "open-postings",
                endpoint =>
                {
                    endpoint.SetQuorumQueue();
                    endpoint.UseMessageRetry(retry => retry.Interval(10, Pause));
                    endpoint.ConsumeCatalogEvents(TakeFromQueue, "job-posting.#");
                }
            );
        });
        try
        {
            // It returns when the queue is there, and connects again by itself then and later.
            await bus.StartAsync(stoppingToken);
            await ReadFeed(stoppingToken);
            complete.SetResult();
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
        finally
        {
            await bus.StopAsync(CancellationToken.None);
        }
    }

    private async Task TakeFromQueue(CatalogEvent change, CancellationToken cancellation)
    {
        await complete.Task.WaitAsync(cancellation);
        if (change.LogId != log && pastLogs.Add(change.LogId))
        {
            // The catalogue's database was restored, or this is from before that: what the feed has, counts.
            await ReadFeed(cancellation);
        }

        if (change.LogId == log)
        {
            await Take(change, cancellation);
        }
    }

    private async Task ReadFeed(CancellationToken cancellation)
    {
        for (string? cursor = null; ; )
        {
            var page = await ReadPage(cursor, cancellation);
            foreach (var change in page.Items)
            {
                if (change.LogId != log)
                {
                    log = change.LogId;
                    pastLogs.Remove(log);
                    versions.Reset();
                    open.Clear();
                }

                await Take(change, cancellation);
            }

            if (!page.More)
            {
                return;
            }

            cursor = page.NextCursor;
        }
    }

    private async Task<FeedPage> ReadPage(string? cursor, CancellationToken cancellation)
    {
        var after = cursor is null ? "" : $"&after={Uri.EscapeDataString(cursor)}";
        while (true)
        {
            try
            {
                return (await catalog.GetFromJsonAsync<FeedPage>($"/v1/changes?limit=500{after}", cancellation))!;
            }
            catch (HttpRequestException error)
                when (error.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                logger.LogCritical(error, "Catalog:Token must hold a token with the scope catalog.read");
                Environment.ExitCode = 1;
                host.StopApplication();
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            catch (HttpRequestException error) when (error.StatusCode is HttpStatusCode.Gone)
            {
                // The cursor is of another log: from the beginning.
                after = "";
            }
            catch (Exception error) when (error is HttpRequestException || !cancellation.IsCancellationRequested)
            {
                logger.LogWarning(error, "The catalogue does not answer, trying again in {Pause}", Pause);
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private CatalogHandlers Handlers =>
        field ??= new CatalogHandlers().On<JobPostingState>(CatalogEventTypes.OfJobPostings, Put);

    private Task Take(CatalogEvent change, CancellationToken cancellation) =>
        versions.HandleNews(change, Handlers.Handle, cancellation);

    private Task Put(CatalogEvent change, JobPostingState posting, CancellationToken cancellation)
    {
        if (posting.Status == "published")
        {
            open[posting.Id] = new(posting.Id, posting.Version, posting.Title, posting.Organization.Name);
        }
        else
        {
            open.TryRemove(posting.Id, out _);
        }

        return Task.CompletedTask;
    }

    private sealed record FeedPage(IReadOnlyList<CatalogEvent> Items, string NextCursor, bool More);
}

/// <summary>A line of the table.</summary>
internal sealed record OpenPosting(string Id, int Version, LocalizedText Title, string Organization);
