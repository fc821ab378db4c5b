using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

/// <summary>
/// Notes how names that are older than a rule of likeness compare with others, part by part: the rule is code, so that no
/// migration can.
/// </summary>
internal sealed class NamesBefore(DbSession session)
{
    private const int MaxNames = 500;

    private const string Select = """
        SELECT skill_id, ordinal, name
        FROM skill_names
        WHERE backward IS NULL
        ORDER BY skill_id, ordinal
        """;

    private const string Update = """
        UPDATE skill_names
        SET squeezed = @squeezed,
            backward = @backward
        WHERE skill_id = @SkillId
          AND ordinal = @Ordinal
          AND name = @Name
        """;

    /// <summary>Whether there may be more.</summary>
    public async Task<bool> NoteSome()
    {
        var names = await session.Query<Row>($"{Select}\n{session.Dialect.Page}", new { limit = MaxNames });
        if (names.Count > 0)
        {
            await session.ExecuteMany(Update, names.Select(Noted));
        }

        return names.Count == MaxNames;
    }

    private static object Noted(Row row)
    {
        var squeezed = Likeness.Squeezed(row.Name);
        return new
        {
            squeezed,
            backward = Likeness.Backward(squeezed),
            row.SkillId,
            row.Ordinal,
            row.Name,
        };
    }

    private sealed record Row
    {
        public string SkillId { get; init; } = "";

        public int Ordinal { get; init; }

        public string Name { get; init; } = "";
    }
}
