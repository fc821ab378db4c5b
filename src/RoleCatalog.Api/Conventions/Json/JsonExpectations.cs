using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Json;

/// <summary>What a value should have been, in words of JSON rather than of C#.</summary>
internal static class JsonExpectations
{
    public static ProblemError Mismatch(JsonElement value, JsonTypeInfo contract, string pointer)
    {
        var type = Nullable.GetUnderlyingType(contract.Type) ?? contract.Type;
        if (type.IsEnum)
        {
            var code = value.ValueKind == JsonValueKind.String ? "value-unknown" : "value-wrong-type";
            return new(pointer, code, $"This must be one of {string.Join(", ", KebabCase.WordsOf(type))}.");
        }

        return Expected(type, contract.Kind) is { } expected
            ? new(pointer, "value-wrong-type", $"This must be {expected}, not {Found(value)}.")
            : new(pointer, "value-invalid", "The value does not fit this field.");
    }

    private static string? Expected(Type type, JsonTypeInfoKind kind) =>
        kind switch
        {
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
            JsonTypeInfoKind.Enumerable => "an array",
            _ => Type.GetTypeCode(type) switch
            {
                TypeCode.String => "a string",
                TypeCode.Boolean => "true or false",
                TypeCode.Byte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 =>
                    "a whole number within its range",
                TypeCode.Decimal or TypeCode.Double or TypeCode.Single => "a number within its range",
                _ => OfWellKnown(type),
            },
        };

    private static string? OfWellKnown(Type type) =>
        type == typeof(Guid) ? "a UUID"
        : type == typeof(DateOnly) ? "a date such as \"2026-11-22\""
        : type == typeof(DateTimeOffset) ? "a time with offset such as \"2026-11-22T08:00:00Z\""
        : type == typeof(Uri) ? "a URI"
        : null;

    private static string Found(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.Number => "this number",
            JsonValueKind.String => "this string",
            _ => "a truth value",
        };
}
