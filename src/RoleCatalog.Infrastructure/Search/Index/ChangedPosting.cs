namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>A posting as it is from now on.</summary>
/// <param name="Titles">In all its languages.</param>
/// <param name="TitlesBefore">Those that it had; null when it is new.</param>
internal sealed record ChangedPosting(
    int Number,
    Facts Facts,
    IEnumerable<string> Titles,
    IEnumerable<string>? TitlesBefore
);
