using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Security;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Changes.Contract;

/// <summary>The contract of the events for machines, open to all.</summary>
internal static class ContractEndpoints
{
    public const string Schemas = "/schemas";

    public const string AsyncApi = "/asyncapi/v1.json";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void AddEventContract(this IServiceCollection services)
    {
        services.AddSingleton<ContractDocs>();
        services.AddSingleton<EventSchemas>();
        services.AddSingleton<EventsDocument>();
        services.AddSingleton(provider => new Documents(
            provider.GetRequiredService<EventOptions>(),
            provider.GetRequiredService<EventSchemas>(),
            provider.GetRequiredService<EventsDocument>()
        ));
    }

    public static void MapEventContract(this IEndpointRouteBuilder routes)
    {
        Map(routes, Schemas, (Documents documents, HttpContext context) => documents.List.Answer(context));
        Map(routes, $"{Schemas}/{{name}}.json", Schema);
        Map(routes, AsyncApi, (Documents documents, HttpContext context) => documents.Events.Answer(context));
    }

    private static void Map(IEndpointRouteBuilder routes, string address, Delegate handler) =>
        routes.MapMethods(address, Reading, handler).IsOpen().ExcludeFromDescription();

    private static Results<FileContentHttpResult, NotFound> Schema(
        string name,
        Documents documents,
        HttpContext context
    ) => documents.Schemas.TryGetValue(name, out var schema) ? schema.Answer(context) : TypedResults.NotFound();

    /// <summary>Made on demand; they do not change while the service runs.</summary>
    private sealed class Documents(EventOptions options, EventSchemas schemas, EventsDocument document)
    {
        private readonly Lazy<IReadOnlyDictionary<string, PreparedDocument>> ofSchemas = new(() =>
            schemas.All().ToDictionary(each => each.Key, each => Prepare(each.Value, EventSchemas.MediaType))
        );

        private readonly Lazy<PreparedDocument> list = new(() => Prepare(ListOf(options), "application/json"));

        private readonly Lazy<PreparedDocument> events = new(() => Prepare(document.Make(), "application/json"));

        public IReadOnlyDictionary<string, PreparedDocument> Schemas => ofSchemas.Value;

        public PreparedDocument List => list.Value;

        public PreparedDocument Events => events.Value;

        private static PreparedDocument Prepare(JsonNode content, string type) =>
            new(JsonSerializer.SerializeToUtf8Bytes(content, Json), type);

        private static JsonObject ListOf(EventOptions options) =>
            new()
            {
                ["envelope"] = options.SchemaOf(EventSchemas.Envelope),
                ["items"] = new JsonArray([
                    .. EventSchemas
                        .Types.Select(EventSchemas.NameOf)
                        .Select(type => new JsonObject { ["type"] = type, ["schema"] = options.SchemaOf(type) }),
                ]),
            };
    }
}
