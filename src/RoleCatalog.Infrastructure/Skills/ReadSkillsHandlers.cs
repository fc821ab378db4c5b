using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

internal sealed class GetSkillHandler(DbSession session) : IRequestHandler<GetSkill, SkillState>
{
    private const string Select = """
        SELECT public_state
        FROM skills
        WHERE id = @name
           OR [key] = @name
        """;

    public async Task<SkillState> Handle(GetSkill query, CancellationToken cancellationToken)
    {
        var state = await session.QuerySingleOrDefault<string>(Select, new { name = query.IdOrKey });
        return state is null ? throw SkillErrors.NotFound(query.IdOrKey) : StateJson.Read<SkillState>(state);
    }
}

internal sealed class ListSkillsHandler(DbSession session) : IRequestHandler<ListSkills, Page<SkillState>>
{
    private const string Filters = """
        FROM skills
        WHERE (@status IS NULL OR status = @status)
          AND (@anyKind = 1 OR kind IN @kinds)
          AND (@folded IS NULL OR EXISTS (
              SELECT 1
              FROM skill_names
              WHERE skill_names.skill_id = skills.id
                AND skill_names.folded >= @folded
                AND skill_names.folded < @foldedEnd))
          AND (@externalScheme IS NULL OR id IN (
              SELECT entity_id
              FROM external_ids
              WHERE entity_kind = 'skills'
                AND scheme = @externalScheme
                AND value = @externalValue))
          AND (@alignedScheme IS NULL OR id IN (
              SELECT skill_id
              FROM skill_alignments
              WHERE scheme = @alignedScheme
                AND code = @alignedCode))
        """;

    private const string Count = $"""
        SELECT COUNT(*)
        {Filters}
        """;

    private const string Select = $"""
        SELECT public_state
        {Filters}
          AND (@after IS NULL OR [key] > @after)
        ORDER BY [key]
        """;

    // Names that begin with a text lie between it and it with the last of all characters.
    private const string LastCharacter = "\U0010FFFF";

    public async Task<Page<SkillState>> Handle(ListSkills query, CancellationToken cancellationToken)
    {
        var folded = query.Name is null ? null : Text.Folded(query.Name);
        var status = Columns.Name(query.Status);
        var kinds = query.Kinds.Select(Wire.Name).Order().ToList();
        var cursor = Cursor.For(
            "skills",
            status,
            folded,
            string.Join(',', kinds),
            query.Alignment?.ToString(),
            query.ExternalId?.ToString()
        );
        var parameters = new
        {
            status,
            anyKind = kinds.Count == 0 ? 1 : 0,
            kinds,
            folded,
            foldedEnd = folded + LastCharacter,
            externalScheme = query.ExternalId?.Scheme,
            externalValue = query.ExternalId?.Value,
            alignedScheme = query.Alignment?.Scheme,
            alignedCode = query.Alignment?.Value,
            after = cursor.Read(query.Cursor)?.Text(0),
            limit = query.Limit + 1,
        };
        var total = await session.QuerySingle<long>(Count, parameters);
        var states = await session.Query<string>($"{Select}\n{session.Dialect.Page}", parameters);
        return Page.Of(
            [.. states.Select(StateJson.Read<SkillState>)],
            query.Limit,
            total,
            last => cursor.After(last.Key)
        );
    }
}
