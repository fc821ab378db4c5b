using System.Diagnostics;
using System.Text;
using System.Text.Json;
using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Changes;

/// <summary>
/// Collects what a unit of work changes and appends it at its end. The counter is the last lock that the transaction
/// takes, so the order of positions is the order of commits, without gaps.
/// </summary>
internal sealed class ChangeLog(DbSession session, CurrentCaller current, TimeProvider clock) : IChangeBuffer
{
    /// <summary>Of a state, in UTF-8: with room for the rest of the event under the limit of any broker (16 MiB and more).</summary>
    public const int MaxStateBytes = 4 * 1024 * 1024;

    private readonly List<(EntityChange Change, DomainEvent Event, int Version)> recorded = [];

    public void Clear() => recorded.Clear();

    /// <summary>Records each event of an aggregate with the entity's JSON before (null when there was none) and after.</summary>
    public void Record(AggregateRoot aggregate, EntityChange change)
    {
        if (Encoding.UTF8.GetByteCount(change.After) is var length && length > MaxStateBytes)
        {
            throw new DomainException(
                "state-too-large",
                $"With this change it all would have {length} bytes of JSON, at most {MaxStateBytes} are kept and sent: shorten texts or leave out languages."
            );
        }

        foreach (var (index, happened) in aggregate.Events.Index())
        {
            recorded.Add((change, happened, aggregate.StoredVersion + index + 1));
        }
    }

    private const string Advance = """
        UPDATE change_log
        SET position = position + @count,
            last_time = CASE WHEN last_time > @now THEN last_time ELSE @now END
        WHERE singleton = 1
        """;

    private const string Counter = """
        SELECT position, last_time
        FROM change_log
        WHERE singleton = 1
        """;

    private const string Append = """
        INSERT INTO changes (position, id, type, is_public, entity_kind, entity_id, entity_version, time,
            trace_parent, trace_state, actor, client, correlation_id, status_before, changed_fields, state)
        VALUES (@Position, @Id, @Type, @IsPublic, @EntityKind, @EntityId, @EntityVersion, @Time,
            @TraceParent, @TraceState, @Actor, @Client, @CorrelationId, @StatusBefore, @ChangedFields, @State)
        """;

    public async Task<long?> Flush()
    {
        if (recorded.Count == 0)
        {
            return null;
        }

        await session.Execute(Advance, new { count = recorded.Count, now = clock.Now().ToUnixTimeMilliseconds() });
        var counter = await session.QuerySingle<CounterRow>(Counter);
        var first = counter.Position - recorded.Count + 1;
        foreach (var (index, (change, happened, version)) in recorded.Index())
        {
            await session.Execute(Append, Row(change, happened, version, first + index, counter.LastTime));
        }

        return counter.Position;
    }

    private object Row(EntityChange change, DomainEvent happened, int version, long position, long time)
    {
        var difference = StateDifference.Of(change.Before, change.After);
        return new
        {
            Position = position,
            Id = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(time)).ToString("D"),
            happened.Type,
            IsPublic = happened.IsPublic ? 1 : 0,
            EntityKind = change.Kind,
            EntityId = change.Id,
            EntityVersion = version,
            Time = time,
            TraceParent = Activity.Current?.Id,
            TraceState = Activity.Current?.TraceStateString,
            Actor = current.Caller.Subject,
            current.Caller.Client,
            current.Caller.CorrelationId,
            StatusBefore = difference.StatusBefore ?? change.StatusBefore,
            ChangedFields = JsonSerializer.Serialize(difference.ChangedFields),
            State = change.After,
        };
    }

    private sealed record CounterRow
    {
        public long Position { get; init; }

        public long LastTime { get; init; }
    }
}

/// <summary>An entity's JSON before and after a change.</summary>
/// <param name="Kind">Its resource: "skills", "job-postings".</param>
/// <param name="Id">Its id.</param>
/// <param name="Before">Null when the entity, or its public state, begins with this change.</param>
/// <param name="After">The full state.</param>
/// <param name="StatusBefore">The status of an entity whose public state begins with this change.</param>
internal sealed record EntityChange(string Kind, string Id, string? Before, string After, string? StatusBefore = null);

internal static class EntityKinds
{
    public const string Skills = "skills";
    public const string ProficiencyScales = "proficiency-scales";
    public const string SkillProfiles = "skill-profiles";
    public const string JobPostings = "job-postings";
}
