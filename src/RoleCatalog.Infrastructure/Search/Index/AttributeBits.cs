using System.Numerics;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>Of each attribute, which postings have it, as one bit for each posting: any choice of them is found by 64 postings at a time.</summary>
internal sealed class AttributeBits
{
    private const int BitsOfAttributes = 64;

    private readonly ulong[][] columns = [.. Enumerable.Range(0, BitsOfAttributes).Select(_ => Array.Empty<ulong>())];

    /// <summary>The columns of some attributes: a posting has one of them where one of these has its bit.</summary>
    public ulong[][] Of(ulong attributes)
    {
        var chosen = new List<ulong[]>();
        for (; attributes != 0; attributes &= attributes - 1)
        {
            chosen.Add(columns[BitOperations.TrailingZeroCount(attributes)]);
        }

        return [.. chosen];
    }

    public void Change(int number, ulong before, ulong now)
    {
        for (var changed = before ^ now; changed != 0; changed &= changed - 1)
        {
            var attribute = BitOperations.TrailingZeroCount(changed);
            ref var column = ref columns[attribute];
            var at = number >> 6;
            if (at >= column.Length)
            {
                Array.Resize(ref column, at + (at >> 4) + BitsOfAttributes);
            }

            column[at] ^= 1UL << (number & 63);
        }
    }
}
