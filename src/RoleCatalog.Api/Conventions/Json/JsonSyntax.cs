using System.Text.Json;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Json;

/// <summary>What makes a body bad JSON whatever type it is for.</summary>
internal static class JsonSyntax
{
    // Far beyond what is allowed, so that depth is told apart from malformed text.
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 1000 };

    public static IReadOnlyList<ProblemError> ErrorsIn(ReadOnlySpan<byte> body)
    {
        var errors = new List<ProblemError>();
        var place = new JsonPlace();
        var reader = new Utf8JsonReader(body, Deep);
        try
        {
            while (errors.Count < JsonExamination.MaxErrors && reader.Read())
            {
                place.Enter(reader.TokenType);
                Examine(ref reader, place, errors);
                place.Leave(reader.TokenType);
                if (reader.CurrentDepth >= CatalogJson.MaxDepth && IsStart(reader.TokenType))
                {
                    errors.Add(TooDeep(place));
                    break;
                }
            }
        }
        catch (JsonException exception)
        {
            errors.Add(Malformed(exception, place));
        }

        return errors;
    }

    private static void Examine(ref Utf8JsonReader reader, JsonPlace place, List<ProblemError> errors)
    {
        if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String))
        {
            return;
        }

        var text = TextOf(ref reader);
        var isName = reader.TokenType == JsonTokenType.PropertyName;
        var isNew = !isName || place.Name(text ?? "?");
        if (text is null)
        {
            errors.Add(new(place.Pointer, "json-lone-surrogate", "An escape stands for half of a character."));
        }
        else if (text.Contains('\0', StringComparison.Ordinal))
        {
            errors.Add(new(place.Pointer, "json-null-character", "Text may not hold the character U+0000."));
        }
        else if (!isNew)
        {
            errors.Add(new(place.Pointer, "json-duplicate-member", "The member is given twice."));
        }
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsStart(JsonTokenType token) => token is JsonTokenType.StartObject or JsonTokenType.StartArray;

    private static ProblemError TooDeep(JsonPlace place) =>
        new(place.Pointer, "json-too-deep", $"Objects and arrays may be nested {CatalogJson.MaxDepth} deep.");

    private static ProblemError Malformed(JsonException exception, JsonPlace place) =>
        new(
            place.Pointer,
            "json-malformed",
            $"This is not JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}."
        );
}
