using System.Reflection;
using System.Text.Json.Nodes;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Infrastructure;

namespace RoleCatalog.Api.Changes.Contract;

/// <summary>The JSON Schemas that the service serves: what events of each type carry, and their envelope.</summary>
internal sealed class EventSchemas(EventOptions events, ContractDocs docs)
{
    public const string MediaType = "application/schema+json";

    public const string Envelope = "catalog-event.v1";

    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The types of events, with what is said of them.</summary>
    public static IReadOnlyList<FieldInfo> Types { get; } =
    [.. typeof(CatalogEventTypes).GetFields().Where(field => field.IsLiteral)];

    public static string NameOf(FieldInfo type) => (string)type.GetRawConstantValue()!;

    /// <summary>What an event carries, with the state of its type.</summary>
    public static JsonObject Data(string type, ContractSchemas schemas)
    {
        var data = schemas.Of(typeof(CatalogEventData));
        var state = data["properties"]!["state"]!;
        var specific = schemas.Reference(StateOf(type));
        specific["description"] = state["description"]!.DeepClone();
        data["properties"]!["state"] = specific;
        return data;
    }

    /// <summary>All of them, by their names.</summary>
    public IReadOnlyDictionary<string, JsonObject> All() =>
        Types
            .Select(type => KeyValuePair.Create(NameOf(type), Of(type)))
            .Prepend(KeyValuePair.Create(Envelope, OfEnvelope()))
            .ToDictionary();

    private JsonObject Of(FieldInfo type)
    {
        var schemas = new ContractSchemas(docs, "#/$defs/");
        return Document(NameOf(type), docs.Of(type), Data(NameOf(type), schemas), schemas);
    }

    private JsonObject OfEnvelope()
    {
        var schemas = new ContractSchemas(docs, "#/$defs/");
        return Document(Envelope, docs.Of(typeof(CatalogEvent)), schemas.Of(typeof(CatalogEvent)), schemas);
    }

    private JsonObject Document(string name, string description, JsonObject schema, ContractSchemas schemas)
    {
        var document = new JsonObject
        {
            ["$schema"] = Dialect,
            ["$id"] = events.SchemaOf(name),
            ["title"] = name,
            ["description"] = description,
        };
        foreach (var (keyword, value) in schema.Where(each => each.Key != "description"))
        {
            document[keyword] = value!.DeepClone();
        }

        document["$defs"] = schemas.Definitions;
        return document;
    }

    private static Type StateOf(string type) =>
        CatalogEventTypes.OfSkills.Contains(type) ? typeof(SkillState)
        : CatalogEventTypes.OfSkillProfiles.Contains(type) ? typeof(SkillProfileState)
        : CatalogEventTypes.OfJobPostings.Contains(type) ? typeof(JobPostingState)
        : throw new NotSupportedException($"Nobody says what an event {type} carries.");
}
