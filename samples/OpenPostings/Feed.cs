using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using RoleCatalog.Contracts;

namespace OpenPostings;

/// <summary>All public changes since the beginning, page by page, over HTTP.</summary>
internal sealed class Feed(HttpClient http)
{
    public async IAsyncEnumerable<CatalogEvent> Read([EnumeratorCancellation] CancellationToken cancellation)
    {
        FeedPage? page = null;
        do
        {
            var after = page is null ? "" : $"&after={Uri.EscapeDataString(page.NextCursor)}";
            using var answer = await http.GetAsync($"/v1/changes?limit=500{after}", cancellation);
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                throw new TokenRefusedException($"The catalogue refuses the token ({(int)answer.StatusCode}).");
            }

            answer.EnsureSuccessStatusCode();
            await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
            page = (await JsonSerializer.DeserializeAsync(body, FeedJson.Default.FeedPage, cancellation))!;
            foreach (var change in page.Items)
            {
                yield return change;
            }
        } while (page.More);
    }
}

internal sealed record FeedPage(IReadOnlyList<CatalogEvent> Items, string NextCursor, bool More);

internal sealed class TokenRefusedException(string message) : Exception(message);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FeedPage))]
internal sealed partial class FeedJson : JsonSerializerContext;
