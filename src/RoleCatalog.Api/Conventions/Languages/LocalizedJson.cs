using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RoleCatalog.Api.Conventions.Json;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts;

namespace RoleCatalog.Api.Conventions.Languages;

/// <summary>
/// An answer in the language that the caller prefers: each text is the string in the first preferred language that it has,
/// else in that language without its region, else in its entity's source language. Where an entity's texts are not all in
/// one language, its member "textLanguages" says for each text that is not in the main one which it is.
/// </summary>
internal sealed class LocalizedJson
{
    private const string TextMark = "$text";
    private const string Source = "sourceLanguage";
    private const string TextLanguages = "textLanguages";

    private static readonly JsonSerializerOptions Marked = new(CatalogJson.Options)
    {
        Converters = { new MarkedTextConverter() },
        MaxDepth = CatalogJson.MaxDepth + 1,
    };

    private readonly IReadOnlyList<string> tags;
    private readonly List<string> used = [];

    private LocalizedJson(IReadOnlyList<string> tags) => this.tags = tags;

    /// <summary>The body, and the languages that it is in, the most used first; none when it has no texts.</summary>
    public static (JsonNode Body, IReadOnlyList<string> Languages) Of<T>(
        T value,
        IReadOnlyList<string> tags,
        Fields? fields = null
    )
    {
        var localized = new LocalizedJson(tags);
        var whole = JsonSerializer.SerializeToNode(value, Marked)!.AsObject();
        // What is not answered has no say in its languages.
        fields?.Narrow(whole, value is IPage, kept: Source);
        var body = localized.Entity(whole, source: "");
        fields?.Narrow(body, value is IPage, kept: TextLanguages);
        var languages = localized
            .used.GroupBy(tag => tag)
            .OrderByDescending(group => group.Count())
            .Select(group => group.Key);
        return (body, [.. languages]);
    }

    private JsonObject Entity(JsonObject entity, string source)
    {
        var own = entity[Source]?.GetValue<string>();
        var texts = new List<(string Pointer, string Language)>();
        var resolved = (JsonObject)Resolve(entity, own ?? source, "", texts)!;
        used.AddRange(texts.Select(text => text.Language));
        var main = texts.GroupBy(text => text.Language).MaxBy(group => group.Count())?.Key;
        var others = texts.Where(text => text.Language != main).ToList();
        if (own is not null && others.Count > 0)
        {
            resolved[TextLanguages] = new JsonObject(
                others.Select(text => KeyValuePair.Create(text.Pointer, (JsonNode?)text.Language))
            );
        }

        return resolved;
    }

    private JsonNode? Resolve(JsonNode? node, string source, string at, List<(string, string)> texts)
    {
        switch (node)
        {
            case JsonObject marked when marked[TextMark] is JsonObject text:
                var language = Chosen(text, source);
                texts.Add((at, language));
                return text[language]!.GetValue<string>();
            case JsonObject entity when at.Length > 0 && entity.ContainsKey(Source):
                return Entity(entity, source);
            case JsonObject members:
                return new JsonObject(
                    members.Select(member =>
                        KeyValuePair.Create(
                            member.Key,
                            Resolve(member.Value, source, JsonPointer.Append(at, member.Key), texts)
                        )
                    )
                );
            case JsonArray items:
                return new JsonArray([.. items.Select((item, index) => Resolve(item, source, $"{at}/{index}", texts))]);
            default:
                return node?.DeepClone();
        }
    }

    private string Chosen(JsonObject text, string source)
    {
        foreach (var tag in tags)
        {
            if (text.ContainsKey(tag))
            {
                return tag;
            }

            var general = tag.Split('-')[0];
            if (text.ContainsKey(general))
            {
                return general;
            }
        }

        return text.ContainsKey(source) ? source : text.GetAt(0).Key;
    }

    private sealed class MarkedTextConverter : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(TextMark);
            writer.WriteStartObject();
            foreach (var (language, text) in value)
            {
                writer.WriteString(language, text);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }
}
