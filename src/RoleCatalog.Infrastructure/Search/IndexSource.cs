using System.Text.Json;
using RoleCatalog.Application.Changes;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>What the index is made of, as the log has it.</summary>
internal sealed class IndexSource(DbSession session, ChangeReader log)
{
    public Task<LogEnd> End() => log.End();

    /// <summary>What has changed after a position.</summary>
    public async Task<IndexBatch> After(long position, int limit)
    {
        var stretch = await log.Read(position, limit, ChangeSelection.All, await log.End());
        var events = stretch.Events.ToLookup(change => change.Event.Subject.Split('/')[0]);
        return new IndexBatch(
            stretch.End.LogId,
            stretch.ReadTo,
            stretch.End.Position,
            [.. Latest(events[EntityKinds.Skills], ContractsJson.Readable.SkillState).Select(each => each.State)],
            await WithRevisions([
                .. Latest(events[EntityKinds.SkillProfiles], ContractsJson.Readable.SkillProfileState)
                    .Select(each => each.State),
            ]),
            [.. Latest(events[EntityKinds.JobPostings], ContractsJson.Readable.JobPostingState)]
        );
    }

    /// <summary>The skills, as they were at a position, after an id.</summary>
    public Task<IReadOnlyList<SkillState>> Skills(string after, long at, int limit) =>
        Latest(EntityKinds.Skills, after, at, limit, ContractsJson.Readable.SkillState);

    public async Task<IReadOnlyList<(SkillProfileState State, int ContentRevision)>> Profiles(
        string after,
        long at,
        int limit
    ) =>
        await WithRevisions(
            await Latest(EntityKinds.SkillProfiles, after, at, limit, ContractsJson.Readable.SkillProfileState)
        );

    private const string SelectPostings = """
        SELECT changes.position AS number, latest.position, latest.state
        FROM changes
        JOIN changes AS latest ON latest.position = (
            SELECT MAX(each.position)
            FROM changes AS each
            WHERE each.is_public = 1
              AND each.entity_kind = changes.entity_kind
              AND each.entity_id = changes.entity_id
              AND each.position <= @at)
        WHERE changes.is_public = 1
          AND changes.position > @after
          AND changes.position <= @at
          AND changes.entity_kind = 'job-postings'
          AND changes.type = 'job-posting.published'
          AND NOT EXISTS (
              SELECT 1
              FROM changes AS earlier
              WHERE earlier.is_public = 1
                AND earlier.entity_kind = changes.entity_kind
                AND earlier.entity_id = changes.entity_id
                AND earlier.position < changes.position)
        ORDER BY changes.position
        """;

    /// <summary>Postings in the order of their first publications, each as it was at a position.</summary>
    /// <param name="after">The position of the first publication that was read last.</param>
    /// <param name="at">The position at which they are read.</param>
    /// <param name="limit">How many at most.</param>
    public async Task<IReadOnlyList<PublishedPosting>> Postings(long after, long at, int limit)
    {
        var read = new List<PublishedPosting>();
        var rows = session.Stream(
            $"{SelectPostings}\n{session.Dialect.Page}",
            new
            {
                after,
                at,
                limit,
            },
            row => new PublishedPosting(row.GetInt64(0), row.GetInt64(1), row.GetString(2))
        );
        await foreach (var row in rows)
        {
            read.Add(row);
        }

        return read;
    }

    // The positions are those of postings: to say so once more would have SQLite go along all of them.
    private const string SelectStates = """
        SELECT position, state
        FROM changes
        WHERE position IN @positions
        """;

    /// <summary>The states that were logged at these positions, in their order.</summary>
    public async Task<IReadOnlyList<JobPostingState>> States(IReadOnlyList<long> positions)
    {
        if (positions.Count == 0)
        {
            return [];
        }

        var states = (await session.Query<(long Position, string State)>(SelectStates, new { positions })).ToDictionary(
            row => row.Position,
            row => row.State
        );
        return
        [
            .. positions.Select(position =>
                JsonSerializer.Deserialize(states[position], ContractsJson.Readable.JobPostingState)!
            ),
        ];
    }

    public Task<LevelRanks> Levels() => LevelRanks.Read(session);

    private async Task<IReadOnlyList<T>> Latest<T>(
        string kind,
        string after,
        long at,
        int limit,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type
    )
    {
        var read = new List<T>();
        var rows = session.Stream(
            $"{ReadSnapshotHandler.SelectLatest}\n{session.Dialect.Page}",
            new
            {
                kind,
                after,
                at,
                limit,
            },
            ChangeRow.Read
        );
        await foreach (var row in rows)
        {
            read.Add(JsonSerializer.Deserialize(row.State, type)!);
        }

        return read;
    }

    private static IEnumerable<(long Position, T State)> Latest<T>(
        IEnumerable<PositionedEvent> events,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type
    ) =>
        events
            .GroupBy(change => change.Event.Subject, StringComparer.Ordinal)
            .Select(changes => changes.Last())
            .Select(change => (change.Position, change.Event.Data.State.Deserialize(type)!));

    private const string SelectRevisions = """
        SELECT id, content_revision
        FROM skill_profiles
        WHERE id IN @ids
        """;

    // Which revision last changed more than translations is no part of the state; a later one than the index has come to does no harm.
    private async Task<IReadOnlyList<(SkillProfileState State, int ContentRevision)>> WithRevisions(
        IReadOnlyList<SkillProfileState> profiles
    )
    {
        if (profiles.Count == 0)
        {
            return [];
        }

        var rows = await session.Query<(string Id, int? Revision)>(
            SelectRevisions,
            new { ids = profiles.Select(profile => profile.Id) }
        );
        var revisions = rows.ToDictionary(row => row.Id, row => row.Revision ?? 0);
        return [.. profiles.Select(profile => (profile, revisions.GetValueOrDefault(profile.Id)))];
    }
}

/// <summary>A stretch of the log as the index takes it: of each entity its last state.</summary>
internal sealed record IndexBatch(
    string LogId,
    long ReadTo,
    long End,
    IReadOnlyList<SkillState> Skills,
    IReadOnlyList<(SkillProfileState State, int ContentRevision)> Profiles,
    IReadOnlyList<(long Position, JobPostingState State)> Postings
);

/// <param name="FirstPosition">Of its first publication.</param>
/// <param name="Position">Of the state.</param>
/// <param name="State">As JSON.</param>
internal sealed record PublishedPosting(long FirstPosition, long Position, string State);
