using System.Globalization;
using System.Text.Json;
using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>Makes events of changes: the only place that does, so that the feed, the stream and the broker say the same.</summary>
internal sealed class EventEnvelope(EventOptions options)
{
    public static string EventType(string type) => $"rolecatalog.{type}.v1";

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
                ChangedFields = JsonSerializer.Deserialize<IReadOnlyList<string>>(row.ChangedFields)!,
                State = JsonElement.Parse(row.State),
            },
        };
}
