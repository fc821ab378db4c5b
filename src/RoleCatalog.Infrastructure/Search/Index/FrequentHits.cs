using System.Collections.Concurrent;
using System.Diagnostics;
using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>
/// Which postings have what was looked for and many have, as one bit for each posting: going along the terms of so many takes long, and the
/// same words come again. They are loaded behind the searches that wanted them, and kept up to date by the writer.
/// </summary>
/// <param name="read">Lets an action read one state of the index; false when it is closed.</param>
/// <param name="highest">The number of the newest posting.</param>
/// <param name="keptAfter">What took longer is kept.</param>
internal sealed class FrequentHits(Func<Action<ReusingConnection>, bool> read, Func<int> highest, TimeSpan keptAfter)
{
    private const long MostBytes = 64L << 20;
    private const int MostKept = 512;

    // One step holds up the writer, who holds up searches.
    private const int Step = 1 << 14;
    private static readonly TimeSpan LongestStep = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, Hits> known = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Hits> wanted = new();
    private long clock;
    private int isLoading;

    /// <summary>The bits of an atom, by 64 of one word; null when they are not kept.</summary>
    public ulong[]? Find(Atom atom)
    {
        if (!known.TryGetValue(atom.Match, out var hits) || !hits.IsLoaded)
        {
            return null;
        }

        hits.LastUsed = Interlocked.Increment(ref clock);
        return hits.Bits;
    }

    /// <summary>
    /// That a search has gone along these. If it took long they are kept soon, in the place of others that were not used for longest.
    /// </summary>
    public void Took(TimeSpan time, IEnumerable<Atom> atoms)
    {
        if (time < keptAfter)
        {
            return;
        }

        foreach (var atom in atoms)
        {
            if (known.ContainsKey(atom.Match))
            {
                continue;
            }

            var hits = new Hits(atom, highest()) { LastUsed = Interlocked.Increment(ref clock) };
            if (MakeRoom(hits) && known.TryAdd(atom.Match, hits))
            {
                wanted.Enqueue(hits);
            }
        }

        if (!wanted.IsEmpty && Interlocked.Exchange(ref isLoading, 1) == 0)
        {
            _ = Task.Run(Load);
        }
    }

    /// <summary>What the bits of a posting become; it takes a while, and nobody needs to wait for it.</summary>
    public IReadOnlyDictionary<string, bool> Look(TermsOfPosting posting) =>
        known.Values.ToDictionary(hits => hits.Atom.Match, hits => hits.Atom.IsIn(posting), StringComparer.Ordinal);

    /// <summary>A posting has become another, or is there now. Nobody searches meanwhile.</summary>
    public void Put(int number, TermsOfPosting posting, IReadOnlyDictionary<string, bool> looked)
    {
        foreach (var hits in known.Values)
        {
            // What has been wanted since was not looked at.
            hits.Set(number, looked.TryGetValue(hits.Atom.Match, out var isIn) ? isIn : hits.Atom.IsIn(posting));
        }
    }

    private bool MakeRoom(Hits next)
    {
        var most = Math.Min(MostKept, MostBytes / (next.Bits.Length * sizeof(ulong)));
        while (known.Count >= most)
        {
            if (
                known.Values.Where(hits => hits.IsLoaded || hits.IsGivenUp).MinBy(hits => hits.LastUsed)
                is not { } oldest
            )
            {
                return false;
            }

            known.TryRemove(oldest.Atom.Match, out _);
        }

        return true;
    }

    private void Load()
    {
        do
        {
            while (wanted.TryDequeue(out var hits))
            {
                TryLoad(hits);
            }

            Volatile.Write(ref isLoading, 0);
            // What has been wanted in between would lie there.
        } while (!wanted.IsEmpty && Interlocked.Exchange(ref isLoading, 1) == 0);
    }

    private void TryLoad(Hits hits)
    {
        try
        {
            Load(hits);
        }
        catch (Exception)
        {
            // A search that meets the same tells of it.
            known.TryRemove(hits.Atom.Match, out _);
        }
    }

    private const string SelectBetween = """
        SELECT rowid
        FROM terms
        WHERE terms MATCH ?1
          AND rowid > ?2
          AND rowid <= ?3
        """;

    private void Load(Hits hits)
    {
        // What has come since then was put.
        var last = highest();
        for (var above = 0; above < last; above += Step)
        {
            var (from, began) = (above, Stopwatch.GetTimestamp());
            if (!read(reader => Load(hits, reader, from)))
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(began) > LongestStep)
            {
                hits.GiveUp();
                return;
            }
        }

        hits.IsLoaded = true;
    }

    private static void Load(Hits hits, ReusingConnection reader, int above)
    {
        var numbers = reader.Rows(SelectBetween, static row => row.GetInt32(0), hits.Atom.Match, above, above + Step);
        foreach (var number in numbers)
        {
            hits.Set(number, isIn: true);
        }
    }

    private sealed class Hits(Atom atom, int highest)
    {
        private const int Spare = 64;

        public Atom Atom => atom;

        public ulong[] Bits { get; private set; } = new ulong[(highest >> 6) + Spare];

        public volatile bool IsLoaded;

        /// <summary>It is of words so many that each step would hold up others: it is not tried again.</summary>
        public bool IsGivenUp => Bits.Length == 0;

        public void GiveUp() => Bits = [];

        public long LastUsed { get; set; }

        public void Set(int number, bool isIn)
        {
            if (IsGivenUp)
            {
                return;
            }

            var at = number >> 6;
            if (at >= Bits.Length)
            {
                var longer = new ulong[at + (at >> 4) + Spare];
                Bits.CopyTo(longer, 0);
                Bits = longer;
            }

            var bit = 1UL << (number & 63);
            Bits[at] = isIn ? Bits[at] | bit : Bits[at] & ~bit;
        }
    }
}
