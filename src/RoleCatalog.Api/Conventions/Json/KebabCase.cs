using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleCatalog.Api.Conventions.Json;

/// <summary>The words an enum has on the wire, in bodies and in query strings alike.</summary>
internal static class KebabCase
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, object>> Known = new();

    public static IEnumerable<string> WordsOf(Type type) => ValuesOf(type).Keys;

    public static bool TryParse<T>(string? word, out T value)
        where T : struct, Enum
    {
        var known = ValuesOf(typeof(T)).TryGetValue(word ?? "", out var found);
        value = known ? (T)found! : default;
        return known;
    }

    public static string WordFor<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static IReadOnlyDictionary<string, object> ValuesOf(Type type) =>
        Known.GetOrAdd(
            type,
            key =>
                Enum.GetNames(key)
                    .ToDictionary(JsonNamingPolicy.KebabCaseLower.ConvertName, name => Enum.Parse(key, name))
        );
}

/// <summary>
/// Exact words only: the converter of the framework also takes the C# names, blanks around them and comma-separated lists.
/// </summary>
internal sealed class KebabCaseEnumConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Words<>).MakeGenericType(typeToConvert))!;

    private sealed class Words<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && KebabCase.TryParse<T>(reader.GetString(), out var value)
                ? value
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(KebabCase.WordFor(value));

        public override T ReadAsPropertyName(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => KebabCase.TryParse<T>(reader.GetString(), out var value) ? value : throw new JsonException();

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(KebabCase.WordFor(value));
    }
}
