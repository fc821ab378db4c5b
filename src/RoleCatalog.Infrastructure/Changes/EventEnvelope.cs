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

    public static string EventType(string type) => $"{TypePrefix}{type}{TypeVersion}";

    /// <summary>How the log names what events call this.</summary>
    public static string ChangeType(string eventType) => eventType[TypePrefix.Length..^TypeVersion.Length];

    public static string Subject(string kind, string id) => $"{kind}/{id}";

    public CatalogEvent Of(ChangeRow row, string logId) =>
        new()
        {
            Id = row.Id,
            Source = options.Source,
            Type = EventType(row.Type),
            Subject = Subject(row.EntityKind, row.EntityId),
            Time = Columns.Time(row.Time),
            DataSchema = options.SchemaOf(EventType(row.Type)),
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
                ChangedFields = JsonSerializer.Deserialize(
                    row.ChangedFields,
                    ContractsJson.Readable.IReadOnlyListString
                )!,
                State = JsonElement.Parse(row.State),
            },
        };
}
