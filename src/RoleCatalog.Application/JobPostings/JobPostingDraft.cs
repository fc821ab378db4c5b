using System.Text.Json;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>
/// The working copy of a posting, in the shape in which it is read and written. With a profile, the role (summary, duties,
/// requirements, placeholders) is the pinned revision's and only the title may be another; without one the posting has its own.
/// </summary>
public sealed record JobPostingDraft : RoleDescriptionInput
{
    public string? Id { get; init; }

    /// <summary>When the draft is to be published; set by scheduling it, not by writing it.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>Why the last scheduled publication did not happen; gone when the draft is next changed or scheduled.</summary>
    public PublicationRefused? PublicationRefused { get; init; }

    public ProfileReferenceInput? Profile { get; init; }

    public IReadOnlyDictionary<string, string>? Description { get; init; }

    public OrganizationState? Organization { get; init; }

    public WorkplaceInput? Workplace { get; init; }

    public IReadOnlyList<LocationState>? Locations { get; init; }

    public ContractType? ContractType { get; init; }

    public WorkSchedule? Schedule { get; init; }

    public IReadOnlyList<SalaryRangeInput>? SalaryRanges { get; init; }

    public int Openings { get; init; } = 1;

    public IReadOnlyList<string>? WorkingLanguages { get; init; }

    public ApplicationState? Application { get; init; }

    public ValidityInput? Validity { get; init; }

    public Visibility Visibility { get; init; }

    /// <summary>
    /// By the key of the placeholder: a text or a map of language tags, a number, a date (yyyy-MM-dd), the key of a choice, or
    /// a list of skills.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement>? PlaceholderValues { get; init; }

    public IReadOnlyList<ExternalIdInput>? ExternalIds { get; init; }
}

/// <summary>When a scheduled publication was refused, and every reason.</summary>
public sealed record PublicationRefused(DateTimeOffset At, IReadOnlyList<PublicationProblem> Errors);

/// <param name="Pointer">JSON Pointer of its place in the draft.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">For people.</param>
public sealed record PublicationProblem(string Pointer, string Code, string Message);

/// <summary>A profile by id or key, and which of its revisions; the latest when none is named.</summary>
public sealed record ProfileReferenceInput(string? Id = null, string? Key = null, int? Revision = null);

/// <summary>Where the work is done: days on site for hybrid work, countries of applicants for remote work.</summary>
public sealed record WorkplaceInput(
    WorkplaceType Type,
    int? DaysOnSite = null,
    IReadOnlyList<string>? ApplicantCountries = null
);

public sealed record SalaryRangeInput(
    string Currency,
    PayUnit Unit,
    decimal? Minimum = null,
    decimal? Maximum = null,
    LocationState? Location = null
);

/// <summary>The last day to apply, which ends at midnight in the IANA time zone.</summary>
public sealed record ValidityInput(DateOnly ValidThrough, string TimeZone);
