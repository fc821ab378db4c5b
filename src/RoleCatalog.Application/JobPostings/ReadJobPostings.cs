using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>The published state of a posting.</summary>
/// <param name="Id">The posting.</param>
/// <param name="OnlyPublic">For readers to whom there is nothing but published public postings.</param>
public sealed record GetJobPosting(string Id, bool OnlyPublic = false) : IQuery<JobPostingState>;

/// <summary>The draft of a posting.</summary>
public sealed record GetJobPostingDraft(string Id) : IQuery<Versioned<JobPostingDraft>>;

/// <summary>One edition of a posting, exactly as it was published.</summary>
public sealed record GetJobPostingEdition(string Id, int Number) : IQuery<JobPostingState>;

/// <summary>The editions of a posting, newest first.</summary>
public sealed record ListJobPostingEditions(string Id, int Limit, string? Cursor) : IQuery<Page<JobPostingSummary>>;

/// <summary>Postings of some statuses as the store has them, newest first; of a draft that was never published, what the draft says.</summary>
public sealed record ListJobPostings : IQuery<Page<JobPostingSummary>>
{
    public required IReadOnlyList<JobPostingStatus> Statuses { get; init; }

    public Visibility? Visibility { get; init; }

    /// <summary>The id or key of the profile.</summary>
    public string? Profile { get; init; }

    /// <summary>The name of the organization, as it is written.</summary>
    public string? Organization { get; init; }

    public IReadOnlyList<WorkplaceType> Workplaces { get; init; } = [];

    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Names in other systems.</summary>
    public IReadOnlyList<SchemeValue> ExternalIds { get; init; } = [];

    public int Limit { get; init; } = Page.DefaultSize;

    public string? Cursor { get; init; }
}

/// <summary>A posting in a list.</summary>
public sealed record JobPostingSummary
{
    public required string Id { get; init; }

    public required string Status { get; init; }

    public int? Edition { get; init; }

    public required string Visibility { get; init; }

    public ProfileReference? Profile { get; init; }

    public required string SourceLanguage { get; init; }

    public LocalizedText? Title { get; init; }

    public OrganizationState? Organization { get; init; }

    public WorkplaceState? Workplace { get; init; }

    public required IReadOnlyList<LocationState> Locations { get; init; }

    public string? ContractType { get; init; }

    public string? Schedule { get; init; }

    public required IReadOnlyList<SalaryRangeState> SalaryRanges { get; init; }

    /// <summary>When it is to be published; only while it is scheduled.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why it was closed: filled, cancelled, expired; only while it is closed.</summary>
    public string? CloseReason { get; init; }

    public DateOnly? ValidThrough { get; init; }

    public required int Version { get; init; }

    public static JobPostingSummary Of(JobPostingState state) =>
        new()
        {
            Id = state.Id,
            Status = state.Status,
            Edition = state.Edition,
            Visibility = state.Visibility,
            Profile = state.Profile,
            SourceLanguage = state.SourceLanguage,
            Title = state.Title,
            Organization = state.Organization,
            Workplace = state.Workplace,
            Locations = state.Locations,
            ContractType = state.ContractType,
            Schedule = state.Schedule,
            SalaryRanges = state.SalaryRanges,
            PublishedAt = state.PublishedAt,
            ClosedAt = state.ClosedAt,
            CloseReason = state.CloseReason,
            ValidThrough = state.Validity?.ValidThrough,
            Version = state.Version,
        };

    public static JobPostingSummary Of(JobPostingDraft draft, JobPostingStatus status, int version) =>
        new()
        {
            Id = draft.Id!,
            Status = Wire.Name(status),
            Visibility = Wire.Name(draft.Visibility),
            Profile = draft.Profile is { } profile
                ? new ProfileReference(profile.Id!, profile.Key!, profile.Revision!.Value)
                : null,
            SourceLanguage = draft.SourceLanguage!,
            Title = draft.Title is null ? null : new LocalizedText(draft.Title),
            Organization = draft.Organization,
            Workplace = draft.Workplace is { } place
                ? new WorkplaceState(Wire.Name(place.Type), place.DaysOnSite, place.ApplicantCountries ?? [])
                : null,
            Locations = draft.Locations ?? [],
            ContractType = draft.ContractType is { } contract ? Wire.Name(contract) : null,
            Schedule = draft.Schedule is { } schedule ? Wire.Name(schedule) : null,
            SalaryRanges =
            [
                .. (draft.SalaryRanges ?? []).Select(range => new SalaryRangeState(
                    range.Minimum,
                    range.Maximum,
                    range.Currency,
                    Wire.Name(range.Unit),
                    range.Location
                )),
            ],
            PublishAt = draft.PublishAt,
            ValidThrough = draft.Validity?.ValidThrough,
            Version = version,
        };
}
