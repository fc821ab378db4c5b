using RoleCatalog.Application.JobPostings;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>The filters by where the work is done.</summary>
internal sealed class PlaceCriteria(SearchJobPostings query, LiveIndex index)
{
    // What is asked of the place must hold of one and the same place.
    public IEnumerable<Condition> Without(PostingFacet? facet)
    {
        var countries = facet == PostingFacet.Country ? null : Meant(WordKind.Country, query.Countries, folded: false);
        var regions = facet == PostingFacet.Region ? null : Meant(WordKind.Region, query.Regions, folded: true);
        var localities =
            facet == PostingFacet.Locality ? null : Meant(WordKind.Locality, query.Localities, folded: true);
        HashSet<int>[] asked = [.. new[] { countries, regions, localities }.OfType<HashSet<int>>()];
        if (asked.Length == 0)
        {
            yield break;
        }

        var places = index
            .Words.Of(WordKind.Place)
            .Where(word =>
                countries?.Contains(word.Place.Country) != false
                && regions?.Contains(word.Place.Region) != false
                && localities?.Contains(word.Place.Locality) != false
            )
            .Select(word => word.Number)
            .ToHashSet();
        yield return Condition.OneOf(
            index,
            asked.MinBy(words => Condition.UsesOf(index, words))!,
            facts => Condition.ContainsAny(places, facts.Places)
        );
    }

    private HashSet<int>? Meant(WordKind kind, IReadOnlyList<string> names, bool folded) =>
        names.Count == 0 ? null
        : folded ? index.Words.FindFolded(kind, names).ToHashSet()
        : names.Select(name => index.Words.Find(kind, name)).OfType<int>().ToHashSet();
}
