using System.Numerics;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>Counts how many postings of a selection have each value of some facts.</summary>
internal sealed class FacetCounter(LiveIndex index, Criteria criteria)
{
    /// <summary>How many values are told, the most frequent ones.</summary>
    public const int MostValues = 50;

    private const int BitsOfAttributes = 64;

    /// <summary>All of them in one pass.</summary>
    public IEnumerable<KeyValuePair<PostingFacet, FacetCounts>> Count(
        IReadOnlyCollection<PostingFacet> facets,
        Selection selection
    )
    {
        var attributes = new long[BitsOfAttributes];
        var tallies = facets
            .Where(facet => AttributesOf(facet) is null)
            .ToDictionary(facet => facet, facet => new Tally(index.Words.Count, Adding(facet)));
        Tally[] each = [.. tallies.Values];
        foreach (var number in selection.Numbers)
        {
            for (var bits = index.Facts.AttributesOf(number); bits != 0; bits &= bits - 1)
            {
                attributes[BitOperations.TrailingZeroCount(bits)]++;
            }

            if (each.Length > 0)
            {
                Add(number, each);
            }
        }

        return facets.Select(facet =>
            KeyValuePair.Create(
                facet,
                Told(
                    AttributesOf(facet) is { } all
                        ? Named(all, attributes)
                        : Named(facet, Frequent([.. tallies[facet].Counts()], facet)),
                    selection
                )
            )
        );
    }

    private static FacetCounts Told(IEnumerable<FacetCount> counts, Selection selection) =>
        new(
            [
                .. counts
                    .OrderByDescending(each => each.Count)
                    .ThenBy(each => each.Value, StringComparer.Ordinal)
                    .Take(MostValues)
                    .Select(each => each with { Count = selection.Whole(each.Count) }),
            ],
            !selection.IsComplete
        );

    private void Add(int number, Tally[] tallies)
    {
        var facts = index.Facts[number];
        foreach (var tally in tallies)
        {
            tally.Next(number, facts);
        }
    }

    private static IReadOnlyList<(string Name, ulong Bit)>? AttributesOf(PostingFacet facet) =>
        facet switch
        {
            PostingFacet.Workplace => Attributes.All<WorkplaceType>(),
            PostingFacet.ContractType => Attributes.All<ContractType>(),
            PostingFacet.Schedule => Attributes.All<WorkSchedule>(),
            PostingFacet.Status => Attributes.All<JobPostingStatus>(),
            PostingFacet.Visibility => Attributes.All<Visibility>(),
            _ => null,
        };

    private Action<Facts, Tally> Adding(PostingFacet facet) =>
        facet switch
        {
            PostingFacet.Skill => AddingSkills(index.Skills.All()),
            PostingFacet.Profile or PostingFacet.Family or PostingFacet.Seniority => static (facts, tally) =>
                tally.Add(facts.Profile),
            PostingFacet.Organization => static (facts, tally) => tally.Add(facts.Organization),
            PostingFacet.Language => static (facts, tally) =>
            {
                foreach (var language in facts.Languages)
                {
                    tally.Add(language);
                }
            },
            PostingFacet.Country => AddingPlaces(facet, static place => place.Country),
            PostingFacet.Region => AddingPlaces(facet, static place => place.Region),
            _ => AddingPlaces(facet, static place => place.Locality),
        };

    private static Action<Facts, Tally> AddingSkills(int[] current) =>
        (facts, tally) =>
        {
            foreach (var mention in facts.Mentions)
            {
                tally.Add(current[mention.Skill]);
            }
        };

    private Action<Facts, Tally> AddingPlaces(PostingFacet facet, Func<Place, int> word)
    {
        var places = criteria.PlacesWithout(facet);
        return (facts, tally) =>
        {
            foreach (var place in facts.Places)
            {
                if (places?.Contains(place) != false)
                {
                    tally.Add(word(index.Words.PlaceOf(place)));
                }
            }
        };
    }

    private static IEnumerable<FacetCount> Named(IReadOnlyList<(string Name, ulong Bit)> all, long[] counts) =>
        all.Select(each => new FacetCount(each.Name, null, counts[BitOperations.TrailingZeroCount(each.Bit)]))
            .Where(each => each.Count > 0);

    // Only those that can be told are looked up; the words of families are no more than profiles.
    private static IEnumerable<(int Word, long Count)> Frequent(
        IReadOnlyCollection<(int Word, long Count)> counts,
        PostingFacet facet
    )
    {
        if (counts.Count <= MostValues || facet is PostingFacet.Family or PostingFacet.Seniority)
        {
            return counts;
        }

        var least = counts.Select(each => each.Count).OrderDescending().ElementAt(MostValues - 1);
        return counts.Where(each => each.Count >= least);
    }

    private IEnumerable<FacetCount> Named(PostingFacet facet, IEnumerable<(int Word, long Count)> counts) =>
        facet switch
        {
            PostingFacet.Skill => from each in counts
            let skill = index.Names.Current(index.Words[each.Word])
            select new FacetCount(skill.Key, skill.Labels, each.Count),
            PostingFacet.Profile => OfProfiles(counts, profile => (profile.Key, profile.Title)),
            PostingFacet.Family => OfProfiles(counts, profile => (profile.Family, null)),
            PostingFacet.Seniority => OfProfiles(counts, profile => (profile.Seniority, null)),
            _ => counts.Select(each => new FacetCount(index.Words[each.Word].Shown, null, each.Count)),
        };

    private IEnumerable<FacetCount> OfProfiles(
        IEnumerable<(int Word, long Count)> counts,
        Func<ProfileName, (string? Value, LocalizedText? Labels)> name
    ) =>
        from each in counts
        let profile = index.Names.Profile(index.Words[each.Word].Name)
        where profile is not null
        let named = name(profile)
        where named.Value is not null
        group (named.Labels, each.Count) by named.Value into same
        select new FacetCount(same.Key, same.First().Labels, same.Sum(each => each.Count));
}
