using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using RoleCatalog.Api.Conventions.Json;

namespace RoleCatalog.Api.Conventions.Parameters;

/// <summary>The parameter "fields": the members that the caller wants of an entity, or of each entity of a list.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <param name="Names">Null for all.</param>
internal sealed record Fields<T>(IReadOnlySet<string>? Names)
    : Fields(Names),
        IBindableFromHttpContext<Fields<T>>,
        IEndpointParameterMetadataProvider
{
    private const string Name = "fields";

    private static readonly IReadOnlyList<string> Known =
    [
        .. CatalogJson.Options.GetTypeInfo(typeof(T)).Properties.Select(member => member.Name),
    ];

    public static ValueTask<Fields<T>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<Fields<T>?>(
            new Fields<T>(context.Request.Query.TryGetValue(Name, out var given) ? Parse(given.ToString()) : null)
        );

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new RequestParameter(Name, ParameterLocation.Query)
            {
                Fault = text =>
                    Parse(text) is null ? $"members separated by commas; known are {string.Join(", ", Known)}" : null,
                Description =
                    "Members to answer, separated by commas; all when it is not given. The id is always there.",
                Schema = () =>
                    new OpenApiSchema { Type = JsonSchemaType.String, Examples = [$"{Id},{Known.First(IsNotId)}"] },
            }
        );

    private static bool IsNotId(string member) => member != Id;

    private static HashSet<string>? Parse(string text)
    {
        var names = text.Split(',', StringSplitOptions.TrimEntries);
        return Array.TrueForAll(names, Known.Contains) ? [Id, .. names] : null;
    }
}

internal abstract record Fields(IReadOnlySet<string>? Names)
{
    protected const string Id = "id";
    private const string Items = "items";

    /// <summary>The member of a list's item that is the entity; null where the item is.</summary>
    public string? Within { get; init; }

    /// <summary>Tells the ETags of an answer's forms apart; null for the whole.</summary>
    public string? Variant => Names is null ? null : string.Join('.', Names.Order(StringComparer.Ordinal));

    /// <summary>Takes what is not wanted out of an entity, or out of each entity of a page.</summary>
    /// <param name="body">The entity, or the page.</param>
    /// <param name="isPage">Whether it is a page.</param>
    /// <param name="kept">A member that stays, wanted or not.</param>
    public void Narrow(JsonObject body, bool isPage, string? kept = null)
    {
        if (Names is null)
        {
            return;
        }

        IEnumerable<JsonObject> entities = isPage ? body[Items]!.AsArray().Select(EntityOf) : [body];
        foreach (var entity in entities)
        {
            foreach (var member in entity.Select(member => member.Key).ToList())
            {
                if (member != kept && !Names.Contains(member))
                {
                    entity.Remove(member);
                }
            }
        }
    }

    private JsonObject EntityOf(JsonNode? item) => (Within is null ? item! : item![Within]!).AsObject();
}
