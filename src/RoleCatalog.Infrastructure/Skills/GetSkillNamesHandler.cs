using MediatR;
using RoleCatalog.Application.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

internal sealed class GetSkillNamesHandler(DbSession session)
    : IRequestHandler<GetSkillNames, IReadOnlyList<SkillNameEntry>>
{
    private const string Select = """
        SELECT skills.[key] AS skill_key, skill_names.name
        FROM skill_names
        JOIN skills ON skills.id = skill_names.skill_id
        WHERE skills.status = 'active'
        ORDER BY skills.[key], skill_names.ordinal
        """;

    public Task<IReadOnlyList<SkillNameEntry>> Handle(GetSkillNames query, CancellationToken cancellationToken) =>
        session.Query<SkillNameEntry>(Select);
}
