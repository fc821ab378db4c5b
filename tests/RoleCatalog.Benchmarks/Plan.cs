using System.Globalization;

namespace RoleCatalog.Benchmarks;

/// <summary>How often and how long each contender runs.</summary>
internal sealed record Plan(int Rounds, TimeSpan Length)
{
    /// <summary>How many changes wait for the relay where it has much to catch up.</summary>
    public int Backlog { get; private init; }

    /// <summary>Of a generated store.</summary>
    public int Postings { get; private init; }

    public int Seed { get; private init; }

    /// <summary>The file of the store to generate.</summary>
    public string? Store { get; private init; }

    public static Plan Parse(string[] args) =>
        new(int.Parse(Option(args, "--rounds", "5"), CultureInfo.InvariantCulture), Seconds(args))
        {
            Backlog = int.Parse(Option(args, "--backlog", "100000"), CultureInfo.InvariantCulture),
            Postings = int.Parse(Option(args, "--postings", "1000000"), CultureInfo.InvariantCulture),
            Seed = int.Parse(Option(args, "--seed", "1"), CultureInfo.InvariantCulture),
            Store = Option(args, "--store", "") is { Length: > 0 } store ? store : null,
        };

    private static TimeSpan Seconds(string[] args) =>
        TimeSpan.FromSeconds(double.Parse(Option(args, "--seconds", "3"), CultureInfo.InvariantCulture));

    private static string Option(string[] args, string name, string otherwise)
    {
        var at = Array.IndexOf(args, name);
        return at < 0 ? otherwise : args[at + 1];
    }
}
