using System.Globalization;
using System.Text.Json.Nodes;

namespace RoleCatalog.ApiTests.Changes.Contract;

/// <summary>What a schema is of.</summary>
internal enum SchemaUse
{
    /// <summary>It is kept: what was written by an older release is read too.</summary>
    Event,

    /// <summary>Only the service of today makes it.</summary>
    Answer,

    /// <summary>The client of yesterday makes it: it may be taken more freely, and not more strictly.</summary>
    Request,
}

/// <summary>
/// What somebody who goes by a JSON Schema of before would stumble over. A schema grows by members, by definitions and by words of an
/// enumeration, and its descriptions may say anything; all else stays as it was.
/// </summary>
internal sealed class BreakingDifference
{
    private static readonly string[] Descriptions = ["title", "summary", "description", "example", "examples"];
    private static readonly string[] Most = ["maximum", "maxLength", "maxItems", "maxProperties"];
    private static readonly string[] Least = ["minimum", "minLength", "minItems", "minProperties"];

    // What these hold is called by names, and may become more; what else a schema holds is keywords, each with its meaning.
    private static readonly string[] HoldNames = ["properties", "$defs", "schemas", "messages", "channels"];

    private readonly SchemaUse use;

    private BreakingDifference(SchemaUse use) => this.use = use;

    public static IReadOnlyList<string> Between(JsonNode before, JsonNode after, SchemaUse use = SchemaUse.Event) =>
        [.. new BreakingDifference(use).OfKeywords(before, after, "")];

    private IEnumerable<string> OfKeywords(JsonNode before, JsonNode after, string at)
    {
        if (before is not JsonObject was || after is not JsonObject now)
        {
            return OfValues(before, after, at);
        }

        var keywords = was.Concat(now).Select(each => each.Key).Distinct().Except(Descriptions);
        return keywords.SelectMany(keyword => OfKeyword(keyword, was, now, at)).ToList();
    }

    private IEnumerable<string> OfKeyword(string keyword, JsonObject before, JsonObject after, string at)
    {
        var (was, now) = (before[keyword], after[keyword]);
        return keyword switch
        {
            "required" => OfRequired([.. Names(was)], [.. Names(now)], at),
            "enum" when was is not null && now is not null => Names(was)
                .Except(Names(now))
                .Select(word => $"{at} is no longer '{word}'"),
            _ when HoldNames.Contains(keyword) => OfNames(was, now, at),
            _ when was is null => [$"{at} is narrowed by {keyword} {now!.ToJsonString()}"],
            _ when use == SchemaUse.Request && IsWidened(keyword, was, now) => [],
            _ when now is null => [$"{at} has no {keyword} any more: it was {was.ToJsonString()}"],
            _ => OfKeywords(was, now, $"{at}/{keyword}"),
        };
    }

    private IEnumerable<string> OfRequired(IReadOnlyList<string> was, IReadOnlyList<string> now, string at)
    {
        var newly = now.Except(was).Select(name => $"{at}/{name} is newly required: what is older may not have it");
        var noLonger = was.Except(now).Select(name => $"{at}/{name} is no longer required");
        return use switch
        {
            SchemaUse.Answer => noLonger,
            SchemaUse.Request => newly,
            _ => newly.Concat(noLonger),
        };
    }

    private static bool IsWidened(string keyword, JsonNode was, JsonNode? now) =>
        now is null
        || (Most.Contains(keyword) && Number(now) > Number(was))
        || (Least.Contains(keyword) && Number(now) < Number(was));

    private static decimal Number(JsonNode limit) => decimal.Parse(limit.ToJsonString(), CultureInfo.InvariantCulture);

    private IEnumerable<string> OfNames(JsonNode? before, JsonNode? after, string at)
    {
        var (was, now) = (before?.AsObject() ?? [], after?.AsObject() ?? []);
        return was.SelectMany(each =>
            now.TryGetPropertyValue(each.Key, out var stayed)
                ? OfKeywords(each.Value!, stayed!, $"{at}/{each.Key}")
                : [$"{at}/{each.Key} is gone"]
        );
    }

    private IEnumerable<string> OfValues(JsonNode before, JsonNode after, string at) =>
        before is JsonArray was && after is JsonArray now && was.Count == now.Count
            ? was.SelectMany((part, index) => OfKeywords(part!, now[index]!, $"{at}/{index}"))
        : JsonNode.DeepEquals(before, after) ? []
        : [$"{at} was {before.ToJsonString()} and is {after.ToJsonString()}"];

    private static IEnumerable<string> Names(JsonNode? list) =>
        list?.AsArray().Select(name => name!.GetValue<string>()) ?? [];
}
