using System.Text;
using System.Text.Json.Nodes;

namespace RoleCatalog.Benchmarks.Feeding;

/// <summary>A client that reads the log page by page, and begins anew at its end.</summary>
internal sealed class PageReader : IContender
{
    private static readonly byte[] Next = "\"nextCursor\":\""u8.ToArray();

    private readonly HttpClient client;
    private readonly byte[] page = new byte[64 * 1024 * 1024];
    private string cursor = "";

    public PageReader(string name, Uri address, string token)
    {
        Name = name;
        client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public string Name { get; }

    public int Callers => 1;

    public Task Start() => Task.CompletedTask;

    public async Task Run(int caller)
    {
        var length = await Read(cursor);
        var end = page.AsSpan(0, length);
        // It stands behind the items.
        var at = end.LastIndexOf(Next) + Next.Length;
        var text = Encoding.ASCII.GetString(end[at..(at + end[at..].IndexOf((byte)'"'))]);
        var more = end[at..].IndexOf("\"more\":true"u8) > 0;
        cursor = more ? $"&after={text}" : "";
    }

    public Task Settle() => Task.CompletedTask;

    public async Task<JsonNode?> First() => JsonNode.Parse(page.AsSpan(0, await Read("")));

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<int> Read(string after)
    {
        using var answer = await client.GetAsync(
            new Uri($"/v1/changes?limit=1000{after}", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead
        );
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        return await body.ReadAtLeastAsync(page, page.Length, throwOnEndOfStream: false);
    }
}
