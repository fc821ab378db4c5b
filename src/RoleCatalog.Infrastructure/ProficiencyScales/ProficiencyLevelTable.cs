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
        SELECT scale_id, key, rank, names, descriptors, is_retired
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
          AND key = @Key
        """;

    private const string Insert = """
        INSERT INTO proficiency_levels (scale_id, key, rank, names, descriptors, is_retired)
        VALUES (@ScaleId, @Key, @Rank, @Names, @Descriptors, @IsRetired)
        """;

    // A level that is there is reworded rather than replaced, for requirements refer to it.
    public async Task Replace(ProficiencyScale scale)
    {
        var levels = scale.Definition.Levels.Select(level => LevelRow.Of(scale.Id, level)).ToList();
        var stored = (await Of([scale.Id.Value]))[scale.Id.Value].Select(level => level.Key).ToHashSet();
        foreach (var removed in stored.Except(levels.Select(level => level.Key)))
        {
            await Remove(scale.Id.Value, removed);
        }

        foreach (var level in levels)
        {
            await session.Execute(stored.Contains(level.Key) ? Update : Insert, level);
        }
    }

    private const string Delete = """
        DELETE FROM proficiency_levels
        WHERE scale_id = @scale
          AND key = @level
        """;

    private async Task Remove(string scale, string level)
    {
        try
        {
            await session.Execute(Delete, new { scale, level });
        }
        catch (BrokenReferenceException)
        {
            throw ProficiencyScaleErrors.LevelInUse(level, await Users(scale, level));
        }
    }

    private const string Profiles = """
        SELECT skill_profiles.key, NULL AS revision
        FROM requirements
        JOIN skill_profiles ON skill_profiles.role_id = requirements.role_id
        WHERE requirements.scale_id = @scale
          AND (requirements.minimum_level = @level OR requirements.desired_level = @level)
        UNION
        SELECT skill_profiles.key, skill_profile_revisions.number
        FROM requirements
        JOIN skill_profile_revisions ON skill_profile_revisions.role_id = requirements.role_id
        JOIN skill_profiles ON skill_profiles.id = skill_profile_revisions.profile_id
        WHERE requirements.scale_id = @scale
          AND (requirements.minimum_level = @level OR requirements.desired_level = @level)
        ORDER BY 1, 2
        """;

    private async Task<IReadOnlyList<string>> Users(string scale, string level)
    {
        var profiles = await session.Query<UserRow>(
            $"{Profiles}\n{session.Dialect.Page}",
            new
            {
                scale,
                level,
                limit = MaxUsersNamed,
            }
        );
        return profiles.Count == 0
            ? ["job postings that have no profile"]
            : [.. profiles.Select(profile => profile.Name)];
    }

    private sealed record UserRow
    {
        public string Key { get; init; } = "";

        public int? Revision { get; init; }

        public string Name => Revision is null ? $"the draft of '{Key}'" : $"revision {Revision} of '{Key}'";
    }
}
