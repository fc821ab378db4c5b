namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>
/// A row with this key exists. <see cref="Index"/> is for people: SQLite names columns ("skills.key"), SQL Server the index
/// ("ux_skills_key").
/// </summary>
internal sealed class DuplicateKeyException(string index, Exception cause)
    : Exception($"The store has a row with this key already: {index}.", cause)
{
    public string Index { get; } = index;
}
