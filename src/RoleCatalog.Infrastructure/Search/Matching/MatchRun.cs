using RoleCatalog.Application.Matching;
using RoleCatalog.Infrastructure.Persistence.Sqlite;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search.Matching;

/// <summary>Matches a person's skills with the postings of one state of the index.</summary>
internal sealed class MatchRun(
    MatchJobPostings query,
    LevelRanks ranks,
    LiveIndex index,
    ReusingConnection reader,
    int countedExactly,
    CancellationToken cancellationToken
)
{
    private readonly HeldWords held = new(
        index.Words,
        index.Names,
        HeldSkill.Of(query.Skills, index.Names, ranks, query.Among.OnlyPublic),
        ranks
    );

    public FoundMatches Run(PostingPlace after)
    {
        var among = query.Among;
        var isAsked = Condition.OneOf(index, held.Skills, facts => held.AreAskedFor(facts.Mentions));
        var filtered = new FilteredPostings(
            among,
            SearchText.Parse(among.Words ?? ""),
            new Criteria(among, index, ranks, isAsked),
            index,
            reader,
            countedExactly,
            cancellationToken
        );
        var (page, total) = Best(filtered.Scan(), after);
        var fits = new FitReader(held, index.Words, index.Names, ranks);
        return new FoundMatches(
            new Found(
                index.LogId,
                index.Position,
                total,
                TotalIsEstimate: false,
                page,
                [.. page.Select(place => index.Facts[place.Number].Position)],
                among.Facets.Count == 0 ? [] : filtered.Facets(filtered.Select())
            ),
            [.. page.Take(among.Limit).Select(place => fits.Read(index.Facts[place.Number].Mentions))]
        );
    }

    // One more than the page has, which tells that there is another. All are looked at for each page: the score is the person's own.
    private (IReadOnlyList<PostingPlace> Page, long Total) Best(Scan scan, PostingPlace after)
    {
        var (best, total) = (new BestPlaces(query.Among.Limit + 1), 0L);
        foreach (var number in scan.Below(int.MaxValue))
        {
            total++;
            var place = new PostingPlace(-FitSum.Of(index.Facts[number].Mentions, held).Score, number);
            if (place.CompareTo(after) > 0)
            {
                best.Add(place);
            }
        }

        return (best.InOrder(), total);
    }
}

/// <summary>What matches in the index, and how.</summary>
/// <param name="Found">Its page is ordered by the scores, in millionths below zero.</param>
/// <param name="Fits">Of the page.</param>
internal sealed record FoundMatches(Found Found, IReadOnlyList<Fit> Fits);
