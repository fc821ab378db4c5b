using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace RoleCatalog.ApiTests.Changes;

/// <summary>Commands that lead to an event of each type; the system tests send them too.</summary>
/// <param name="client">With a token that has every scope.</param>
/// <param name="example">The request that the documentation shows, by its name.</param>
internal sealed class EveryTypeOfEvent(HttpClient client, Func<string, JsonNode> example)
{
    /// <summary>What the posting has as its contact.</summary>
    public JsonNode Contact { get; } = example("change-contact");

    public async Task Make()
    {
        await Skills();
        var profile = await Published("/v1/skill-profiles", example("create-skill-profile"));
        await Posting();
        await Send(HttpMethod.Post, $"{profile.Address}/retire", new JsonObject(), profile.Tag);
    }

    private async Task Skills()
    {
        await Send(HttpMethod.Post, "/v1/skills", example("define-skill"));
        await Send(HttpMethod.Put, "/v1/skills/postgresql", example("change-skill"), "\"1\"");
        await Send(HttpMethod.Post, "/v1/skills", Skill("postgres-server"));
        await Send(HttpMethod.Post, "/v1/skills/postgres-server/merge", example("merge-skill"), "\"1\"");
        await Send(HttpMethod.Post, "/v1/skills", Skill("ingres"));
        await Send(HttpMethod.Post, "/v1/skills/ingres/deprecate", example("deprecate-skill"), "\"1\"");
    }

    private async Task Posting()
    {
        var posting = await Published("/v1/job-postings", example("create-job-posting"), withContact: true);
        var suspended = await Send(HttpMethod.Post, $"{posting.Address}/suspend", body: null, posting.Tag);
        await Send(HttpMethod.Post, $"{posting.Address}/resume", body: null, suspended);
        var draft = example("create-job-posting");
        draft["openings"] = 3;
        using var read = await client.GetAsync(new Uri($"{posting.Address}/draft", UriKind.Relative));
        var drafted = await Send(HttpMethod.Put, $"{posting.Address}/draft", draft, $"{read.Headers.ETag}");
        var published = await Send(HttpMethod.Post, $"{posting.Address}/publish", body: null, drafted);
        await Send(HttpMethod.Post, $"{posting.Address}/close", example("close-job-posting"), published);
    }

    private async Task<(string Address, string Tag)> Published(
        string resource,
        JsonNode draft,
        bool withContact = false
    )
    {
        using var created = await Answer(HttpMethod.Post, resource, draft, tag: null);
        var address = $"{created.Headers.Location}".Replace("/draft", "", StringComparison.Ordinal);
        if (withContact)
        {
            await Send(HttpMethod.Put, $"{address}/contact", Contact, "\"0\"");
        }

        return (address, await Send(HttpMethod.Post, $"{address}/publish", body: null, $"{created.Headers.ETag}"));
    }

    private JsonNode Skill(string key)
    {
        var skill = example("define-skill");
        skill["key"] = key;
        skill["labels"] = new JsonObject { ["en"] = key };
        skill["aliases"] = new JsonObject();
        skill["externalIds"] = new JsonArray();
        return skill;
    }

    private async Task<string> Send(HttpMethod method, string address, JsonNode? body, string? tag = null)
    {
        using var answer = await Answer(method, address, body, tag);
        return $"{answer.Headers.ETag}";
    }

    private async Task<HttpResponseMessage> Answer(HttpMethod method, string address, JsonNode? body, string? tag)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new StringContent(
                body.ToJsonString(),
                Encoding.UTF8,
                new MediaTypeHeaderValue("application/json")
            );
        }

        if (tag is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(tag));
        }

        var answer = await client.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? answer
            : throw new InvalidOperationException(
                $"{method} {address} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
            );
    }
}
