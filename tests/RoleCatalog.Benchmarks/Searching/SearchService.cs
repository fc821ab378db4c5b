using System.Net;
using System.Text.Json.Nodes;
using RoleCatalog.Benchmarks.Writing;
using RoleCatalog.TestIssuer;

namespace RoleCatalog.Benchmarks.Searching;

/// <summary>The service on a store, with its search index, and one client of it.</summary>
internal sealed class SearchService : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rolecatalog-bench-");
    private readonly ServiceProcess process;

    // Less time than the service leaves open what is idle, which may close as a request goes out on it, and fewer than it takes
    // of one address.
    private readonly HttpClient client = new(
        new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5), MaxConnectionsPerServer = 100 }
    );

    private SearchService(string store, Issuer issuer)
    {
        (Store, Index) = (store, $"{store}.search");
        process = new ServiceProcess(
            Folder,
            [
                $"--Store:ConnectionString=Data Source={store}",
                $"--Search:File={Index}",
                "--Limits:ReadsPerSecond=1000000",
                "--Limits:WritesPerSecond=1000000",
                .. issuer.Settings,
            ]
        );
        client.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            issuer.Token(token => token.Expires = token.IssuedAt!.Value.AddHours(8))
        );
    }

    /// <summary>Of its own, for as long as it runs.</summary>
    public string Folder => folder.FullName;

    public string Store { get; }

    public string Index { get; }

    public Uri Address => client.BaseAddress!;

    /// <summary>What it holds for itself alone, in bytes.</summary>
    public long PrivateMemory => process.PrivateMemory;

    /// <summary>The service once all can be found.</summary>
    public static async Task<SearchService> Start(string store, Issuer issuer)
    {
        var service = new SearchService(store, issuer);
        service.client.BaseAddress = await service.process.Address;
        await service.IsReady();
        return service;
    }

    /// <summary>Reads the body to its end.</summary>
    public async Task<byte[]> Get(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode
            ? body
            : throw new InvalidOperationException($"{path}: {System.Text.Encoding.UTF8.GetString(body)}");
    }

    public async Task<JsonNode> Read(string path) => JsonNode.Parse(await Get(path))!;

    public async Task<IReadOnlyList<string>> NewestIds(int count)
    {
        var ids = new List<string>();
        string? cursor = "";
        while (ids.Count < count && cursor is not null)
        {
            var page = await Read($"/v1/job-postings?limit=100{(cursor.Length == 0 ? "" : $"&cursor={cursor}")}");
            ids.AddRange(page["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()));
            cursor = Next(page);
        }

        return [.. ids.Take(count)];
    }

    public static string? Next(JsonNode page) =>
        page["nextCursor"]?.GetValue<string>() is { } cursor ? Uri.EscapeDataString(cursor) : null;

    /// <summary>The tag of a posting as it is now.</summary>
    public async Task<string> Tag(string posting)
    {
        using var answer = await client.GetAsync(new Uri($"/v1/job-postings/{posting}", UriKind.Relative));
        return answer.EnsureSuccessStatusCode().Headers.ETag!.ToString();
    }

    /// <summary>Moves a posting on, and gives the position of the change and the new version.</summary>
    public async Task<(long Position, string Tag)> Step(string posting, string step, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/job-postings/{posting}/{step}");
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (
            long.Parse(
                answer.Headers.GetValues("Catalog-Position").Single(),
                System.Globalization.CultureInfo.InvariantCulture
            ),
            answer.Headers.ETag!.ToString()
        );
    }

    /// <summary>Builds the index anew, and waits for it.</summary>
    public async Task Rebuild()
    {
        using var answer = await client.PostAsync(new Uri("/v1/search-index/rebuild", UriKind.Relative), content: null);
        answer.EnsureSuccessStatusCode();
        await Until(state => state == "rebuilding");
        await Until(state => state == "ready");
    }

    public void Dispose()
    {
        client.Dispose();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task IsReady()
    {
        await Until(state => state == "ready");
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException("The service has an index and is not ready.");
        }
    }

    private async Task Until(Func<string, bool> isSo)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            await tick.WaitForNextTickAsync(deadline.Token);
        } while (!isSo((await Read("/v1/search-index"))["state"]!.GetValue<string>()));
    }
}
