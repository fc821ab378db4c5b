using RoleCatalog.Benchmarks.Searching.Generating;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Search;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Benchmarks.Searching;

/// <summary>The order in which a hand-written query finds numbers of postings.</summary>
internal enum FoundBy
{
    /// <summary>No statement against the index file can say the same: some of it is in memory only.</summary>
    Nothing,
    Newest,
    Relevance,
    ClosingSoonest,
    Salary,
}

/// <summary>A search as a client sends it, and how it is written by hand against the index.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Query">The query of the address.</param>
/// <param name="By">The order of the hand-written one.</param>
/// <param name="Match">What its terms must match; null for all.</param>
/// <param name="IsHard">Whether it may take longer.</param>
internal sealed record NamedQuery(string Name, string Query, FoundBy By, string? Match = null, bool IsHard = false)
{
    private const string Facets = "facets=skill,workplace,country,contractType,schedule,family";

    private static readonly string[] Plain =
    [
        "software engineer",
        "java spring",
        "kubernetes",
        "senior data engineer kafka",
        "\"tanggung jawab\"",
    ];

    /// <summary>All but the reads by id and by cursor.</summary>
    public static IReadOnlyList<NamedQuery> All =>
        [
            Newest,
            new("sort=closing-soonest", "sort=closing-soonest", FoundBy.ClosingSoonest),
            new("sort=salary", "sort=salary&currency=IDR", FoundBy.Salary),
            .. Plain.Select(Words),
            .. new[] { "akuntan pajak", "team", "c#", ".net -senior", "pyth*" }.Select(Words),
            .. Plain.Select(text => new NamedQuery($"{text} + 6 facets", $"{Typed(text)}&{Facets}", FoundBy.Nothing)),
            new("workplace + country", "workplace=hybrid&country=ID", FoundBy.Nothing),
            new(
                "skill (all of 3) + level",
                "skill=java:good&skill=spring&skill=postgresql&skillMatch=all",
                FoundBy.Nothing
            ),
            new("salary", "salaryMin=120000000&currency=IDR&unit=year", FoundBy.Nothing),
            new("team sorted by salary", "q=team&sort=salary&currency=IDR", FoundBy.Nothing, IsHard: true),
            RareLocality,
            new(
                "software engineer + 6 facets + closing soonest",
                $"{Typed("software engineer")}&{Facets}&sort=closing-soonest",
                FoundBy.Nothing,
                IsHard: true
            ),
        ];

    public static NamedQuery Newest { get; } = new("newest page", "", FoundBy.Newest);

    private static NamedQuery RareLocality =>
        new(
            "team + one rare locality",
            $"q=team&locality={Uri.EscapeDataString(Places.Rarest)}",
            FoundBy.Relevance,
            $"(\"team\") AND (\"{IndexKey.Of(WordKind.Locality, Text.Folded(Places.Rarest))}\")",
            IsHard: true
        );

    private static NamedQuery Words(string text)
    {
        var parsed = SearchText.Parse(text);
        var match = parsed.UnwantedMatch is { } unwanted
            ? $"({parsed.WantedMatch}) NOT ({unwanted})"
            : parsed.WantedMatch;
        return new NamedQuery(text, Typed(text), FoundBy.Relevance, match);
    }

    private static string Typed(string text) => $"q={Uri.EscapeDataString(text)}";
}
