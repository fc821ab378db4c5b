using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The newest postings that match, and how many there are in all.</summary>
/// <param name="Numbers">Newest first.</param>
/// <param name="IsComplete">Whether these are all.</param>
/// <param name="Highest">The highest number that there is.</param>
internal sealed record Selection(IReadOnlyList<int> Numbers, bool IsComplete, int Highest)
{
    public static Selection Of(Scan scan, int highest, int most)
    {
        var numbers = new List<int>();
        foreach (var number in scan.Below(int.MaxValue))
        {
            if (numbers.Count == most)
            {
                return new Selection(numbers, false, highest);
            }

            numbers.Add(number);
        }

        return new Selection(numbers, true, highest);
    }

    public long Total => Whole(Numbers.Count);

    /// <summary>A count among these as one among all: as if those further back were like these.</summary>
    public long Whole(long count) =>
        IsComplete ? count : (long)Math.Round(count * ((double)Highest / (Highest - Numbers[^1] + 1)));
}
