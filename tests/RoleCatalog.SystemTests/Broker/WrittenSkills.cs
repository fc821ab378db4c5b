using System.Net;
using System.Text.Json;

namespace RoleCatalog.SystemTests.Broker;

/// <summary>The skills of one caller: every other command is for the first of them, the rest take turns.</summary>
internal sealed class WrittenSkills
{
    private readonly WrittenSkill[] skills;
    private int turns;

    public WrittenSkills(int caller) =>
        skills = [.. Enumerable.Range(0, 20).Select(number => new WrittenSkill($"skill-{caller}-{number}"))];

    public WrittenSkill Next() => skills[++turns % 2 == 0 ? 0 : turns / 2 % skills.Length];
}

/// <summary>A skill, as it was answered last.</summary>
internal sealed class WrittenSkill(string key)
{
    private int changes;

    public string? Subject { get; private set; }

    public int Version { get; private set; }

    /// <summary>Defines the skill, or changes it; what it is said to be takes so many characters in each of so many languages.</summary>
    public async Task<HttpStatusCode> Write(HttpClient client, int languages = 2, int length = 80)
    {
        using var request = new HttpRequestMessage(
            Version == 0 ? HttpMethod.Post : HttpMethod.Put,
            Version == 0 ? "/v1/skills?allowDuplicate=true" : $"/v1/skills/{key}"
        );
        request.Headers.TryAddWithoutValidation("If-Match", Version == 0 ? [] : [$"\"{Version}\""]);
        request.Content = new StringContent(Body(languages, length), mediaType: new("application/json"));
        using var answer = await client.SendAsync(request);
        await Take(answer);
        return answer.StatusCode;
    }

    /// <summary>Looks at what has become of it.</summary>
    public async Task Look(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri($"/v1/skills/{key}", UriKind.Relative));
        await Take(answer);
    }

    private async Task Take(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (answer.IsSuccessStatusCode)
        {
            var state = JsonElement.Parse(body);
            Subject = $"skills/{state.GetProperty("id").GetString()}";
            Version = state.GetProperty("version").GetInt32();
        }
    }

    private string Body(int languages, int length)
    {
        var name = $"{key}, change {++changes}";
        var description = Enumerable
            .Range(0, languages)
            .ToDictionary(number => number == 0 ? "en" : $"en-part{number}", _ => name.PadRight(length, '.'));
        var body = new Dictionary<string, object>
        {
            ["kind"] = "technology",
            ["sourceLanguage"] = "en",
            ["labels"] = new Dictionary<string, string> { ["en"] = name },
            ["description"] = description,
        };
        if (Version == 0)
        {
            body["key"] = key;
        }

        return JsonSerializer.Serialize(body);
    }
}
