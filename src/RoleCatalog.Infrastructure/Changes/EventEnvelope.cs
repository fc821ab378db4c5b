using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Makes events of changes: the only place that does, so that the feed, the stream and the broker say the same.</summary>
internal sealed class EventEnvelope(EventOptions options)
{
    private const string TypePrefix = "rolecatalog.";
    private const string TypeVersion = ".v1";

    // As many as there are types.
    private readonly ConcurrentDictionary<string, (string Type, string Schema)> names = new(StringComparer.Ordinal);

    // The same few come again and again.
    private const int MostLists = 1_000;
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> lists = new(StringComparer.Ordinal);

    public static string EventType(string type) => $"{TypePrefix}{type}{TypeVersion}";

    /// <summary>How the log names what events call this.</summary>
    public static string ChangeType(string eventType) => eventType[TypePrefix.Length..^TypeVersion.Length];

    public static string Subject(string kind, string id) => $"{kind}/{id}";

    /// <summary>The event as a reader is told it, who may know who did it or may not.</summary>
    public static CatalogEvent For(CatalogEvent change, bool tellsWho) =>
        tellsWho ? change : change with { Actor = null };

    public CatalogEvent Of(ChangeRow row, string logId)
    {
        var (type, schema) = names.GetOrAdd(row.Type, each => (EventType(each), options.SchemaOf(EventType(each))));
        return new CatalogEvent
        {
            Id = row.Id,
            Source = options.Source,
            Type = type,
            Subject = Subject(row.EntityKind, row.EntityId),
            Time = Columns.Time(row.Time),
            DataSchema = schema,
            LogId = logId,
            Sequence = row.Position.ToString("D19", CultureInfo.InvariantCulture),
            EntityVersion = row.EntityVersion,
            TraceParent = row.TraceParent,
            TraceState = row.TraceState,
            Actor = row.Actor,
            CorrelationId = row.CorrelationId,
            Data = new CatalogEventData
            {
                StatusBefore = row.StatusBefore,
                ChangedFields = Pointers(row.ChangedFields),
                State = JsonElement.Parse(row.State),
            },
        };
    }

    private IReadOnlyList<string> Pointers(string json)
    {
        if (lists.TryGetValue(json, out var known))
        {
            return known;
        }

        IReadOnlyList<string> read = JsonSerializer.Deserialize(json, ContractsJson.Readable.IReadOnlyListString)!;
        return lists.Count < MostLists ? lists.GetOrAdd(json, read) : read;
    }
}
