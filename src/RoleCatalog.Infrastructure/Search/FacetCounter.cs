using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search;

/// <summary>Counts how many postings of a selection have each value of a fact.</summary>
internal sealed class FacetCounter(LiveIndex index)
{
    /// <summary>How many values are told, the most frequent ones.</summary>
    public const int MostValues = 50;

    public FacetCounts Count(PostingFacet facet, Selection selection)
    {
        var counts = facet switch
        {
            PostingFacet.Workplace => OfAttribute<WorkplaceType>(selection),
            PostingFacet.ContractType => OfAttribute<ContractType>(selection),
            PostingFacet.Schedule => OfAttribute<WorkSchedule>(selection),
            PostingFacet.Status => OfAttribute<JobPostingStatus>(selection),
            PostingFacet.Visibility => OfAttribute<Visibility>(selection),
            PostingFacet.Skill => OfSkills(selection),
            PostingFacet.Profile => OfProfiles(selection, profile => (profile.Key, profile.Title)),
            PostingFacet.Family => OfProfiles(selection, profile => (profile.Family, null)),
            PostingFacet.Seniority => OfProfiles(selection, profile => (profile.Seniority, null)),
            PostingFacet.Organization => OfWords(selection, static (facts, tally) => tally.Add(facts.Organization)),
            PostingFacet.Language => OfWords(selection, static (facts, tally) => tally.Add(facts.Languages)),
            _ => OfPlaces(selection, facet),
        };
        return new FacetCounts(
            [
                .. counts
                    .OrderByDescending(each => each.Count)
                    .ThenBy(each => each.Value, StringComparer.Ordinal)
                    .Take(MostValues)
                    .Select(each => each with { Count = selection.Whole(each.Count) }),
            ],
            !selection.IsComplete
        );
    }

    private IEnumerable<FacetCount> OfAttribute<T>(Selection selection)
        where T : struct, Enum
    {
        var all = Attributes.All<T>();
        var counts = new long[all.Count];
        foreach (var number in selection.Numbers)
        {
            var attributes = index.Facts.AttributesOf(number);
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += (attributes & all[i].Bit) == 0 ? 0 : 1;
            }
        }

        return all.Zip(counts, (each, count) => new FacetCount(each.Name, null, count)).Where(each => each.Count > 0);
    }

    private IEnumerable<FacetCount> OfWords(Selection selection, Action<Facts, Tally> add) =>
        Tallied(selection, add).Counts().Select(each => new FacetCount(index.Words[each.Word].Shown, null, each.Count));

    private IEnumerable<FacetCount> OfPlaces(Selection selection, PostingFacet facet) =>
        OfWords(
            selection,
            (facts, tally) =>
            {
                foreach (var word in facts.Places)
                {
                    var place = index.Words.PlaceOf(word);
                    tally.Add(
                        facet switch
                        {
                            PostingFacet.Country => place.Country,
                            PostingFacet.Region => place.Region,
                            _ => place.Locality,
                        }
                    );
                }
            }
        );

    private IEnumerable<FacetCount> OfSkills(Selection selection)
    {
        var current = index.Skills.All();
        var tally = Tallied(
            selection,
            (facts, tally) =>
            {
                foreach (var mention in facts.Mentions)
                {
                    tally.Add(current[mention.Skill]);
                }
            }
        );
        return from each in tally.Counts()
            let skill = index.Names.Current(index.Words[each.Word])
            select new FacetCount(skill.Key, skill.Labels, each.Count);
    }

    private IEnumerable<FacetCount> OfProfiles(
        Selection selection,
        Func<ProfileName, (string? Value, LocalizedText? Labels)> name
    ) =>
        from each in Tallied(selection, static (facts, tally) => tally.Add(facts.Profile)).Counts()
        let profile = index.Names.Profile(index.Words[each.Word].Name)
        where profile is not null
        let named = name(profile)
        where named.Value is not null
        group each.Count by named.Value into counts
        select new FacetCount(
            counts.Key,
            index.Names.Profiles.Select(name).FirstOrDefault(named => named.Value == counts.Key).Labels,
            counts.Sum()
        );

    private Tally Tallied(Selection selection, Action<Facts, Tally> add)
    {
        var tally = new Tally(index.Words.Count);
        foreach (var number in selection.Numbers)
        {
            tally.Next(number);
            add(index.Facts[number], tally);
        }

        return tally;
    }

    /// <summary>Counts words, each once a posting however often it has it.</summary>
    private sealed class Tally(int words)
    {
        private readonly int[] counts = new int[words];
        private readonly int[] last = new int[words];
        private int posting;

        public void Next(int number) => posting = number;

        public void Add(int word)
        {
            if (word >= 0 && last[word] != posting)
            {
                last[word] = posting;
                counts[word]++;
            }
        }

        public void Add(ReadOnlySpan<int> each)
        {
            foreach (var word in each)
            {
                Add(word);
            }
        }

        public IEnumerable<(int Word, long Count)> Counts()
        {
            for (var word = 0; word < counts.Length; word++)
            {
                if (counts[word] > 0)
                {
                    yield return (word, counts[word]);
                }
            }
        }
    }
}
