namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>A posting as the file has it already, and as memory is about to have it.</summary>
/// <param name="Titles">In all its languages.</param>
/// <param name="TitlesBefore">Those that it had; null when it is new.</param>
/// <param name="Hits">By which of the frequent searches it is found.</param>
internal sealed record ChangedPosting(
    int Number,
    Facts Facts,
    IEnumerable<string> Titles,
    IEnumerable<string>? TitlesBefore,
    TermsOfPosting Terms,
    IReadOnlyDictionary<string, bool> Hits
);
