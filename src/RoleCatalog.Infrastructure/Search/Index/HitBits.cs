using System.Numerics;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>What matches, put together from the bits that are kept.</summary>
internal sealed class HitBits
{
    private readonly ulong[][][] attributes;
    private readonly ulong[][] all;
    private readonly ulong[][] none;
    private readonly ulong[][] notAll;

    private HitBits(ulong[][][] attributes, ulong[][] all, ulong[][] none, ulong[][] notAll) =>
        (this.attributes, this.all, this.none, this.notAll) = (attributes, all, none, notAll);

    /// <summary>Null when something of it is not kept.</summary>
    /// <param name="attributes">Of each group of columns one must have it.</param>
    /// <param name="terms">What must match.</param>
    /// <param name="helpful">What all that is looked for has; left out where it is not kept.</param>
    /// <param name="kept">What is kept.</param>
    public static HitBits? Of(ulong[][][] attributes, TermMatch terms, IEnumerable<Atom> helpful, FrequentHits kept)
    {
        var (all, none, notAll) = (Bits(terms.All, kept), Bits(terms.None, kept), Bits(terms.NotAll, kept));
        if (all is null || none is null || notAll is null)
        {
            return null;
        }

        return new HitBits(attributes, [.. all, .. helpful.Select(kept.Find).OfType<ulong[]>()], none, notAll);
    }

    public bool Has(int number) => (Word(number >> 6) >> (number & 63) & 1) != 0;

    /// <summary>The numbers below another, from the highest on.</summary>
    public IEnumerable<int> Below(int below)
    {
        var last = below - 1;
        for (var at = last >> 6; at >= 0; at--)
        {
            var word = Word(at);
            if (at == last >> 6)
            {
                word &= ulong.MaxValue >> (63 - (last & 63));
            }

            for (; word != 0; word &= ~(1UL << BitOperations.Log2(word)))
            {
                var number = (at << 6) | BitOperations.Log2(word);
                if (number > 0)
                {
                    yield return number;
                }
            }
        }
    }

    private static ulong[][]? Bits(IReadOnlyList<Atom> atoms, FrequentHits kept)
    {
        var bits = atoms.Select(kept.Find).ToList();
        return bits.Contains(null) ? null : [.. bits.OfType<ulong[]>()];
    }

    private ulong Word(int at)
    {
        var word = ulong.MaxValue;
        foreach (var columns in attributes)
        {
            word &= Either(columns, at);
        }

        foreach (var each in all)
        {
            word &= At(each, at);
        }

        foreach (var each in none)
        {
            word &= ~At(each, at);
        }

        return notAll.Length == 0 ? word : word & ~Shared(at);
    }

    private static ulong Either(ulong[][] columns, int at)
    {
        var word = 0UL;
        foreach (var each in columns)
        {
            word |= At(each, at);
        }

        return word;
    }

    private ulong Shared(int at)
    {
        var word = ulong.MaxValue;
        foreach (var each in notAll)
        {
            word &= At(each, at);
        }

        return word;
    }

    private static ulong At(ulong[] bits, int at) => at < bits.Length ? bits[at] : 0;
}
