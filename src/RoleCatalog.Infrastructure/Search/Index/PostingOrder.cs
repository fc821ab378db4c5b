using System.Diagnostics;
using System.Runtime.InteropServices;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>The place of a posting in an order: lower keys first, and of one key the newest first.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PostingPlace(long Key, int Number) : IComparable<PostingPlace>
{
    public static PostingPlace First { get; } = new(long.MinValue, int.MaxValue);

    public int CompareTo(PostingPlace other) =>
        Key != other.Key ? Key.CompareTo(other.Key) : other.Number.CompareTo(Number);
}

/// <summary>The orders by a fact: the index has all postings in each of them.</summary>
internal sealed class PostingOrder(ReusingConnection reader, int? currency)
{
    /// <summary>How many of those that come next are looked at, and for how long, where many match, before all that match are put in order.</summary>
    private const int MostLooked = 2_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(20);

    /// <summary>By the end of their validity, or where there is a currency by what they pay in it, the highest first.</summary>
    public static PostingOrder Of(SearchJobPostings query, LiveIndex index, ReusingConnection reader) =>
        new(
            reader,
            query.Sort == PostingSort.Salary
                ? index.Words.Find(WordKind.Currency, query.Pay!.Currency.Code) ?? -1
                : null
        );

    public IReadOnlyList<PostingPlace> After(
        PostingPlace place,
        int count,
        Selection selection,
        Scan scan,
        LiveIndex index
    )
    {
        if (!selection.IsComplete && Walk(place, count, scan) is { } walked)
        {
            return walked;
        }

        var all = selection.IsComplete ? selection.Numbers : scan.Below(int.MaxValue);
        return
        [
            .. all.Select(number => new PostingPlace(KeyOf(index.Facts[number]), number))
                .Where(each => each.CompareTo(place) > 0)
                .Order()
                .Take(count),
        ];
    }

    // Null where those that match are far between in this order.
    private List<PostingPlace>? Walk(PostingPlace place, int count, Scan scan)
    {
        var found = new List<PostingPlace>();
        var (began, looked) = (Stopwatch.GetTimestamp(), 0);
        foreach (var next in After(place))
        {
            if (scan.Has(next.Number))
            {
                found.Add(next);
                if (found.Count == count)
                {
                    return found;
                }
            }

            if (++looked == MostLooked || Stopwatch.GetElapsedTime(began) > Longest)
            {
                return null;
            }
        }

        return found;
    }

    private long KeyOf(Facts facts) => currency is { } word ? -(facts.YearlyIn(word) ?? 0) : facts.EndsAt;

    private IEnumerable<PostingPlace> After(PostingPlace place) =>
        currency is { } word ? ByPay(word, place) : ByEnd(place);

    private const string SelectSameEnd = """
        SELECT ends_at, number
        FROM closing
        WHERE ends_at = ?1
          AND number < ?2
        ORDER BY ends_at, number DESC
        """;

    private const string SelectLaterEnd = """
        SELECT ends_at, number
        FROM closing
        WHERE ends_at > ?1
        ORDER BY ends_at, number DESC
        """;

    private IEnumerable<PostingPlace> ByEnd(PostingPlace place) =>
        reader
            .Rows(
                SelectSameEnd,
                static row => new PostingPlace(row.GetInt64(0), row.GetInt32(1)),
                place.Key,
                place.Number
            )
            .Concat(
                reader.Rows(SelectLaterEnd, static row => new PostingPlace(row.GetInt64(0), row.GetInt32(1)), place.Key)
            );

    private const string SelectSamePay = """
        SELECT yearly, number
        FROM salaries
        WHERE currency = ?1
          AND yearly = ?2
          AND number < ?3
        ORDER BY yearly DESC, number DESC
        """;

    private const string SelectLessPay = """
        SELECT yearly, number
        FROM salaries
        WHERE currency = ?1
          AND yearly < ?2
        ORDER BY yearly DESC, number DESC
        """;

    private IEnumerable<PostingPlace> ByPay(int word, PostingPlace place)
    {
        var yearly = place.Key == long.MinValue ? long.MaxValue : -place.Key;
        return reader
            .Rows(
                SelectSamePay,
                static row => new PostingPlace(-row.GetInt64(0), row.GetInt32(1)),
                word,
                yearly,
                place.Number
            )
            .Concat(
                reader.Rows(
                    SelectLessPay,
                    static row => new PostingPlace(-row.GetInt64(0), row.GetInt32(1)),
                    word,
                    yearly
                )
            );
    }
}
