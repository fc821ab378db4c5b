namespace RoleCatalog.Infrastructure.Persistence;

/// <summary>A row with this key exists. <see cref="Index"/> names its columns, such as "skills.key".</summary>
internal sealed class DuplicateKeyException(string index, Exception cause)
    : Exception($"The store has a row with this key already: {index}.", cause)
{
    public string Index { get; } = index;
}
