using System.Text.Json.Nodes;

namespace RoleCatalog.ApiTests.Changes.Contract;

/// <summary>
/// What somebody who reads by a JSON Schema of before would stumble over. A schema grows by members, by definitions and by words of an
/// enumeration, and its descriptions may say anything; all else stays as it was.
/// </summary>
internal static class BreakingDifference
{
    private static readonly string[] Descriptions = ["title", "summary", "description"];

    // What these hold is called by names, and may become more; what else a schema holds is keywords, each with its meaning.
    private static readonly string[] HoldNames = ["properties", "$defs", "schemas", "messages", "channels"];

    public static IReadOnlyList<string> Between(JsonNode before, JsonNode after) => [.. OfKeywords(before, after, "")];

    private static IEnumerable<string> OfKeywords(JsonNode before, JsonNode after, string at)
    {
        if (before is not JsonObject was || after is not JsonObject now)
        {
            return OfValues(before, after, at);
        }

        var keywords = was.Concat(now).Select(each => each.Key).Distinct().Except(Descriptions);
        return keywords.SelectMany(keyword => OfKeyword(keyword, was, now, at)).ToList();
    }

    private static IEnumerable<string> OfKeyword(string keyword, JsonObject before, JsonObject after, string at)
    {
        var (was, now) = (before[keyword], after[keyword]);
        return keyword switch
        {
            "required" => Names(now)
                .Except(Names(was))
                .Select(name => $"{at}/{name} is newly required: older events may not have it")
                .Concat(Names(was).Except(Names(now)).Select(name => $"{at}/{name} is no longer required")),
            "enum" when was is not null && now is not null => Names(was)
                .Except(Names(now))
                .Select(word => $"{at} is no longer '{word}'"),
            _ when HoldNames.Contains(keyword) => OfNames(was, now, at),
            _ when was is null => [$"{at} is narrowed by {keyword} {now!.ToJsonString()}"],
            _ when now is null => [$"{at} has no {keyword} any more: it was {was.ToJsonString()}"],
            _ => OfKeywords(was, now, $"{at}/{keyword}"),
        };
    }

    private static IEnumerable<string> OfNames(JsonNode? before, JsonNode? after, string at)
    {
        var (was, now) = (before?.AsObject() ?? [], after?.AsObject() ?? []);
        return was.SelectMany(each =>
            now.TryGetPropertyValue(each.Key, out var stayed)
                ? OfKeywords(each.Value!, stayed!, $"{at}/{each.Key}")
                : [$"{at}/{each.Key} is gone"]
        );
    }

    private static IEnumerable<string> OfValues(JsonNode before, JsonNode after, string at) =>
        before is JsonArray was && after is JsonArray now && was.Count == now.Count
            ? was.SelectMany((part, index) => OfKeywords(part!, now[index]!, $"{at}/{index}"))
        : JsonNode.DeepEquals(before, after) ? []
        : [$"{at} was {before.ToJsonString()} and is {after.ToJsonString()}"];

    private static IEnumerable<string> Names(JsonNode? list) =>
        list?.AsArray().Select(name => name!.GetValue<string>()) ?? [];
}
