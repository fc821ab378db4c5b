using RoleCatalog.Infrastructure.Search.Suggesting;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>Puts postings into the file of an index.</summary>
internal sealed class Filing(Words words, PostingFacts facts, FrequentHits hits, Suggestions suggestions)
{
    private readonly FactsOfPosting factsOf = new(words);

    /// <summary>Adds postings that there are none of yet, and has what is known of them in memory too.</summary>
    public void Append(IndexFile file, IReadOnlyList<(IndexedPosting Posting, long Position)> postings)
    {
        file.Begin();
        foreach (var (posting, position) in postings)
        {
            var number = facts.Highest + 1;
            var own = factsOf.Of(posting.State, position);
            file.Put(number, posting, own);
            facts.Put(number, own, words);
            suggestions.Add(own, posting.Titles);
        }

        KeepFresh(file);
        file.Commit();
        words.Kept();
        file.Checkpoint();
    }

    /// <summary>All is appended, up to a position of a log.</summary>
    public void Complete(IndexFile file, string logId, long position)
    {
        file.Begin();
        file.CreateOrders();
        for (var number = 1; number <= facts.Highest; number++)
        {
            file.Order(number, facts[number]);
        }

        file.Save(logId, position);
        file.Commit();
        file.Merge();
        file.Checkpoint();
    }

    /// <summary>Puts in what the log has brought, and what is known of it into nothing yet: it may still be taken back.</summary>
    public IReadOnlyList<Filed> Write(IndexFile file, IndexBatch batch)
    {
        var filed = new List<Filed>();
        var highest = facts.Highest;
        foreach (var (position, state) in batch.Postings)
        {
            var posting = IndexedPosting.Of(state);
            var own = factsOf.Of(state, position);
            var before = file.Find(posting.Id);
            var number = before?.Number ?? ++highest;
            if (before is not null)
            {
                file.Remove(number, facts[number]);
            }

            file.Put(number, posting, own);
            file.Order(number, own);
            var terms = TermsOfPosting.Of(posting);
            filed.Add(new Filed(number, own, posting.Titles, before?.Titles, terms, hits.Look(terms)));
        }

        KeepFresh(file);
        file.Save(batch.LogId, batch.ReadTo);
        return filed;
    }

    private void KeepFresh(IndexFile file)
    {
        foreach (var word in words.Fresh)
        {
            file.Keep(word);
        }
    }
}

/// <summary>A posting that is in the file, with what is then known of it in memory.</summary>
/// <param name="Titles">In all its languages.</param>
/// <param name="TitlesBefore">Those that it had; null when it is new.</param>
/// <param name="Hits">By which of the frequent searches it is found.</param>
internal sealed record Filed(
    int Number,
    Facts Facts,
    IEnumerable<string> Titles,
    IEnumerable<string>? TitlesBefore,
    TermsOfPosting Terms,
    IReadOnlyDictionary<string, bool> Hits
);
