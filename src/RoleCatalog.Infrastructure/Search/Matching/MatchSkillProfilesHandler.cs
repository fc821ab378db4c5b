using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.Matching;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Search.Matching;

/// <summary>Matches skills with the profiles as the index knows them.</summary>
internal sealed class MatchSkillProfilesHandler(SearchIndex search, DbSession session)
    : IRequestHandler<MatchSkillProfiles, Matches<SkillProfileSummary>>
{
    public async Task<Matches<SkillProfileSummary>> Handle(
        MatchSkillProfiles query,
        CancellationToken cancellationToken
    )
    {
        var cursor = CursorOf(query);
        var after = cursor.Read(query.Cursor) is { } key
            ? new ProfilePlace((int)Math.Clamp(key.Number(0), -1, int.MaxValue), key.Text(1))
            : null;
        var ranks = await LevelRanks.Read(session);
        var found = search.Read((index, _) => new ProfileMatchRun(query, ranks, index.Names).Run(after));
        return new Matches<SkillProfileSummary>
        {
            Items = [.. found.Page.Take(query.Limit).Select(each => (each.Profile.Summary, each.Fit))],
            NextCursor =
                found.Page.Count > query.Limit && found.Page[query.Limit - 1].Place is var last
                    ? cursor.After((long)last.Score, last.Key)
                    : null,
            Total = found.Total,
            Facets = query.Facets.Count == 0 ? null : found.Facets,
        };
    }

    private static Cursor CursorOf(MatchSkillProfiles query) =>
        Cursor.For(
            "profile-matches",
            string.Join('\n', query.Skills),
            query.Words,
            string.Join('\n', query.Families.Order(StringComparer.Ordinal)),
            string.Join('\n', query.Seniorities.Select(Wire.Name<Seniority>).Order(StringComparer.Ordinal))
        );
}
