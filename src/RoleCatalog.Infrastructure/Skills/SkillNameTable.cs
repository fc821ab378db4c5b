using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
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

    public async Task Replace(Skill skill)
    {
        if (skill.StoredVersion > 0)
        {
            await session.Execute(Delete, new { skill = skill.Id.ToString() });
        }

        foreach (var row in SkillNameRow.All(skill))
        {
            await session.Execute(Insert, row);
        }
    }

    private const string Owner = """
        SELECT skills.[key]
        FROM skill_names
        JOIN skills ON skills.id = skill_names.skill_id
        WHERE skill_names.language = @language
          AND skill_names.folded = @folded
          AND skill_names.is_active = 1
          AND skill_names.skill_id <> @skill
        """;

    /// <summary>An error for each name that is another active skill's.</summary>
    public async Task<IReadOnlyList<DomainError>> Taken(Skill skill)
    {
        var taken = new List<DomainError>();
        var seen = new List<(LanguageTag Language, bool IsLabel)>();
        foreach (var name in skill.Definition.Names.All)
        {
            var place = seen.Count(earlier => earlier == (name.Language, name.IsLabel));
            seen.Add((name.Language, name.IsLabel));
            var sought = new
            {
                language = name.Language.Value,
                folded = Text.Folded(name.Name),
                skill = skill.Id.ToString(),
            };
            if (await session.QuerySingleOrDefault<string>(Owner, sought) is { } owner)
            {
                taken.Add(SkillErrors.NameTaken(name, place, owner));
            }
        }

        return taken;
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
