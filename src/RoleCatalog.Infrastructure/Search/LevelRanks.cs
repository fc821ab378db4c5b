using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The levels of all scales as they are now: what was asked for earlier is compared by these ranks too.</summary>
internal sealed class LevelRanks
{
    private readonly Dictionary<(string Scale, string Level), int> ranks;
    private readonly HashSet<string> levels;

    public LevelRanks(IEnumerable<(string Scale, string Level, int Rank)> all)
    {
        ranks = all.ToDictionary(each => (each.Scale, each.Level), each => each.Rank);
        levels = ranks.Keys.Select(each => each.Level).ToHashSet(StringComparer.Ordinal);
    }

    private const string SelectLevels = """
        SELECT scale_id, [key], rank
        FROM proficiency_levels
        """;

    public static async Task<LevelRanks> Read(DbSession session) =>
        new(await session.Query<(string Scale, string Level, int Rank)>(SelectLevels));

    /// <summary>Whether any scale has a level of that key.</summary>
    public bool Knows(string level) => levels.Contains(level);

    /// <summary>The rank of a level in a scale; null when the scale has none of that key.</summary>
    public int? Of(string scale, string level) => ranks.TryGetValue((scale, level), out var rank) ? rank : null;

    /// <summary>Whether a level is as high as another of the scale, or higher.</summary>
    public bool Reaches(string scale, string level, string asked) => Of(scale, level) >= Of(scale, asked);
}
