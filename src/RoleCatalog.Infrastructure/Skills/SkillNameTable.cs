using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

/// <summary>Labels and aliases. A unique index over those of active skills holds the rule that a folded name means one in its language.</summary>
internal sealed class SkillNameTable(DbSession session)
{
    private const string Select = """
        SELECT skill_id, language, is_label, name
        FROM skill_names
        WHERE skill_id IN @ids
        ORDER BY skill_id, ordinal
        """;

    public async Task<ILookup<string, SkillNameRow>> Of(IReadOnlyList<string> ids) =>
        (await session.Query<SkillNameRow>(Select, new { ids })).ToLookup(row => row.SkillId);

    private const string Delete = """
        DELETE FROM skill_names
        WHERE skill_id = @skill
        """;

    private const string Insert = """
        INSERT INTO skill_names (skill_id, ordinal, is_active, language, folded, squeezed, backward, is_label, name)
        VALUES (@SkillId, @Ordinal, @IsActive, @Language, @Folded, @Squeezed, @Backward, @IsLabel, @Name)
        """;

    private const string Owner = """
        SELECT skills.key
        FROM skill_names
        JOIN skills ON skills.id = skill_names.skill_id
        WHERE skill_names.language = @language
          AND skill_names.folded = @folded
          AND skill_names.is_active = 1
        """;

    public async Task Replace(Skill skill)
    {
        if (skill.StoredVersion > 0)
        {
            await session.Execute(Delete, new { skill = skill.Id.ToString() });
        }

        foreach (var row in SkillNameRow.All(skill))
        {
            try
            {
                await session.Execute(Insert, row);
            }
            catch (DuplicateKeyException)
            {
                var owner = await session.QuerySingle<string>(
                    Owner,
                    new { language = row.Language, folded = row.Folded }
                );
                throw SkillErrors.NameTaken(row.Language, row.Name, row.IsLabel == 1, owner);
            }
        }
    }
}

internal sealed record SkillNameRow
{
    public string SkillId { get; init; } = "";

    public int Ordinal { get; init; }

    public int IsActive { get; init; }

    public string Language { get; init; } = "";

    public string Folded { get; init; } = "";

    public string Squeezed { get; init; } = "";

    public string Backward { get; init; } = "";

    public int IsLabel { get; init; }

    public string Name { get; init; } = "";

    public static IEnumerable<SkillNameRow> All(Skill skill) =>
        skill
            .Definition.Names.All.Index()
            .Select(each =>
            {
                var squeezed = Likeness.Squeezed(each.Item.Name);
                return new SkillNameRow
                {
                    SkillId = skill.Id.ToString(),
                    Ordinal = each.Index,
                    IsActive = skill.Status == SkillStatus.Active ? 1 : 0,
                    Language = each.Item.Language.Value,
                    Folded = Text.Folded(each.Item.Name),
                    Squeezed = squeezed,
                    Backward = Likeness.Backward(squeezed),
                    IsLabel = each.Item.IsLabel ? 1 : 0,
                    Name = each.Item.Name,
                };
            });
}
