using RoleCatalog.Domain;
using RoleCatalog.Domain.ProficiencyScales;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.ProficiencyScales;

/// <summary>
/// The levels of scales. Requirements refer to them by foreign keys, which hold the rule that a level which anything asks
/// for stays, whatever is written at the same time.
/// </summary>
internal sealed class ProficiencyLevelTable(DbSession session)
{
    private const int MaxUsersNamed = 5;

    private const string Select = """
        SELECT scale_id, [key], rank, names, descriptors, is_retired
        FROM proficiency_levels
        WHERE scale_id IN @ids
        ORDER BY scale_id, rank
        """;

    public async Task<ILookup<string, LevelRow>> Of(IReadOnlyList<string> ids) =>
        (await session.Query<LevelRow>(Select, new { ids })).ToLookup(level => level.ScaleId);

    private const string Update = """
        UPDATE proficiency_levels
        SET rank = @Rank,
            names = @Names,
            descriptors = @Descriptors,
            is_retired = @IsRetired
        WHERE scale_id = @ScaleId
          AND [key] = @Key
        """;

    private const string Insert = """
        INSERT INTO proficiency_levels (scale_id, [key], rank, names, descriptors, is_retired)
        VALUES (@ScaleId, @Key, @Rank, @Names, @Descriptors, @IsRetired)
        """;

    // A level that is there is reworded rather than replaced, for requirements refer to it.
    public async Task Replace(ProficiencyScale scale)
    {
        var levels = scale.Definition.Levels.Select(level => LevelRow.Of(scale.Id, level)).ToList();
        var stored = (await Of([scale.Id.Value]))[scale.Id.Value].Select(level => level.Key).ToList();
        foreach (var removed in stored.Except(levels.Select(level => level.Key)))
        {
            await Remove(scale.Id.Value, removed);
        }

        foreach (var level in levels)
        {
            await session.Execute(stored.Contains(level.Key) ? Update : Insert, level);
        }

        await RefuseAnotherOrder(scale.Id.Value, stored, [.. levels.Select(level => level.Key)]);
    }

    private const string AskedFor = """
        SELECT minimum_level
        FROM requirements
        WHERE scale_id = @scale
          AND minimum_level IS NOT NULL
        UNION
        SELECT desired_level
        FROM requirements
        WHERE scale_id = @scale
          AND desired_level IS NOT NULL
        """;

    // A minimum would stand above the level that is desired, in what was checked before.
    private async Task RefuseAnotherOrder(string scale, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (then, now) = (before.Intersect(after).ToList(), after.Intersect(before).ToList());
        if (then.SequenceEqual(now))
        {
            return;
        }

        var used = (await session.Query<string>(AskedFor, new { scale })).ToHashSet();
        var moved = then.Where(used.Contains)
            .Zip(now.Where(used.Contains))
            .Where(places => places.First != places.Second)
            .Select(places => places.First)
            .ToList();
        if (moved.Count > 0)
        {
            var (counts, users) = await UsersOf(scale, moved);
            throw ProficiencyScaleErrors.LevelOrderInUse(moved, counts, users);
        }
    }

    private const string Delete = """
        DELETE FROM proficiency_levels
        WHERE scale_id = @scale
          AND [key] = @level
        """;

    private async Task Remove(string scale, string level)
    {
        try
        {
            await session.Execute(Delete, new { scale, level });
        }
        catch (BrokenReferenceException)
        {
            var (counts, users) = await UsersOf(scale, [level]);
            throw ProficiencyScaleErrors.LevelInUse(level, counts, users);
        }
    }

    private const string Asking = """
        role_id IN (
            SELECT role_id
            FROM requirements
            WHERE scale_id = @scale
              AND (minimum_level IN @levels OR desired_level IN @levels))
        """;

    private const string Users = $"""
        SELECT 'skill profile' AS kind, [key] AS name, NULL AS number
        FROM skill_profiles
        WHERE {Asking}
        UNION
        SELECT 'skill profile', skill_profiles.[key], skill_profile_revisions.number
        FROM skill_profile_revisions
        JOIN skill_profiles ON skill_profiles.id = skill_profile_revisions.profile_id
        WHERE skill_profile_revisions.{Asking}
        UNION
        SELECT 'job posting', job_postings.id, NULL
        FROM job_postings
        JOIN offers ON offers.id = job_postings.draft_offer_id
        WHERE offers.{Asking}
        UNION
        SELECT 'job posting', job_posting_editions.posting_id, job_posting_editions.number
        FROM job_posting_editions
        JOIN offers ON offers.id = job_posting_editions.offer_id
        WHERE offers.{Asking}
        """;

    private const string SelectUsers = $"""
        {Users}
        ORDER BY kind DESC, name, number
        """;

    private const string CountUsers = $"""
        SELECT kind, COUNT(DISTINCT name) AS entities
        FROM (
        {Users}
        ) AS users
        GROUP BY kind
        ORDER BY kind DESC
        """;

    private async Task<(IEnumerable<string> Counts, IEnumerable<string> Users)> UsersOf(
        string scale,
        IReadOnlyList<string> levels
    )
    {
        var parameters = new
        {
            scale,
            levels,
            limit = MaxUsersNamed + 1,
        };
        var counts = await session.Query<CountRow>(CountUsers, parameters);
        var users = await session.Query<UserRow>($"{SelectUsers}\n{session.Dialect.Page}", parameters);
        return (
            counts.Select(count => count.Words),
            users.Select((user, index) => index < MaxUsersNamed ? user.Words : "…")
        );
    }

    private sealed record CountRow
    {
        public string Kind { get; init; } = "";

        public long Entities { get; init; }

        public string Words => Entities == 1 ? $"1 {Kind}" : $"{Entities} {Kind}s";
    }

    private sealed record UserRow
    {
        public string Kind { get; init; } = "";

        public string Name { get; init; } = "";

        public int? Number { get; init; }

        public string Words =>
            Number is null ? $"the draft of '{Name}'"
            : Kind == "skill profile" ? $"revision {Number} of '{Name}'"
            : $"edition {Number} of '{Name}'";
    }
}
