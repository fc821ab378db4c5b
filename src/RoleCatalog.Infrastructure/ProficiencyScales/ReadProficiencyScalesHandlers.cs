using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Contracts.ProficiencyScales;
using RoleCatalog.Domain.ProficiencyScales;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.ProficiencyScales;

internal sealed class GetProficiencyScaleHandler(DbSession session)
    : IRequestHandler<GetProficiencyScale, ProficiencyScaleState>
{
    private const string Select = """
        SELECT public_state
        FROM proficiency_scales
        WHERE id = @id
        """;

    public async Task<ProficiencyScaleState> Handle(GetProficiencyScale query, CancellationToken cancellationToken)
    {
        var state = await session.QuerySingleOrDefault<string>(Select, new { id = query.Id });
        return state is null
            ? throw ProficiencyScaleErrors.NotFound(query.Id)
            : StateJson.Read<ProficiencyScaleState>(state);
    }
}

internal sealed class ListProficiencyScalesHandler(DbSession session)
    : IRequestHandler<ListProficiencyScales, Page<ProficiencyScaleState>>
{
    private const string Count = """
        SELECT COUNT(*)
        FROM proficiency_scales
        """;

    private const string Select = """
        SELECT public_state
        FROM proficiency_scales
        WHERE @after IS NULL OR id > @after
        ORDER BY id
        """;

    public async Task<Page<ProficiencyScaleState>> Handle(
        ListProficiencyScales query,
        CancellationToken cancellationToken
    )
    {
        var cursor = Cursor.For("proficiency-scales");
        var after = cursor.Read(query.Cursor)?.Text(0);
        var total = await session.QuerySingle<long>(Count);
        var states = await session.Query<string>(
            $"{Select}\n{session.Dialect.Page}",
            new { after, limit = query.Limit + 1 }
        );
        return Page.Of(
            [.. states.Select(StateJson.Read<ProficiencyScaleState>)],
            query.Limit,
            total,
            last => cursor.After(last.Id)
        );
    }
}
