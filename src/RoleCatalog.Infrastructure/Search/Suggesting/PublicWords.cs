using RoleCatalog.Application;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search.Suggesting;

/// <summary>How many published public postings have each skill and each part of a place.</summary>
internal sealed class PublicWords(Words words)
{
    private static readonly ulong Published = Attributes.Of([JobPostingStatus.Published]);
    private static readonly ulong Public = Attributes.Of([Visibility.Public]);

    private readonly HashSet<int> ofOne = [];
    private int[] uses = new int[1024];

    /// <summary>The words of countries, regions and localities that some have.</summary>
    public NameStarts<Word> Places { get; } = new();

    public int Uses(int word) => word < uses.Length ? uses[word] : 0;

    public static bool Has(Facts facts) => (facts.Attributes & Published) != 0 && (facts.Attributes & Public) != 0;

    public Ranked<Word> Ranked(Word place, Nearness nearness) =>
        new(
            place,
            new Rank(
                nearness,
                Uses(place.Number),
                place.Name,
                place.Kind switch
                {
                    WordKind.Country => "country",
                    WordKind.Region => "region",
                    _ => "locality",
                }
            )
        );

    /// <summary>Counts a posting in, or out.</summary>
    /// <param name="facts">Of the posting.</param>
    /// <param name="by">1 or -1.</param>
    public void Count(Facts facts, int by)
    {
        if (words.Count > uses.Length)
        {
            Array.Resize(ref uses, words.Count * 2);
        }

        ofOne.Clear();
        foreach (var mention in facts.Mentions)
        {
            if (ofOne.Add(mention.Skill))
            {
                uses[mention.Skill] += by;
            }
        }

        foreach (var place in facts.Places)
        {
            var (country, region, locality) = words.PlaceOf(place);
            CountPlace(country, by);
            CountPlace(region, by);
            CountPlace(locality, by);
        }
    }

    private void CountPlace(int word, int by)
    {
        if (word < 0 || !ofOne.Add(word))
        {
            return;
        }

        uses[word] += by;
        if (by > 0 && uses[word] == 1)
        {
            Places.Add(words[word], words[word].Shown);
        }
        else if (uses[word] == 0)
        {
            Places.Remove(words[word], words[word].Shown);
        }
    }
}
