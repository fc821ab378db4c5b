using RoleCatalog.Contracts;

namespace RoleCatalog.Application.Changes;

/// <summary>Which public changes a reader asks for.</summary>
public sealed record ChangeSelection
{
    public static ChangeSelection All { get; } = new();

    /// <summary>As events carry them; all when null.</summary>
    public IReadOnlyCollection<string>? Types { get; init; }

    public ChangeSubject? Subject { get; init; }

    /// <summary>Appended then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    public bool Has(CatalogEvent change) =>
        (Types is null || Types.Contains(change.Type))
        && (Subject is null || Subject.ToString() == change.Subject)
        && (Since is null || change.Time >= Since);
}
