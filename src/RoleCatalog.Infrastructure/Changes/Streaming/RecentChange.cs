using System.Text.Json;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts;

namespace RoleCatalog.Infrastructure.Changes.Streaming;

/// <summary>A change in the bytes that all subscribers are sent: with and without who did it.</summary>
internal sealed record RecentChange(
    long Position,
    string Type,
    string Subject,
    DateTimeOffset Time,
    StreamedChange Told,
    StreamedChange Untold
)
{
    public int Length => Told.Json.Length + (ReferenceEquals(Told, Untold) ? 0 : Untold.Json.Length);

    public static RecentChange Of(PositionedEvent change)
    {
        var told = Written(change, change.Event);
        var untold = change.Event.Actor is null
            ? told
            : Written(change, EventEnvelope.For(change.Event, tellsWho: false));
        return new(change.Position, change.Event.Type, change.Event.Subject, change.Event.Time, told, untold);
    }

    public static StreamedChange Of(PositionedEvent change, bool tellsWho) =>
        Written(change, EventEnvelope.For(change.Event, tellsWho));

    private static StreamedChange Written(PositionedEvent change, CatalogEvent told) =>
        new(
            new ChangeCursor(told.LogId, change.Position).ToString(),
            JsonSerializer.SerializeToUtf8Bytes(told, ContractsJson.Readable.CatalogEvent)
        );
}
