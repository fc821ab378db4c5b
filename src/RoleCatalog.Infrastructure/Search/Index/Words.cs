using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using RoleCatalog.Domain;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>What a word of the index names.</summary>
internal enum WordKind
{
    Skill,
    Profile,
    Organization,
    Country,
    Region,
    Locality,
    Place,
    Language,
    Currency,
    Level,
}

/// <param name="Number">Its number in the index.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Name">What it is compared by: an id, a code, or a name that is folded.</param>
/// <param name="Shown">As it was written first.</param>
internal sealed record Word(int Number, WordKind Kind, string Name, string Shown)
{
    /// <summary>Of a word of kind <see cref="WordKind.Place"/>.</summary>
    public Place Place { get; init; }
}

/// <summary>The words of a country, region and locality; -1 for what is not said.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Place(int Country, int Region, int Locality)
{
    private const char Between = '\u001F';

    /// <summary>The name of a word of kind <see cref="WordKind.Place"/>.</summary>
    public static string Name(string country, string? region, string? locality) =>
        string.Join(Between, country, Text.Folded(region ?? ""), Text.Folded(locality ?? ""));

    public static Place Of(Word place, Words words)
    {
        var parts = place.Name.Split(Between);
        return new Place(
            words.Find(WordKind.Country, parts[0]) ?? -1,
            words.Find(WordKind.Region, parts[1]) ?? -1,
            words.Find(WordKind.Locality, parts[2]) ?? -1
        );
    }
}

/// <summary>The values that postings share, each once, with a number that stands for it. One writer adds to them, any number read.</summary>
internal sealed class Words
{
    private readonly ConcurrentDictionary<(WordKind, string), Word> known = new();
    private readonly List<Word> fresh = [];
    private readonly ConcurrentQueue<Word>[] ofKind =
    [
        .. Enum.GetValues<WordKind>().Select(_ => new ConcurrentQueue<Word>()),
    ];
    private volatile Word[] all = new Word[1024];
    private volatile int count;

    public int Count => count;

    public Word this[int number] => all[number];

    public int? Find(WordKind kind, string name) => known.TryGetValue((kind, name), out var word) ? word.Number : null;

    /// <summary>The numbers of those that a reader would take for one of these names.</summary>
    public IEnumerable<int> FindFolded(WordKind kind, IEnumerable<string> names) =>
        names.Select(name => Find(kind, Text.Folded(name))).OfType<int>().Distinct();

    /// <summary>In the order of their numbers.</summary>
    public IEnumerable<Word> Of(WordKind kind) => ofKind[(int)kind];

    public Place PlaceOf(int number) => all[number].Place;

    public int Number(WordKind kind, string name, string? shown = null)
    {
        if (Find(kind, name) is { } number)
        {
            return number;
        }

        var word = new Word(count, kind, name, shown ?? name);
        Add(word);
        fresh.Add(word);
        return word.Number;
    }

    public int Folded(WordKind kind, string shown) => Number(kind, Text.Folded(shown), shown);

    /// <summary>One that was kept before. They come in the order of their numbers.</summary>
    public void Add(Word word)
    {
        if (word.Number == all.Length)
        {
            var larger = new Word[all.Length * 2];
            all.CopyTo(larger, 0);
            all = larger;
        }

        word = word.Kind == WordKind.Place ? word with { Place = Place.Of(word, this) } : word;
        all[word.Number] = word;
        count = word.Number + 1;
        known[(word.Kind, word.Name)] = word;
        ofKind[(int)word.Kind].Enqueue(word);
    }

    /// <summary>Those that have come since, to be kept.</summary>
    public IReadOnlyList<Word> Fresh => fresh;

    public void Kept() => fresh.Clear();
}
