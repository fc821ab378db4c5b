using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleCatalog.Contracts;

/// <summary>Reads and writes a <see cref="LocalizedText"/> as an object of language tags.</summary>
public sealed class LocalizedTextConverter : JsonConverter<LocalizedText>
{
    /// <inheritdoc />
    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A text is an object of language tags.");
        }

        var texts = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String || texts.Exists(text => text.Key == language))
            {
                throw new JsonException($"A text has one string per language ('{language}').");
            }

            texts.Add(KeyValuePair.Create(language, reader.GetString()!));
        }

        return new LocalizedText(texts);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value)
        {
            writer.WriteString(language, text);
        }

        writer.WriteEndObject();
    }
}
