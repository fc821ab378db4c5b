using System.Runtime.InteropServices;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>What is known of a posting beside its texts, as whole numbers side by side: the form in which it is kept and looked at.</summary>
/// <param name="numbers">That they are among.</param>
/// <param name="start">Where they begin.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Facts(int[] numbers, int start)
{
    /// <summary>Where there is no last instant, or no last day.</summary>
    public const long NoEnd = long.MaxValue;

    private const int Fixed = 14;
    private const int NumbersOfPay = 3;
    private const int NumbersOfMention = 2;

    /// <summary>One bit for each value: what filters look at first.</summary>
    public ulong Attributes => Long(0);

    /// <summary>Of the change that made the state which is searched.</summary>
    public long Position => (long)Long(2);

    /// <summary>In milliseconds since 1970.</summary>
    public long FirstPublishedAt => (long)Long(4);

    /// <summary>The first instant at which it is no longer valid, in milliseconds since 1970.</summary>
    public long EndsAt => (long)Long(6);

    /// <summary>The last day, counted from 0001-01-01.</summary>
    public int ValidThrough => numbers[start + 8];

    /// <summary>-1 when there is none.</summary>
    public int Profile => numbers[start + 9];

    public int Revision => numbers[start + 10];

    public int Organization => numbers[start + 11];

    public ReadOnlySpan<int> Places => numbers.AsSpan(start + Fixed, PlaceCount);

    public ReadOnlySpan<int> Languages => numbers.AsSpan(start + Fixed + PlaceCount, LanguageCount);

    public ReadOnlySpan<Pay> Pay =>
        MemoryMarshal.Cast<int, Pay>(
            numbers.AsSpan(start + Fixed + PlaceCount + LanguageCount, PayCount * NumbersOfPay)
        );

    public ReadOnlySpan<Mention> Mentions =>
        MemoryMarshal.Cast<int, Mention>(
            numbers.AsSpan(
                start + Fixed + PlaceCount + LanguageCount + (PayCount * NumbersOfPay),
                MentionCount * NumbersOfMention
            )
        );

    /// <summary>All of it.</summary>
    public ReadOnlySpan<int> Numbers =>
        numbers.AsSpan(
            start,
            Fixed + PlaceCount + LanguageCount + (PayCount * NumbersOfPay) + (MentionCount * NumbersOfMention)
        );

    private int PlaceCount => numbers[start + 12] & 0xFFFF;

    private int LanguageCount => numbers[start + 12] >>> 16;

    private int PayCount => numbers[start + 13] & 0xFFFF;

    private int MentionCount => numbers[start + 13] >>> 16;

    /// <summary>The highest pay in a currency; null when it says none.</summary>
    public long? YearlyIn(int currency)
    {
        foreach (var each in Pay)
        {
            if (each.Currency == currency)
            {
                return each.Yearly;
            }
        }

        return null;
    }

    public byte[] ToBytes() => MemoryMarshal.AsBytes(Numbers).ToArray();

    public static Facts FromBytes(ReadOnlySpan<byte> bytes) => new(MemoryMarshal.Cast<byte, int>(bytes).ToArray(), 0);

    public static Facts Of(
        (ulong Attributes, long Position, long FirstPublishedAt, long EndsAt) longs,
        (int ValidThrough, int Profile, int Revision, int Organization) whole,
        int[] places,
        int[] languages,
        Pay[] pay,
        Mention[] mentions
    ) =>
        new(
            [
                .. Halves(longs.Attributes),
                .. Halves((ulong)longs.Position),
                .. Halves((ulong)longs.FirstPublishedAt),
                .. Halves((ulong)longs.EndsAt),
                whole.ValidThrough,
                whole.Profile,
                whole.Revision,
                whole.Organization,
                places.Length | (languages.Length << 16),
                pay.Length | (mentions.Length << 16),
                .. places,
                .. languages,
                .. MemoryMarshal.Cast<Pay, int>(pay),
                .. MemoryMarshal.Cast<Mention, int>(mentions),
            ],
            0
        );

    private static int[] Halves(ulong value) => [(int)(uint)value, (int)(value >> 32)];

    private ulong Long(int at) => (uint)numbers[start + at] | ((ulong)(uint)numbers[start + at + 1] << 32);
}

/// <summary>The highest pay of a posting in one currency, by the year and in hundredths.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Pay(int Currency, long Yearly);

/// <summary>A skill that is asked for, and how.</summary>
/// <param name="Skill">The word of the skill, as it was named then.</param>
/// <param name="Terms">The word of the least level, or <see cref="NoLevel"/>, under the flags.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Mention(int Skill, int Terms)
{
    public const int NoLevel = 0x03FF_FFFF;
    public const int IsRequired = 1 << 26;

    /// <summary>The first of a group of requirements; then one of them suffices if the group is any.</summary>
    public const int BeginsGroup = 1 << 27;
    public const int AnyOfGroup = 1 << 28;

    /// <summary>The first of a requirement's skills; then one of them suffices if the requirement is any.</summary>
    public const int BeginsRequirement = 1 << 29;
    public const int AnyOfRequirement = 1 << 30;

    public int Level => Terms & NoLevel;

    public bool Has(int flag) => (Terms & flag) != 0;
}
