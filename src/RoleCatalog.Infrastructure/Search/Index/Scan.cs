using System.Diagnostics;
using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>
/// Finds the postings of which some conditions and a text hold, newest first: by the bits of what is kept, or by terms, and then by the
/// facts of each.
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
        match = terms.Match;
        frequent = [.. keys[false]];
        hits = HitBits.Of([.. bits.Select(index.Facts.Attributes.Of)], terms, frequent, index.Hits);
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

                if (tests.Length == 0 || Passes(next))
                {
                    yield return next;
                }
            }
        }
        finally
        {
            index.Hits.Took(Stopwatch.GetElapsedTime(began), terms.Atoms.Concat(frequent));
        }
    }

    /// <summary>Whether all hold of one posting.</summary>
    public bool Has(int number) =>
        !isNever
        && (hits?.Has(number) ?? (HasAttributes(number) && HasTerms(number)))
        && (tests.Length == 0 || Passes(number));

    private IEnumerable<int> Candidates(int below) =>
        isNever ? []
        : hits is not null ? hits.Below(below)
        : reader.Rows(SelectBelow, static row => row.GetInt32(0), match!, below).Where(HasAttributes);

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

    private bool HasTerms(int number) => reader.Rows(SelectOne, static row => row.GetInt32(0), match!, number).Any();

    private bool HasAttributes(int number)
    {
        var attributes = index.Facts.AttributesOf(number);
        return Array.TrueForAll(bits, each => (attributes & each) != 0);
    }

    private bool Passes(int number)
    {
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
