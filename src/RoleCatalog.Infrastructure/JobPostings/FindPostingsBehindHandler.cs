using MediatR;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed class FindPostingsBehindHandler(DbSession session) : IRequestHandler<FindPostingsBehind, PostingsBehind>
{
    private const string SelectProfile = """
        SELECT id, role_revision
        FROM skill_profiles
        WHERE id = @name
           OR [key] = @name
        """;

    private const string Filters = """
        FROM offers
        JOIN job_postings ON job_postings.draft_offer_id = offers.id
        WHERE offers.profile_id = @profile
          AND offers.profile_revision < @revision
          AND job_postings.status IN ('draft', 'published', 'suspended')
        """;

    private const string Count = $"""
        SELECT COUNT(*)
        {Filters}
        """;

    private const string Select = $"""
        SELECT job_postings.id
        {Filters}
          AND (@after IS NULL OR job_postings.id > @after)
        ORDER BY job_postings.id
        """;

    public async Task<PostingsBehind> Handle(FindPostingsBehind query, CancellationToken cancellationToken)
    {
        var profile =
            await session.QuerySingleOrDefault<ProfileRow>(SelectProfile, new { name = query.Profile })
            ?? throw SkillProfileErrors.NotFound(query.Profile);
        var revision = profile.RoleRevision ?? throw SkillProfileErrors.NeverPublished(query.Profile);
        var cursor = Cursor.For("postings-behind", profile.Id);
        var parameters = new
        {
            profile = profile.Id,
            revision,
            after = cursor.Read(query.Cursor)?.Text(0),
            limit = query.Limit + 1,
        };
        var total = await session.QuerySingle<long>(Count, parameters);
        var ids = await session.Query<string>($"{Select}\n{session.Dialect.Page}", parameters);
        return new PostingsBehind(profile.Id, revision, Page.Of(ids, query.Limit, total, last => cursor.After(last)));
    }

    private sealed record ProfileRow
    {
        public string Id { get; init; } = "";

        public int? RoleRevision { get; init; }
    }
}
