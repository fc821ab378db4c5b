using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.SkillProfiles;

internal sealed class GetSkillProfileHandler(DbSession session)
    : IRequestHandler<GetSkillProfile, SkillProfileState>,
        IRequestHandler<GetSkillProfileDraft, Versioned<SkillProfileDraft>>
{
    private const string Select = """
        SELECT draft_version, draft_state, public_state
        FROM skill_profiles
        WHERE id = @name
           OR [key] = @name
        """;

    public async Task<SkillProfileState> Handle(GetSkillProfile query, CancellationToken cancellationToken)
    {
        var row = await Find(query.IdOrKey);
        return row.PublicState is null
            ? throw SkillProfileErrors.NeverPublished(query.IdOrKey)
            : StateJson.Read<SkillProfileState>(row.PublicState);
    }

    public async Task<Versioned<SkillProfileDraft>> Handle(
        GetSkillProfileDraft query,
        CancellationToken cancellationToken
    )
    {
        var row = await Find(query.IdOrKey);
        return new Versioned<SkillProfileDraft>(StateJson.Read<SkillProfileDraft>(row.DraftState), row.DraftVersion);
    }

    private async Task<SkillProfileRow> Find(string idOrKey) =>
        await session.QuerySingleOrDefault<SkillProfileRow>(Select, new { name = idOrKey })
        ?? throw SkillProfileErrors.NotFound(idOrKey);
}

internal sealed class ReadRevisionsHandler(DbSession session)
    : IRequestHandler<GetSkillProfileRevision, SkillProfileState>,
        IRequestHandler<ListSkillProfileRevisions, Page<SkillProfileSummary>>
{
    private const string SelectOne = """
        SELECT state
        FROM skill_profile_revisions
        WHERE profile_id = @id
          AND number = @number
        """;

    public async Task<SkillProfileState> Handle(GetSkillProfileRevision query, CancellationToken cancellationToken)
    {
        var id = await ProfileId(query.IdOrKey);
        var state = await session.QuerySingleOrDefault<string>(SelectOne, new { id, number = query.Number });
        return state is null ? throw await NotFound(id, query) : StateJson.Read<SkillProfileState>(state);
    }

    private const string Count = """
        SELECT COUNT(*)
        FROM skill_profile_revisions
        WHERE profile_id = @id
        """;

    private async Task<DomainException> NotFound(string id, GetSkillProfileRevision query)
    {
        var latest = await session.QuerySingle<int>(Count, new { id });
        var error = SkillProfileErrors.RevisionNotFound(query.IdOrKey, query.Number, latest, "path:number");
        return new DomainException(Fault.NotFound, [error]);
    }

    private const string Select = """
        SELECT state
        FROM skill_profile_revisions
        WHERE profile_id = @id
          AND (@before IS NULL OR number < @before)
        ORDER BY number DESC
        """;

    public async Task<Page<SkillProfileSummary>> Handle(
        ListSkillProfileRevisions query,
        CancellationToken cancellationToken
    )
    {
        var id = await ProfileId(query.IdOrKey);
        var cursor = Cursor.For("skill-profile-revisions", id);
        var parameters = new
        {
            id,
            before = cursor.Read(query.Cursor)?.Number(0),
            limit = query.Limit + 1,
        };
        var total = await session.QuerySingle<long>(Count, new { id });
        var states = await session.Query<string>($"{Select}\n{session.Dialect.Page}", parameters);
        return Page.Of(
            [.. states.Select(StateJson.Read<SkillProfileState>).Select(SkillProfileSummary.Of)],
            query.Limit,
            total,
            last => cursor.After((long)last.Revision!.Value)
        );
    }

    private const string SelectId = """
        SELECT id
        FROM skill_profiles
        WHERE id = @name
           OR [key] = @name
        """;

    private async Task<string> ProfileId(string idOrKey) =>
        await session.QuerySingleOrDefault<string>(SelectId, new { name = idOrKey })
        ?? throw SkillProfileErrors.NotFound(idOrKey);
}
