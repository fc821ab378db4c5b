namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>The facts of all postings in memory, by their numbers: what filters, facets and orders look at.</summary>
internal sealed class PostingFacts
{
    private const int ChunkBits = 8;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<FactsChunk> chunks = [new(ChunkSize)];
    private int[] uses = new int[1024];

    /// <summary>The number of the posting that was first published last; 0 when there is none.</summary>
    public int Highest { get; private set; }

    /// <summary>The attributes of all postings.</summary>
    public AttributeBits Attributes { get; } = new();

    public ulong AttributesOf(int number) => chunks[number >> ChunkBits].AttributesOf(number & (ChunkSize - 1));

    public Facts this[int number] => chunks[number >> ChunkBits][number & (ChunkSize - 1)];

    /// <summary>How many postings have the word.</summary>
    public int Uses(int word) => word < uses.Length ? uses[word] : 0;

    public void Put(int number, Facts value, Words words)
    {
        if (number <= Highest)
        {
            Count(this[number], words, -1);
        }

        Attributes.Change(number, number <= Highest ? AttributesOf(number) : 0, value.Attributes);

        while (number >> ChunkBits >= chunks.Count)
        {
            chunks.Add(new FactsChunk(ChunkSize));
        }

        chunks[number >> ChunkBits].Put(number & (ChunkSize - 1), value);
        Highest = Math.Max(Highest, number);
        Count(value, words, 1);
    }

    private void Count(Facts value, Words words, int by)
    {
        if (words.Count > uses.Length)
        {
            Array.Resize(ref uses, words.Count * 2);
        }

        uses[value.Organization] += by;
        if (value.Profile >= 0)
        {
            uses[value.Profile] += by;
        }

        foreach (var place in value.Places)
        {
            var (country, region, locality) = words.PlaceOf(place);
            Count(country, by);
            Count(region, by);
            Count(locality, by);
        }

        foreach (var mention in value.Mentions)
        {
            uses[mention.Skill] += by;
        }
    }

    private void Count(int word, int by)
    {
        if (word >= 0)
        {
            uses[word] += by;
        }
    }
}
