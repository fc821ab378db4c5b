using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using MassTransit;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.MassTransit;

namespace OpenPostings;

/// <summary>
/// A table of the postings that are open. The queue is bound before the feed is read, so what happens meanwhile waits in it:
/// nothing is missed, and what comes by both ways is a repeat, which changes nothing.
/// </summary>
internal sealed class PostingTable(IConfiguration settings, ILogger<PostingTable> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, OpenPosting> open = new();
    private readonly HighestVersions versions = new();
    private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient catalog = new()
    {
        BaseAddress = new Uri(settings["Catalog:Url"] ?? "http://localhost:5080"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", settings["Catalog:Token"]) },
    };
    private readonly HashSet<string> logs = [];
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
        if (logs.Add(change.LogId) && change.LogId != log)
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
        for (var page = new FeedPage([], "", More: true); page.More; )
        {
            page = await ReadPage(page.NextCursor, cancellation);
            foreach (var change in page.Items)
            {
                log = change.LogId;
                await Take(change, cancellation);
            }
        }
    }

    // Without a cursor everything begins anew.
    private async Task<FeedPage> ReadPage(string cursor, CancellationToken cancellation)
    {
        try
        {
            if (cursor.Length == 0)
            {
                versions.Reset();
                open.Clear();
            }

            var after = cursor.Length == 0 ? "" : $"&after={cursor}";
            return (await catalog.GetFromJsonAsync<FeedPage>($"/v1/changes?limit=500{after}", cancellation))!;
        }
        catch (HttpRequestException refused)
            when (refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            Environment.ExitCode = 1;
            throw new InvalidOperationException("Catalog:Token must hold a token with the scope catalog.read", refused);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning(error, "The catalogue does not answer, trying again in {Pause}", Pause);
            await Task.Delay(Pause, cancellation);
            // A cursor that is gone is of a log that is no longer served.
            var isGone = error is HttpRequestException { StatusCode: HttpStatusCode.Gone };
            return new FeedPage([], isGone ? "" : cursor, More: true);
        }
    }

    private CatalogHandlers Handlers =>
        field ??= new CatalogHandlers().On<JobPostingState>(CatalogEventTypes.OfJobPostings, Put);

    private Task Take(CatalogEvent change, CancellationToken cancellation) =>
        versions.HandleNews(change, Handlers.Handle, cancellation);

    private Task Put(CatalogEvent change, JobPostingState posting, CancellationToken cancellation)
    {
        open[posting.Id] = new(posting.Id, posting.Version, posting.Title, posting.Organization.Name);
        if (posting.Status != "published")
        {
            open.TryRemove(posting.Id, out _);
        }

        return Task.CompletedTask;
    }

    private sealed record FeedPage(IReadOnlyList<CatalogEvent> Items, string NextCursor, bool More);
}

/// <summary>A line of the table.</summary>
internal sealed record OpenPosting(string Id, int Version, LocalizedText Title, string Organization);
