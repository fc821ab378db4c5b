using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

/// <summary>Labels and aliases. The primary key holds the rule that a folded name means one skill in its language.</summary>
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
        INSERT INTO skill_names (skill_id, language, folded, ordinal, is_label, name)
        VALUES (@skill, @language, @folded, @ordinal, @isLabel, @name)
        """;

    private const string Owner = """
        SELECT skills.key
        FROM skill_names
        JOIN skills ON skills.id = skill_names.skill_id
        WHERE skill_names.language = @language
          AND skill_names.folded = @folded
        """;

    public async Task Replace(string skill, bool isNew, SkillNames names)
    {
        if (!isNew)
        {
            await session.Execute(Delete, new { skill });
        }

        foreach (var (ordinal, (tag, name, label)) in names.All.Index())
        {
            var (language, folded) = (tag.Value, Text.Folded(name));
            try
            {
                await session.Execute(
                    Insert,
                    new
                    {
                        skill,
                        language,
                        folded,
                        ordinal,
                        isLabel = label ? 1 : 0,
                        name,
                    }
                );
            }
            catch (DuplicateKeyException)
            {
                var owner = await session.QuerySingle<string>(Owner, new { language, folded });
                throw SkillErrors.NameTaken(language, name, label, owner);
            }
        }
    }
}

internal sealed record SkillNameRow
{
    public string SkillId { get; init; } = "";

    public string Language { get; init; } = "";

    public int IsLabel { get; init; }

    public string Name { get; init; } = "";
}
