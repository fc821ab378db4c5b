using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>Finds the postings of which some conditions and a text hold, newest first: in memory, or by terms where those are rarer.</summary>
internal sealed class Scan
{
    /// <summary>A key that this part of the postings has is tested in memory, which is faster than going along its many postings.</summary>
    private const int FrequentPart = 16;

    private readonly LiveIndex index;
    private readonly ReusingConnection reader;
    private readonly ulong[] bits;
    private readonly Func<Facts, bool>[] tests;
    private readonly bool isNever;

    /// <param name="index">What is searched.</param>
    /// <param name="reader">Of its file.</param>
    /// <param name="conditions">What must hold.</param>
    /// <param name="text">An expression on the terms; null for any.</param>
    public Scan(LiveIndex index, ReusingConnection reader, IReadOnlyList<Condition> conditions, string? text)
    {
        (this.index, this.reader) = (index, reader);
        bits = [.. conditions.Select(condition => condition.Bits).Where(each => each != 0)];
        tests = [.. conditions.Select(condition => condition.Test).OfType<Func<Facts, bool>>()];
        isNever = conditions.Any(condition => condition.Keys is []);
        var keys = conditions
            .Where(condition => condition.Keys is { Count: > 0 })
            .Where(condition => condition.NeedsKeys || condition.Uses < index.Facts.Highest / FrequentPart)
            .Select(condition => $"({string.Join(" OR ", condition.Keys!.Select(key => $"\"{key}\""))})");
        string[] all = [.. text is null ? Array.Empty<string>() : [$"({text})"], .. keys];
        Expression = all.Length == 0 ? null : string.Join(" AND ", all);
    }

    /// <summary>What the terms must be like; null when they do not matter.</summary>
    public string? Expression { get; }

    /// <summary>The numbers below another.</summary>
    public IEnumerable<int> Below(int number) =>
        isNever ? []
        : Expression is null ? InMemory(number)
        : ByTerms(Expression, number);

    /// <summary>Whether all hold of one posting.</summary>
    public bool Has(int number) => !isNever && Holds(number) && (Expression is null || HasTerms(Expression, number));

    private IEnumerable<int> InMemory(int below)
    {
        for (var number = Math.Min(below - 1, index.Facts.Highest); number > 0; number--)
        {
            if (Holds(number))
            {
                yield return number;
            }
        }
    }

    private const string SelectBelow = """
        SELECT rowid
        FROM terms
        WHERE terms MATCH ?1
          AND rowid < ?2
        ORDER BY rowid DESC
        """;

    private IEnumerable<int> ByTerms(string expression, int below)
    {
        foreach (var number in reader.Rows(SelectBelow, static row => row.GetInt32(0), expression, below))
        {
            if (Holds(number))
            {
                yield return number;
            }
        }
    }

    private const string SelectOne = """
        SELECT rowid
        FROM terms
        WHERE terms MATCH ?1
          AND rowid = ?2
        """;

    private bool HasTerms(string expression, int number) =>
        reader.Rows(SelectOne, static row => row.GetInt32(0), expression, number).Any();

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
