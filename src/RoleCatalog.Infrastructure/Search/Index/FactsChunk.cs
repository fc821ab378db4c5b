namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>The facts of postings that follow each other, side by side: whoever goes through them reads memory from one end to the other.</summary>
internal sealed class FactsChunk(int size)
{
    private const int None = -1;

    private readonly ulong[] attributes = new ulong[size];
    private readonly int[] starts = [.. Enumerable.Repeat(None, size)];
    private int[] numbers = [];
    private int used;

    public ulong AttributesOf(int at) => attributes[at];

    public Facts this[int at] => new(numbers, starts[at]);

    public void Put(int at, Facts facts)
    {
        var given = facts.Numbers;
        attributes[at] = facts.Attributes;
        if (starts[at] == None || given.Length > this[at].Numbers.Length)
        {
            starts[at] = None;
            MakeRoom(given.Length);
            starts[at] = used;
            used += given.Length;
        }

        given.CopyTo(numbers.AsSpan(starts[at]));
    }

    // What was put elsewhere since is left behind.
    private void MakeRoom(int length)
    {
        if (used + length <= numbers.Length)
        {
            return;
        }

        var kept = starts.Where(start => start != None).Sum(start => new Facts(numbers, start).Numbers.Length);
        var room = new int[
            Math.Max(kept + length, (kept + length) * size / (starts.Count(start => start != None) + 1))
        ];
        used = 0;
        for (var at = 0; at < size; at++)
        {
            if (starts[at] != None)
            {
                var facts = this[at].Numbers;
                facts.CopyTo(room.AsSpan(used));
                starts[at] = used;
                used += facts.Length;
            }
        }

        numbers = room;
    }
}
