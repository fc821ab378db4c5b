using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search.Matching;

/// <summary>Keeps the first few of the places that come, in whatever order they come.</summary>
internal sealed class BestPlaces(int count)
{
    private static readonly Comparer<PostingPlace> LastFirst = Comparer<PostingPlace>.Create(
        static (one, other) => other.CompareTo(one)
    );

    private readonly PriorityQueue<PostingPlace, PostingPlace> kept = new(count, LastFirst);

    public void Add(PostingPlace place)
    {
        if (kept.Count < count)
        {
            kept.Enqueue(place, place);
        }
        else if (place.CompareTo(kept.Peek()) < 0)
        {
            kept.DequeueEnqueue(place, place);
        }
    }

    public IReadOnlyList<PostingPlace> InOrder() => [.. kept.UnorderedItems.Select(each => each.Element).Order()];
}
