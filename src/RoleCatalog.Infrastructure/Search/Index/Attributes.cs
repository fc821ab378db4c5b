using RoleCatalog.Application;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>A few facts of which each value has a bit of its own, so that any choice of them is one comparison.</summary>
internal static class Attributes
{
    private static readonly JobPostingStatus[] Statuses =
    [
        JobPostingStatus.Published,
        JobPostingStatus.Suspended,
        JobPostingStatus.Closed,
    ];

    private static readonly Dictionary<string, ulong> Bits = new(
        [
            .. Names(Statuses)
                .Concat(Names(Enum.GetValues<Visibility>()))
                .Concat(Names(Enum.GetValues<WorkplaceType>()))
                .Concat(Names(Enum.GetValues<ContractType>()))
                .Concat(Names(Enum.GetValues<WorkSchedule>()))
                .Index()
                .Select(each => KeyValuePair.Create(each.Item, 1UL << each.Index)),
        ],
        StringComparer.Ordinal
    );

    /// <summary>Of a posting's values, by their names.</summary>
    public static ulong Of(params ReadOnlySpan<string> names)
    {
        var all = 0UL;
        foreach (var name in names)
        {
            all |= Bits[name];
        }

        return all;
    }

    /// <summary>Of the values that are looked for; what no posting that is searched can have has no bit.</summary>
    public static ulong Of<T>(IEnumerable<T> values)
        where T : struct, Enum => values.Aggregate(0UL, (all, value) => all | Bits.GetValueOrDefault(Wire.Name(value)));

    /// <summary>The values of one fact with their bits.</summary>
    public static IReadOnlyList<(string Name, ulong Bit)> All<T>()
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(Wire.Name).Where(Bits.ContainsKey).Select(name => (name, Bits[name]))];

    private static IEnumerable<string> Names<T>(T[] values)
        where T : struct, Enum => values.Select(Wire.Name);
}
