using RoleCatalog.Infrastructure.Persistence.Sqlite;

namespace RoleCatalog.Infrastructure;

/// <summary>The settings under "Search".</summary>
public sealed record SearchOptions
{
    public const string Section = "Search";

    /// <summary>
    /// Where this process keeps its search index, a file of its own that it builds from the change log: beside the database where that
    /// is a file, otherwise data/rolecatalog.search, unless it is said.
    /// </summary>
    public string? File { get; init; }

    /// <summary>How many matches are counted one by one; the newest of them tell of more.</summary>
    internal int CountedExactly { get; init; } = 50_000;

    /// <summary>What a search went along for longer is kept in memory for those that come.</summary>
    internal TimeSpan KeptAfter { get; init; } = TimeSpan.FromMilliseconds(2);

    internal SearchOptions Beside(StoreOptions store) =>
        this with
        {
            File = Path.GetFullPath(
                File
                    ?? (
                        store.IsShared
                            ? "data/rolecatalog.search"
                            : new SqliteOptions(store.ConnectionString).File + ".search"
                    )
            ),
        };
}
