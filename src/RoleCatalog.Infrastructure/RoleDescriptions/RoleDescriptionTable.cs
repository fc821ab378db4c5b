using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.ProficiencyScales;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.RoleDescriptions;

/// <summary>
/// Role descriptions and all that belongs to them. They are inserted and deleted, never changed, so that a revision and
/// the draft that it was made of can share one.
/// </summary>
internal sealed class RoleDescriptionTable(DbSession session, RoleDescriptionLoader loader, TimeProvider clock)
{
    public Task<RoleDescription> Load(string id) => loader.Load(id);

    private const string InsertRole = """
        INSERT INTO role_descriptions (id, source_language, title, summary, stale_texts)
        VALUES (@id, @source, @title, @summary, @stale)
        """;

    /// <summary>Keeps a description and gives it an id.</summary>
    public async Task<string> Insert(RoleDescription role)
    {
        var id = Guid.CreateVersion7(clock.Now()).ToString("D");
        await session.Execute(
            InsertRole,
            new
            {
                id,
                source = role.SourceLanguage.Value,
                title = Columns.Of(role.Title),
                summary = Columns.Of(role.Summary),
                stale = Columns.Of(role.Stale),
            }
        );
        await InsertResponsibilities(id, role);
        try
        {
            await InsertRequirements(id, role);
        }
        catch (BrokenReferenceException)
        {
            // The level was there when it was read, and nothing used it then.
            throw ProficiencyScaleErrors.LevelGone();
        }

        await InsertPlaceholders(id, role);
        return id;
    }

    private const string DeleteRole = """
        DELETE FROM role_descriptions
        WHERE id = @id
        """;

    public Task<int> Delete(string id) => session.Execute(DeleteRole, new { id });

    private const string InsertResponsibilityGroup = """
        INSERT INTO responsibility_groups (role_id, id, ordinal, title)
        VALUES (@role, @id, @ordinal, @title)
        """;

    private const string InsertResponsibility = """
        INSERT INTO responsibilities (role_id, id, group_id, ordinal, text)
        VALUES (@role, @id, @group, @ordinal, @text)
        """;

    private async Task InsertResponsibilities(string role, RoleDescription description)
    {
        foreach (var (ordinal, group) in description.ResponsibilityGroups.Index())
        {
            var id = group.Id.ToString();
            await session.Execute(
                InsertResponsibilityGroup,
                new
                {
                    role,
                    id,
                    ordinal,
                    title = Columns.Of(group.Title),
                }
            );
            await session.ExecuteMany(
                InsertResponsibility,
                group
                    .Responsibilities.Index()
                    .Select(item => new
                    {
                        role,
                        id = item.Item.Id.ToString(),
                        group = id,
                        ordinal = item.Index,
                        text = Columns.Of(item.Item.Text),
                    })
            );
        }
    }

    private const string InsertRequirementGroup = """
        INSERT INTO requirement_groups (role_id, id, ordinal, title, match)
        VALUES (@role, @id, @ordinal, @title, @match)
        """;

    private const string InsertRequirement = """
        INSERT INTO requirements (role_id, id, group_id, ordinal, text, description, match, necessity, scale_id,
            minimum_level, desired_level, experience_months)
        VALUES (@RoleId, @Id, @GroupId, @Ordinal, @Text, @Description, @Match, @Necessity, @ScaleId,
            @MinimumLevel, @DesiredLevel, @ExperienceMonths)
        """;

    private const string InsertRequirementSkill = """
        INSERT INTO requirement_skills (role_id, requirement_id, skill_id, ordinal)
        VALUES (@role, @requirement, @skill, @ordinal)
        """;

    private async Task InsertRequirements(string role, RoleDescription description)
    {
        foreach (var (ordinal, group) in description.RequirementGroups.Index())
        {
            var id = group.Id.ToString();
            await session.Execute(
                InsertRequirementGroup,
                new
                {
                    role,
                    id,
                    ordinal,
                    title = Columns.Of(group.Title),
                    match = Wire.Name(group.Match),
                }
            );
            await session.ExecuteMany(
                InsertRequirement,
                group.Requirements.Index().Select(item => RequirementRow.Of(role, id, item.Index, item.Item))
            );
        }

        var skills = description.Requirements.SelectMany(requirement =>
            requirement
                .Skills.Index()
                .Select(skill => new
                {
                    role,
                    requirement = requirement.Id.ToString(),
                    skill = skill.Item.ToString(),
                    ordinal = skill.Index,
                })
        );
        await session.ExecuteMany(InsertRequirementSkill, skills);
    }

    private const string InsertPlaceholder = """
        INSERT INTO placeholders (role_id, [key], ordinal, type, prompt, is_required, unit)
        VALUES (@role, @key, @ordinal, @type, @prompt, @required, @unit)
        """;

    private const string InsertChoice = """
        INSERT INTO placeholder_choices (role_id, placeholder_key, [key], ordinal, labels)
        VALUES (@role, @placeholder, @key, @ordinal, @labels)
        """;

    private async Task InsertPlaceholders(string role, RoleDescription description)
    {
        var placeholders = description
            .Placeholders.Index()
            .Select(placeholder => new
            {
                role,
                key = placeholder.Item.Key,
                ordinal = placeholder.Index,
                type = Wire.Name(placeholder.Item.Type),
                prompt = Columns.Of(placeholder.Item.Prompt),
                required = placeholder.Item.Required ? 1 : 0,
                unit = Columns.Of(placeholder.Item.Unit),
            });
        await session.ExecuteMany(InsertPlaceholder, placeholders);
        var choices = description.Placeholders.SelectMany(placeholder =>
            placeholder
                .Choices.Index()
                .Select(choice => new
                {
                    role,
                    placeholder = placeholder.Key,
                    key = choice.Item.Key.Value,
                    ordinal = choice.Index,
                    labels = Columns.Of(choice.Item.Labels),
                })
        );
        await session.ExecuteMany(InsertChoice, choices);
    }
}
