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
        var entity = new
        {
            kind,
            id,
            draft,
        };
        await HoldSkills(entity, uses.Select(use => use.skill));
        await Forget(entity);
        if (uses.Count > 0)
        {
            await session.ExecuteMany(Insert, uses);
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
        await HoldSkills(entity, []);
        await Forget(entity);
    }

    private async Task Forget(object entity)
    {
        await session.Execute(Uncount, entity);
        await session.Execute(Delete, entity);
    }

    private const string SelectNamed = """
        SELECT DISTINCT named_id
        FROM skill_uses
        WHERE entity_kind = @kind
          AND entity_id = @id
          AND is_draft = @draft
        """;

    private const string SelectCurrent = """
        SELECT DISTINCT current_id
        FROM skills
        WHERE id IN @skills
        """;

    // What is named and then what stands for it, which cannot change any more: whoever replaces a skill holds it, those that
    // end in it and the one that they end in then, so that nothing is counted under any of them meanwhile.
    private async Task HoldSkills(object entity, IEnumerable<string> more)
    {
        var named = (await session.Query<string>(SelectNamed, entity)).Union(more).ToList();
        var current = new HashSet<string>();
        foreach (var skills in await Hold(named))
        {
            current.UnionWith(await session.Query<string>(SelectCurrent, new { skills }));
        }

        await Hold(current.Except(named));
    }

    // An update that changes nothing takes the rows' locks.
    private const string HoldRows = """
        UPDATE skills
        SET status = status
        WHERE id IN @skills
        """;

    private async Task<IReadOnlyList<string[]>> Hold(IEnumerable<string> ids)
    {
        var parts = ids.Order(StringComparer.Ordinal).InParts().ToList();
        foreach (var skills in parts)
        {
            await session.Execute(HoldRows, new { skills });
        }

        return parts;
    }

    private const string Move = """
        UPDATE skill_uses
        SET skill_id = @current
        WHERE skill_id = @replaced
        """;

    private const string DeleteCounts = """
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

    /// <summary>Puts what was noted under a replaced skill under the one that stands for it now; both are held.</summary>
    public async Task MoveToCurrent(SkillId replaced, SkillId current)
    {
        var skills = new { replaced = replaced.ToString(), current = current.ToString() };
        if (await session.Execute(Move, skills) > 0)
        {
            await session.Execute(DeleteCounts, skills);
            await session.Execute(Recount, skills);
        }
    }
}
