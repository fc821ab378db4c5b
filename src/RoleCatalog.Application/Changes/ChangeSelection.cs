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

    public bool Has(string type, string subject, DateTimeOffset time) =>
        (Types is null || Types.Contains(type))
        && (Subject is null || Subject.ToString() == subject)
        && (Since is null || time >= Since);
}
