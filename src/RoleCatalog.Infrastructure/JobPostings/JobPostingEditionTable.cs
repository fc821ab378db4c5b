using RoleCatalog.Application;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

/// <summary>What was published, with the final JSON to the byte, and the skills that it asks for.</summary>
internal sealed class JobPostingEditionTable(DbSession session)
{
    private const string Select = """
        SELECT state
        FROM job_posting_editions
        WHERE posting_id = @id
          AND number = @number
        """;

    public async Task<JobPostingState?> Find(string id, int number)
    {
        var state = await session.QuerySingleOrDefault<string>(Select, new { id, number });
        return state is null ? null : StateJson.Read<JobPostingState>(state);
    }

    private const string InsertEdition = """
        INSERT INTO job_posting_editions (posting_id, number, offer_id, published_at, state)
        VALUES (@id, @number, @offer, @publishedAt, @state)
        """;

    private const string InsertSkill = """
        INSERT INTO job_posting_skills (posting_id, edition, requirement_id, skill_id, necessity, scale_id, minimum_level,
            desired_level)
        VALUES (@id, @edition, @requirement, @skill, @necessity, @scale, @minimum, @desired)
        """;

    public async Task Insert(string id, JobPostingEdition edition, string offer, string state)
    {
        await session.Execute(
            InsertEdition,
            new
            {
                id,
                number = edition.Number,
                offer,
                publishedAt = Columns.Of(edition.PublishedAt),
                state,
            }
        );
        var skills = edition.Role.Requirements.SelectMany(requirement =>
            requirement.Skills.Select(skill => new
            {
                id,
                edition = edition.Number,
                requirement = requirement.Id.ToString(),
                skill = skill.ToString(),
                necessity = Wire.Name(requirement.Necessity),
                scale = requirement.Proficiency?.Scale.Value,
                minimum = requirement.Proficiency?.Minimum?.Value,
                desired = requirement.Proficiency?.Desired?.Value,
            })
        );
        await session.ExecuteMany(InsertSkill, skills);
    }
}
