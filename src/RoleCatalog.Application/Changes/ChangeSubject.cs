using System.Diagnostics.CodeAnalysis;

namespace RoleCatalog.Application.Changes;

/// <summary>The one entity whose changes are asked for, as the subject of its events: <c>job-postings/{id}</c>.</summary>
public sealed record ChangeSubject(string Kind, Guid Id)
{
    /// <summary>Those that have events.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        Wire.Name(CatalogResource.Skills),
        Wire.Name(CatalogResource.SkillProfiles),
        Wire.Name(CatalogResource.JobPostings),
    ];

    public override string ToString() => $"{Kind}/{Id:D}";

    public static bool TryParse(string text, [NotNullWhen(true)] out ChangeSubject? subject)
    {
        subject =
            text.Split('/') is [var kind, var name] && Kinds.Contains(kind) && Guid.TryParseExact(name, "D", out var id)
                ? new ChangeSubject(kind, id)
                : null;
        return subject is not null;
    }
}
