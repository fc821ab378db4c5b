using System.Reflection;
using System.Text.Json.Nodes;
using RoleCatalog.Api.Conventions.Hosting;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.MassTransit;

namespace RoleCatalog.Api.Changes.Contract;

/// <summary>The AsyncAPI document: where events are sent, and what they are.</summary>
internal sealed class EventsDocument(ContractDocs docs, PublicAddress address)
{
    private const string Description = """
        Every public change of skills, skill profiles and job postings is an event: a CloudEvent 1.0 in JSON with the full state after the
        change. This document says what RoleCatalog sends; a consumer receives it.

        Delivery is at least once, and those of one entity come in the order of `entityversion`: keep the highest, drop the rest.
        Contracts grow: ignore types and members that you do not know. The same events are read over HTTP (`/v1/changes`), where
        all that ever happened is; see the OpenAPI document, `/openapi/v1.json`.
        """;

    private const string Components = "#/components/schemas/";

    public JsonObject Make()
    {
        var schemas = new ContractSchemas(docs, Components);
        var messages = new JsonObject(
            EventSchemas.Types.Select(type =>
                KeyValuePair.Create(EventSchemas.NameOf(type), (JsonNode?)Message(type, schemas))
            )
        );
        return new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = Info(),
            ["defaultContentType"] = CatalogEvent.ContentType,
            ["servers"] = new JsonObject { ["rabbitmq"] = RabbitMq(), ["http"] = Http() },
            ["channels"] = new JsonObject { ["events"] = Exchange(), ["stream"] = Stream() },
            ["operations"] = new JsonObject { ["sendEvents"] = Sending(), ["streamEvents"] = Streaming() },
            ["components"] = new JsonObject { ["messages"] = messages, ["schemas"] = schemas.Definitions },
        };
    }

    private static JsonObject Info() =>
        new()
        {
            ["title"] = "RoleCatalog events",
            ["version"] = "1.0",
            ["description"] = Description,
            ["license"] = new JsonObject
            {
                ["name"] = "Apache-2.0",
                ["url"] = "https://www.apache.org/licenses/LICENSE-2.0",
            },
        };

    // Where the broker is, is not told to everybody.
    private static JsonObject RabbitMq() =>
        new()
        {
            ["host"] = "{broker}",
            ["protocol"] = "amqp",
            ["protocolVersion"] = "0.9.1",
            ["description"] = "RabbitMQ, where the catalogue is set to send its events there.",
            ["variables"] = new JsonObject
            {
                ["broker"] = new JsonObject
                {
                    ["default"] = "localhost:5672",
                    ["description"] = "Host and port, as those who run the catalogue say.",
                },
            },
        };

    private static JsonObject Exchange() =>
        new()
        {
            ["address"] = "{kind}.{what}.{id}",
            ["title"] = "Events",
            ["description"] =
                $"The topic exchange `{CatalogBus.Exchange}`. Bind a queue of your own with a pattern for the routing key: `job-posting.#`, `*.published.*`, `skill.*.ID`, or `#` for all.",
            ["servers"] = new JsonArray(Link("#/servers/rabbitmq")),
            ["parameters"] = new JsonObject
            {
                ["kind"] = Parameter("The kind of entity: `skill`, `skill-profile` or `job-posting`."),
                ["what"] = Parameter("What happened, as in the type of the event: `published`."),
                ["id"] = Parameter("The id of the entity."),
            },
            ["messages"] = Messages(),
            ["bindings"] = new JsonObject
            {
                ["amqp"] = new JsonObject
                {
                    ["is"] = "routingKey",
                    ["exchange"] = new JsonObject
                    {
                        ["name"] = CatalogBus.Exchange,
                        ["type"] = "topic",
                        ["durable"] = true,
                        ["autoDelete"] = false,
                    },
                    ["bindingVersion"] = "0.3.0",
                },
            },
        };

    private static JsonObject Sending() =>
        new()
        {
            ["action"] = "send",
            ["channel"] = Link("#/channels/events"),
            ["summary"] =
                "Every public change, once it is committed, with the id of the event as the id of the message.",
            ["bindings"] = new JsonObject
            {
                ["amqp"] = new JsonObject { ["deliveryMode"] = 2, ["bindingVersion"] = "0.3.0" },
            },
        };

    private JsonObject Http()
    {
        var url = new Uri(address.Url);
        return new JsonObject
        {
            ["host"] = url.Authority,
            ["pathname"] = url.AbsolutePath,
            ["protocol"] = url.Scheme,
            ["description"] = "The catalogue itself, with an access token that has the scope `catalog.read`.",
        };
    }

    private static JsonObject Stream() =>
        new()
        {
            ["address"] = "/v1/changes/stream",
            ["title"] = "Stream",
            ["description"] =
                "Server-Sent Events: `id` is the cursor and `data` the event. What is after a cursor is sent first: `Last-Event-ID`, or `after`.",
            ["servers"] = new JsonArray(Link("#/servers/http")),
            ["messages"] = Messages(),
        };

    private static JsonObject Streaming() =>
        new()
        {
            ["action"] = "send",
            ["channel"] = Link("#/channels/stream"),
            ["summary"] = "Every public change, once it is committed, to each client that is connected.",
            ["bindings"] = new JsonObject
            {
                ["http"] = new JsonObject { ["method"] = "GET", ["bindingVersion"] = "0.3.0" },
            },
        };

    private static JsonObject Messages() =>
        new(
            EventSchemas
                .Types.Select(EventSchemas.NameOf)
                .Select(type => KeyValuePair.Create(type, (JsonNode?)Link($"#/components/messages/{type}")))
        );

    private JsonObject Message(FieldInfo type, ContractSchemas schemas)
    {
        var name = EventSchemas.NameOf(type);
        return new JsonObject
        {
            ["name"] = name,
            ["title"] = name,
            ["summary"] = docs.Of(type),
            ["contentType"] = CatalogEvent.ContentType,
            ["headers"] = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["replay"] = new JsonObject
                    {
                        ["type"] = "string",
                        ["description"] =
                            "On RabbitMQ, when the event is sent again to one queue: the id of the replay.",
                    },
                },
            },
            ["correlationId"] = new JsonObject { ["location"] = "$message.payload#/correlationid" },
            ["payload"] = new JsonObject
            {
                ["allOf"] = new JsonArray(
                    schemas.Reference(typeof(CatalogEvent)),
                    new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject
                        {
                            ["type"] = new JsonObject { ["const"] = name },
                            ["data"] = EventSchemas.Data(name, schemas),
                        },
                    }
                ),
            },
        };
    }

    private static JsonObject Parameter(string description) => new() { ["description"] = description };

    private static JsonObject Link(string reference) => new() { ["$ref"] = reference };
}
