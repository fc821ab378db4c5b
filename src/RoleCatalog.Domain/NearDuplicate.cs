namespace RoleCatalog.Domain;

/// <summary>An entity that a new one is probably the same as.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its key.</param>
/// <param name="Label">Its name, in its source language.</param>
/// <param name="Field">JSON Pointer of the given name that is alike.</param>
/// <param name="Why">Which names are alike, and how.</param>
public sealed record NearDuplicate(string Id, string Key, string Label, string Field, string Why)
{
    /// <summary>As many as are worth a look.</summary>
    public const int Most = 5;

    public static string Because(string given, string known, Alike alike) =>
        string.Equals(given, known, StringComparison.Ordinal) ? $"It is called '{known}' as well."
        : alike == Alike.Spelling ? $"'{given}' and '{known}' differ in spelling only."
        : $"'{given}' and '{known}' are one letter apart.";
}

/// <summary>What was to be made is probably there already. The caller may overrule it.</summary>
public sealed class NearDuplicateException(IReadOnlyList<NearDuplicate> likely)
    : Exception(
        $"This is probably there already, as {string.Join(", ", likely.Select(each => $"'{each.Key}'"))}. "
            + "Use what is there, or repeat the request with allowDuplicate=true."
    )
{
    public IReadOnlyList<NearDuplicate> Likely { get; } = likely;
}
