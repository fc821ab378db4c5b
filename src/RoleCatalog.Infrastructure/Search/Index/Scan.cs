using System.Diagnostics;
using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>
/// Finds the postings of which some conditions and a text hold, newest first: by the bits of what many have, in memory, or by terms where
/// those are rarer.
/// </summary>
internal sealed class Scan
{
    /// <summary>A key that this part of the postings has is tested in memory, which is faster than going along its many postings.</summary>
    private const int FrequentPart = 16;

    private readonly LiveIndex index;
    private readonly ReusingConnection reader;
    private readonly CancellationToken cancellationToken;
    private readonly ulong[] bits;
    private readonly Func<Facts, bool>[] tests;
    private readonly bool isNever;
    private readonly TermMatch terms;
    private readonly string? match;
    private readonly IReadOnlyList<Atom> frequent;
    private readonly HitBits? hits;

    /// <param name="index">What is searched.</param>
    /// <param name="reader">Of its file.</param>
    /// <param name="conditions">What must hold.</param>
    /// <param name="text">What the terms must be like.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Scan(
        LiveIndex index,
        ReusingConnection reader,
        IReadOnlyList<Condition> conditions,
        TermMatch text,
        CancellationToken cancellationToken
    )
    {
        (this.index, this.reader, this.cancellationToken) = (index, reader, cancellationToken);
        bits = [.. conditions.Select(condition => condition.Bits).Where(each => each != 0)];
        tests = [.. conditions.Select(condition => condition.Test).OfType<Func<Facts, bool>>()];
        isNever = conditions.Any(condition => condition.Keys is []);
        var keys = conditions
            .Where(condition => condition.Keys is { Count: > 0 })
            .ToLookup(
                condition => condition.NeedsKeys || condition.Uses < index.Facts.Highest / FrequentPart,
                condition => Atom.OneOf(condition.Keys!)
            );
        terms = text.With(keys[true]);
        frequent = [.. keys[false]];
        match = terms.Match;
        hits = HitBits.Of(terms, frequent, index.Hits);
    }

    /// <summary>The numbers below another.</summary>
    public IEnumerable<int> Below(int number)
    {
        var (began, looked) = (Stopwatch.GetTimestamp(), 0);
        try
        {
            foreach (var next in Candidates(Math.Min(number, index.Facts.Highest + 1)))
            {
                if ((++looked & 0xFFF) == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                if (Holds(next))
                {
                    yield return next;
                }
            }
        }
        finally
        {
            if (hits is null)
            {
                index.Hits.Took(Stopwatch.GetElapsedTime(began), terms.Atoms.Concat(frequent));
            }
        }
    }

    /// <summary>Whether all hold of one posting.</summary>
    public bool Has(int number) =>
        !isNever
        && Holds(number)
        && (
            hits?.Has(number)
            ?? (match is null || reader.Rows(SelectOne, static row => row.GetInt32(0), match, number).Any())
        );

    private IEnumerable<int> Candidates(int below) =>
        isNever ? []
        : hits is not null ? hits.Below(below)
        : match is not null ? reader.Rows(SelectBelow, static row => row.GetInt32(0), match, below)
        : All(below);

    private static IEnumerable<int> All(int below)
    {
        for (var number = below - 1; number > 0; number--)
        {
            yield return number;
        }
    }

    private const string SelectBelow = """
        SELECT rowid
        FROM terms
        WHERE terms MATCH ?1
          AND rowid < ?2
        ORDER BY rowid DESC
        """;

    private const string SelectOne = """
        SELECT rowid
        FROM terms
        WHERE terms MATCH ?1
          AND rowid = ?2
        """;

    private bool Holds(int number)
    {
        var attributes = index.Facts.AttributesOf(number);
        foreach (var each in bits)
        {
            if ((attributes & each) == 0)
            {
                return false;
            }
        }

        if (tests.Length == 0)
        {
            return true;
        }

        var facts = index.Facts[number];
        foreach (var test in tests)
        {
            if (!test(facts))
            {
                return false;
            }
        }

        return true;
    }
}
