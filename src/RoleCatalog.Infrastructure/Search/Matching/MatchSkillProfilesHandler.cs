using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.Matching;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Changes;

namespace RoleCatalog.Infrastructure.Search.Matching;

/// <summary>Matches skills with the profiles as the index knows them.</summary>
internal sealed class MatchSkillProfilesHandler(SearchIndex search, LogStore store)
    : IRequestHandler<MatchSkillProfiles, Matches<SkillProfileSummary>>
{
    public async Task<Matches<SkillProfileSummary>> Handle(
        MatchSkillProfiles query,
        CancellationToken cancellationToken
    )
    {
        var cursor = CursorOf(query);
        var after = cursor.Read(query.Cursor) is { } key
            ? (
                LogId: key.Text(0),
                Place: new ProfilePlace((int)Math.Clamp(key.Number(1), -1, int.MaxValue), key.Text(2))
            )
            : ((string? LogId, ProfilePlace? Place))default;
        var ranks = await store.Read<IndexSource, LevelRanks>(source => source.Levels(), cancellationToken);
        var (found, logId) = search.Read(
            (index, _) =>
                after.LogId is null || after.LogId == index.LogId
                    ? Tuple.Create(new ProfileMatchRun(query, ranks, index.Names).Run(after.Place), index.LogId)
                    : throw CursorException.OfAnotherLog()
        );
        return new Matches<SkillProfileSummary>
        {
            Items = [.. found.Page.Take(query.Limit).Select(each => (each.Profile.Summary, each.Fit))],
            NextCursor =
                found.Page.Count > query.Limit && found.Page[query.Limit - 1].Place is var last
                    ? cursor.After(logId, (long)last.Score, last.Key)
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
