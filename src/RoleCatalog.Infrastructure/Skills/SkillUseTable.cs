using RoleCatalog.Application;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

/// <summary>
/// Which requirements name a skill, under the one that stands for it now, and how many. It is kept with what names skills,
/// so that reading a page costs the same however many there are.
/// </summary>
internal sealed class SkillUseTable(DbSession session)
{
    private const string Uncount = """
        UPDATE skill_use_counts
        SET entities = entities - 1,
            uses = uses - (
                SELECT COUNT(*)
                FROM skill_uses
                WHERE skill_uses.skill_id = skill_use_counts.skill_id
                  AND skill_uses.entity_kind = @kind
                  AND skill_uses.entity_id = @id
                  AND skill_uses.is_draft = @draft)
        WHERE entity_kind = @kind
          AND is_draft = @draft
          AND skill_id IN (
              SELECT skill_id
              FROM skill_uses
              WHERE entity_kind = @kind
                AND entity_id = @id
                AND is_draft = @draft)
        """;

    private const string Delete = """
        DELETE FROM skill_uses
        WHERE entity_kind = @kind
          AND entity_id = @id
          AND is_draft = @draft
        """;

    // An update that changes nothing takes the rows' locks: none of the skills is replaced meanwhile.
    private const string Hold = """
        UPDATE skills
        SET status = status
        WHERE id IN @skills
        """;

    private const string Insert = """
        INSERT INTO skill_uses (skill_id, entity_kind, entity_id, is_draft, requirement_id, named_id, necessity, scale_id,
            minimum_level, desired_level)
        SELECT current_id, @kind, @id, @draft, @requirement, id, @necessity, @scale, @minimum, @desired
        FROM skills
        WHERE id = @skill
        """;

    private const string BeginCounts = """
        INSERT INTO skill_use_counts (skill_id, entity_kind, is_draft, uses, entities)
        SELECT DISTINCT skill_id, entity_kind, is_draft, 0, 0
        FROM skill_uses
        WHERE entity_kind = @kind
          AND entity_id = @id
          AND is_draft = @draft
          AND NOT EXISTS (
              SELECT 1
              FROM skill_use_counts
              WHERE skill_use_counts.skill_id = skill_uses.skill_id
                AND skill_use_counts.entity_kind = skill_uses.entity_kind
                AND skill_use_counts.is_draft = skill_uses.is_draft)
        """;

    private const string Count = """
        UPDATE skill_use_counts
        SET entities = entities + 1,
            uses = uses + (
                SELECT COUNT(*)
                FROM skill_uses
                WHERE skill_uses.skill_id = skill_use_counts.skill_id
                  AND skill_uses.entity_kind = @kind
                  AND skill_uses.entity_id = @id
                  AND skill_uses.is_draft = @draft)
        WHERE entity_kind = @kind
          AND is_draft = @draft
          AND skill_id IN (
              SELECT skill_id
              FROM skill_uses
              WHERE entity_kind = @kind
                AND entity_id = @id
                AND is_draft = @draft)
        """;

    /// <summary>Notes the requirements of an entity instead of those that were noted before.</summary>
    public async Task Replace(string kind, string id, bool isDraft, RoleDescription role)
    {
        await Remove(kind, id, isDraft);
        var draft = isDraft ? 1 : 0;
        var uses = role
            .Requirements.SelectMany(requirement =>
                requirement.Skills.Select(skill => new
                {
                    kind,
                    id,
                    draft,
                    requirement = requirement.Id.ToString(),
                    skill = skill.ToString(),
                    necessity = Wire.Name(requirement.Necessity),
                    scale = requirement.Proficiency?.Scale.Value,
                    minimum = requirement.Proficiency?.Minimum?.Value,
                    desired = requirement.Proficiency?.Desired?.Value,
                })
            )
            .ToList();
        if (uses.Count > 0)
        {
            foreach (var skills in uses.Select(use => use.skill).Distinct().Order().InParts())
            {
                await session.Execute(Hold, new { skills });
            }

            await session.ExecuteMany(Insert, uses);
            var entity = new
            {
                kind,
                id,
                draft,
            };
            await session.Execute(BeginCounts, entity);
            await session.Execute(Count, entity);
        }
    }

    public async Task Remove(string kind, string id, bool isDraft)
    {
        var entity = new
        {
            kind,
            id,
            draft = isDraft ? 1 : 0,
        };
        await session.Execute(Uncount, entity);
        await session.Execute(Delete, entity);
    }

    private const string Move = """
        UPDATE skill_uses
        SET skill_id = @current
        WHERE skill_id = @replaced
        """;

    private const string Forget = """
        DELETE FROM skill_use_counts
        WHERE skill_id IN (@replaced, @current)
        """;

    private const string Recount = """
        INSERT INTO skill_use_counts (skill_id, entity_kind, is_draft, uses, entities)
        SELECT skill_id, entity_kind, is_draft, COUNT(*), COUNT(DISTINCT entity_id)
        FROM skill_uses
        WHERE skill_id = @current
        GROUP BY skill_id, entity_kind, is_draft
        """;

    /// <summary>Puts what was noted under a replaced skill under the one that stands for it now.</summary>
    public async Task MoveToCurrent(SkillId replaced, SkillId current)
    {
        var skills = new { replaced = replaced.ToString(), current = current.ToString() };
        if (await session.Execute(Move, skills) > 0)
        {
            await session.Execute(Forget, skills);
            await session.Execute(Recount, skills);
        }
    }
}
