using RoleCatalog.Contracts.RoleDescriptions;

namespace RoleCatalog.Contracts.JobPostings;

/// <summary>A published edition of a posting: the offer, with its text filled in.</summary>
public sealed record JobPostingState
{
    /// <summary>UUID, for life.</summary>
    public required string Id { get; init; }

    /// <summary><c>published</c>, <c>suspended</c> or <c>closed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The number of the edition: 1, 2, 3 ...</summary>
    public required int Edition { get; init; }

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public required string Visibility { get; init; }

    /// <summary>The profile revision that it was written from, if any.</summary>
    public ProfileReference? Profile { get; init; }

    /// <summary>BCP 47 tag of the language that the texts were written in first.</summary>
    public required string SourceLanguage { get; init; }

    /// <summary>The languages that any text has, the source language first.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The title of the job.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What the role is about.</summary>
    public LocalizedText? Summary { get; init; }

    /// <summary>What is particular to this offer.</summary>
    public LocalizedText? Description { get; init; }

    /// <summary>The duties.</summary>
    public required IReadOnlyList<ResponsibilityGroupState> ResponsibilityGroups { get; init; }

    /// <summary>What is asked of a person.</summary>
    public required IReadOnlyList<RequirementGroupState> RequirementGroups { get; init; }

    /// <summary>Who hires.</summary>
    public required OrganizationState Organization { get; init; }

    /// <summary>Where the work is done.</summary>
    public required WorkplaceState Workplace { get; init; }

    /// <summary>The places of work; may be empty for remote work.</summary>
    public required IReadOnlyList<LocationState> Locations { get; init; }

    /// <summary><c>permanent</c>, <c>fixed-term</c>, <c>temporary</c>, <c>internship</c>, <c>apprenticeship</c> or <c>freelance</c>.</summary>
    public required string ContractType { get; init; }

    /// <summary><c>full-time</c>, <c>part-time</c>, <c>shift</c> or <c>flexible</c>.</summary>
    public required string Schedule { get; init; }

    /// <summary>What is paid, if it is said.</summary>
    public required IReadOnlyList<SalaryRangeState> SalaryRanges { get; init; }

    /// <summary>How many people are sought.</summary>
    public required int Openings { get; init; }

    /// <summary>How many of them are filled since it was published or reopened; absent while none is.</summary>
    public int? FilledOpenings { get; init; }

    /// <summary>BCP 47 tags of the languages spoken at work.</summary>
    public required IReadOnlyList<string> WorkingLanguages { get; init; }

    /// <summary>Where to apply.</summary>
    public required ApplicationState Application { get; init; }

    /// <summary>Until when one can apply; absent when there is no last day.</summary>
    public ValidityState? Validity { get; init; }

    /// <summary>Names in other systems.</summary>
    public required IReadOnlyList<ExternalId> ExternalIds { get; init; }

    /// <summary>When the posting was first published. RFC 3339, UTC, milliseconds.</summary>
    public required DateTimeOffset FirstPublishedAt { get; init; }

    /// <summary>When this edition was published. RFC 3339, UTC, milliseconds.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>RFC 3339, UTC, milliseconds; only when closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary><c>filled</c>, <c>cancelled</c> or <c>expired</c>; only when closed.</summary>
    public string? CloseReason { get; init; }

    /// <summary>What was said on closing.</summary>
    public string? CloseNote { get; init; }

    /// <summary>The posting's version when this state was made.</summary>
    public required int Version { get; init; }
}
