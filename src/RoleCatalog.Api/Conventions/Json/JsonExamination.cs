using System.Text.Json;
using RoleCatalog.Api.Conventions.Problems;

namespace RoleCatalog.Api.Conventions.Json;

/// <summary>Everything that is wrong with a body: first as JSON, then for the type that it should be.</summary>
internal static class JsonExamination
{
    public const int MaxErrors = 50;

    public static IReadOnlyList<ProblemError> Of(ReadOnlySpan<byte> body, Type type)
    {
        var errors = JsonSyntax.ErrorsIn(body);
        if (errors.Count > 0)
        {
            return errors;
        }

        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = CatalogJson.MaxDepth });
        using var document = JsonDocument.ParseValue(ref reader);
        return [.. JsonShape.ErrorsIn(document.RootElement, type, "").Take(MaxErrors)];
    }
}
