using Microsoft.Data.Sqlite;
using RoleCatalog.Application;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Infrastructure.Persistence;
using RoleCatalog.Infrastructure.RoleDescriptions;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>Adds the roles of postings that have one of their own.</summary>
internal sealed class RoleWriter(SqliteConnection connection) : IDisposable
{
    private readonly BulkInsert<OwnRoleRow> roles = new(connection, "role_descriptions");
    private readonly BulkInsert<DutyGroupRow> dutyGroups = new(connection, "responsibility_groups");
    private readonly BulkInsert<DutyRow> duties = new(connection, "responsibilities");
    private readonly BulkInsert<RequirementGroupRow> groups = new(connection, "requirement_groups");
    private readonly BulkInsert<RequirementRow> requirements = new(connection, "requirements");
    private readonly BulkInsert<RequirementSkillRow> skills = new(connection, "requirement_skills");

    public void Add(string id, RoleDescription role)
    {
        roles.Add(
            new OwnRoleRow(
                id,
                role.SourceLanguage.Value,
                Columns.Of(role.Title)!,
                Columns.Of(role.Summary),
                Columns.Of(role.Stale)
            )
        );
        foreach (var (ordinal, group) in role.ResponsibilityGroups.Index())
        {
            var groupId = group.Id.ToString();
            dutyGroups.Add(new DutyGroupRow(id, groupId, ordinal, Columns.Of(group.Title)));
            duties.Add(
                group.Responsibilities.Select(
                    (duty, index) => new DutyRow(id, duty.Id.ToString(), groupId, index, Columns.Of(duty.Text)!)
                )
            );
        }

        foreach (var (ordinal, group) in role.RequirementGroups.Index())
        {
            Add(id, ordinal, group);
        }
    }

    public void Dispose()
    {
        roles.Dispose();
        dutyGroups.Dispose();
        duties.Dispose();
        groups.Dispose();
        requirements.Dispose();
        skills.Dispose();
    }

    private void Add(string role, int ordinal, RequirementGroup group)
    {
        var id = group.Id.ToString();
        groups.Add(new RequirementGroupRow(role, id, ordinal, Columns.Of(group.Title), Wire.Name(group.Match)));
        foreach (var (index, requirement) in group.Requirements.Index())
        {
            requirements.Add(RequirementRow.Of(role, id, index, requirement));
            skills.Add(
                requirement.Skills.Select(
                    (skill, place) => new RequirementSkillRow(role, requirement.Id.ToString(), skill.ToString(), place)
                )
            );
        }
    }
}
