using RoleCatalog.Application.JobPostings;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The filters by where the work is done.</summary>
internal sealed class PlaceCriteria(SearchJobPostings query, LiveIndex index)
{
    // What is asked of the place must hold of one and the same place.
    public IEnumerable<Condition> Without(PostingFacet? facet)
    {
        var asked = Asked(facet);
        if (asked.Words.Count > 0)
        {
            var places = asked.Places(index.Words);
            yield return Condition.OneOf(
                index,
                asked.Words.MinBy(words => Condition.UsesOf(index, words))!,
                facts => Condition.ContainsAny(places, facts.Places)
            );
        }
    }

    /// <summary>The places of which all other filters hold; null for any.</summary>
    public HashSet<int>? PlacesWithout(PostingFacet facet) =>
        Asked(facet) is { Words.Count: > 0 } asked ? asked.Places(index.Words) : null;

    private AskedPlace Asked(PostingFacet? without) =>
        new(
            without == PostingFacet.Country ? null : Meant(WordKind.Country, query.Countries, folded: false),
            without == PostingFacet.Region ? null : Meant(WordKind.Region, query.Regions, folded: true),
            without == PostingFacet.Locality ? null : Meant(WordKind.Locality, query.Localities, folded: true)
        );

    private HashSet<int>? Meant(WordKind kind, IReadOnlyList<string> names, bool folded) =>
        names.Count == 0 ? null
        : folded ? index.Words.FindFolded(kind, names).ToHashSet()
        : names.Select(name => index.Words.Find(kind, name)).OfType<int>().ToHashSet();

    /// <summary>The words of which a place must have one each; null for any.</summary>
    private sealed record AskedPlace(HashSet<int>? Countries, HashSet<int>? Regions, HashSet<int>? Localities)
    {
        public IReadOnlyList<HashSet<int>> Words =>
            [.. new[] { Countries, Regions, Localities }.OfType<HashSet<int>>()];

        public HashSet<int> Places(Words words) =>
            words
                .Of(WordKind.Place)
                .Where(word =>
                    Countries?.Contains(word.Place.Country) != false
                    && Regions?.Contains(word.Place.Region) != false
                    && Localities?.Contains(word.Place.Locality) != false
                )
                .Select(word => word.Number)
                .ToHashSet();
    }
}
