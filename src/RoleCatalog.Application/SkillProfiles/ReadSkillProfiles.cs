using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>The published state of a profile, by id or key.</summary>
public sealed record GetSkillProfile(string IdOrKey) : IQuery<SkillProfileState>;

/// <summary>The draft of a profile, by id or key.</summary>
public sealed record GetSkillProfileDraft(string IdOrKey) : IQuery<Versioned<SkillProfileDraft>>;

/// <summary>One revision of a profile, exactly as it was published.</summary>
public sealed record GetSkillProfileRevision(string IdOrKey, int Number) : IQuery<SkillProfileState>;

/// <summary>The revisions of a profile, newest first.</summary>
public sealed record ListSkillProfileRevisions(string IdOrKey, int Limit, string? Cursor)
    : IQuery<Page<SkillProfileSummary>>;

/// <summary>Profiles in the order of their keys; of a draft that was never published, what the draft says.</summary>
public sealed record ListSkillProfiles : IQuery<Page<SkillProfileSummary>>
{
    /// <summary>Published when null, but whatever it is of what has the external id.</summary>
    public SkillProfileStatus? Status { get; init; }

    public string? Family { get; init; }

    public IReadOnlyList<Seniority> Seniorities { get; init; } = [];

    /// <summary>The id or key of a skill that the published revision asks for.</summary>
    public string? Skill { get; init; }

    /// <summary>A name in another system.</summary>
    public SchemeValue? ExternalId { get; init; }

    public int Limit { get; init; } = Page.DefaultSize;

    public string? Cursor { get; init; }

    internal IReadOnlyList<SkillProfileStatus> Statuses =>
        Status is { } status ? [status]
        : ExternalId is null ? [SkillProfileStatus.Published]
        : Enum.GetValues<SkillProfileStatus>();
}

/// <summary>A profile in a list.</summary>
public sealed record SkillProfileSummary
{
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string Status { get; init; }

    public int? Revision { get; init; }

    public required string SourceLanguage { get; init; }

    public required LocalizedText Title { get; init; }

    public string? Family { get; init; }

    public string? Seniority { get; init; }

    public LocalizedText? Summary { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? RetiredAt { get; init; }

    public required int Version { get; init; }

    public static SkillProfileSummary Of(SkillProfileState state) =>
        new()
        {
            Id = state.Id,
            Key = state.Key,
            Status = state.Status,
            Revision = state.Revision,
            SourceLanguage = state.SourceLanguage,
            Title = state.Title,
            Family = state.Family,
            Seniority = state.Seniority,
            Summary = state.Summary,
            PublishedAt = state.PublishedAt,
            RetiredAt = state.RetiredAt,
            Version = state.Version,
        };

    public static SkillProfileSummary Of(SkillProfileDraft draft, int version) =>
        new()
        {
            Id = draft.Id!,
            Key = draft.Key!,
            Status = Wire.Name(SkillProfileStatus.Draft),
            SourceLanguage = draft.SourceLanguage!,
            Title = new LocalizedText(draft.Title!),
            Family = draft.Family,
            Seniority = draft.Seniority is { } seniority ? Wire.Name(seniority) : null,
            Summary = draft.Summary is null ? null : new LocalizedText(draft.Summary),
            Version = version,
        };
}
