using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.RoleDescriptions;

internal sealed class RoleDescriptionLoader(DbSession session)
{
    private const string SelectRole = """
        SELECT source_language, title, summary, stale_texts
        FROM role_descriptions
        WHERE id = @id
        """;

    public async Task<RoleDescription> Load(string id)
    {
        var role = await session.QuerySingle<RoleRow>(SelectRole, new { id });
        return RoleDescription.Of(
            LanguageTag.Parse(role.SourceLanguage),
            Columns.Text(role.Title),
            Columns.TextOrNull(role.Summary),
            await ResponsibilityGroups(id),
            await RequirementGroups(id),
            await Placeholders(id)
        ) with
        {
            Stale = Columns.Stale(role.StaleTexts),
        };
    }

    private const string SelectResponsibilityGroups = """
        SELECT id, title
        FROM responsibility_groups
        WHERE role_id = @id
        ORDER BY ordinal
        """;

    private const string SelectResponsibilities = """
        SELECT id, group_id, text
        FROM responsibilities
        WHERE role_id = @id
        ORDER BY group_id, ordinal
        """;

    private async Task<IReadOnlyList<ResponsibilityGroup>> ResponsibilityGroups(string id)
    {
        var groups = await session.Query<GroupRow>(SelectResponsibilityGroups, new { id });
        var items = (await session.Query<ResponsibilityRow>(SelectResponsibilities, new { id })).ToLookup(item =>
            item.GroupId
        );
        return [.. groups.Select(group => group.ToGroup(items[group.Id]))];
    }

    private const string SelectRequirementGroups = """
        SELECT id, title, match
        FROM requirement_groups
        WHERE role_id = @id
        ORDER BY ordinal
        """;

    private const string SelectRequirements = """
        SELECT id, group_id, text, description, match, necessity, scale_id, minimum_level, desired_level, experience_months
        FROM requirements
        WHERE role_id = @id
        ORDER BY group_id, ordinal
        """;

    private const string SelectRequirementSkills = """
        SELECT requirement_id, skill_id
        FROM requirement_skills
        WHERE role_id = @id
        ORDER BY requirement_id, ordinal
        """;

    private async Task<IReadOnlyList<RequirementGroup>> RequirementGroups(string id)
    {
        var groups = await session.Query<GroupRow>(SelectRequirementGroups, new { id });
        var skills = (await session.Query<RequirementSkillRow>(SelectRequirementSkills, new { id })).ToLookup(
            row => row.RequirementId,
            row => SkillId.Parse(row.SkillId)
        );
        var items = (await session.Query<RequirementRow>(SelectRequirements, new { id })).ToLookup(
            row => row.GroupId,
            row => row.ToRequirement([.. skills[row.Id]])
        );
        return [.. groups.Select(group => group.ToGroup(items[group.Id]))];
    }

    private const string SelectPlaceholders = """
        SELECT [key], type, prompt, is_required, unit
        FROM placeholders
        WHERE role_id = @id
        ORDER BY ordinal
        """;

    private const string SelectChoices = """
        SELECT placeholder_key, [key], labels
        FROM placeholder_choices
        WHERE role_id = @id
        ORDER BY placeholder_key, ordinal
        """;

    private async Task<IReadOnlyList<Placeholder>> Placeholders(string id)
    {
        var rows = await session.Query<PlaceholderRow>(SelectPlaceholders, new { id });
        var choices = (await session.Query<ChoiceRow>(SelectChoices, new { id })).ToLookup(row => row.PlaceholderKey);
        return [.. rows.Select(row => row.ToPlaceholder(choices[row.Key]))];
    }
}
