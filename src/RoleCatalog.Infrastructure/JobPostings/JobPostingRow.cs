using System.Globalization;
using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed record JobPostingRow
{
    private const string DateFormat = "yyyy-MM-dd";

    public string Id { get; init; } = "";
    public int Version { get; init; }
    public int StoredVersion { get; init; }
    public string Status { get; init; } = "";
    public int DraftVersion { get; init; }
    public int? PublicVersion { get; init; }
    public int? LatestEdition { get; init; }
    public string SourceLanguage { get; init; } = "";
    public string? ProfileId { get; init; }
    public int? ProfileRevision { get; init; }
    public string? RoleId { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? OrganizationName { get; init; }
    public string? OrganizationUnit { get; init; }
    public string? OrganizationUrl { get; init; }
    public string? WorkplaceType { get; init; }
    public int? DaysOnSite { get; init; }
    public string? ContractType { get; init; }
    public string? Schedule { get; init; }
    public int Openings { get; init; }
    public string? ApplicationUrl { get; init; }
    public string? ValidThrough { get; init; }
    public string? TimeZone { get; init; }
    public string Visibility { get; init; } = "";
    public long? FirstPublishedAt { get; init; }
    public long? ClosedAt { get; init; }
    public string? CloseReason { get; init; }
    public string? CloseNote { get; init; }
    public long CreatedAt { get; init; }
    public long UpdatedAt { get; init; }
    public string DraftState { get; init; } = "";
    public string? PublicState { get; init; }

    public static JobPostingRow Of(JobPosting posting, string? role)
    {
        var (content, progress) = (posting.Draft, posting.Progress);
        return new JobPostingRow
        {
            Id = posting.Id.ToString(),
            Version = posting.Version,
            StoredVersion = posting.StoredVersion,
            Status = Wire.Name(posting.Status),
            DraftVersion = progress.DraftVersion,
            PublicVersion = progress.PublicVersion,
            LatestEdition = progress.LatestEdition,
            SourceLanguage = content.SourceLanguage.Value,
            ProfileId = content.Profile?.Profile.ToString(),
            ProfileRevision = content.Profile?.Revision,
            RoleId = role,
            Title = Columns.Of(content.TitleOverride),
            Description = Columns.Of(content.Description),
            OrganizationName = content.Organization?.Name,
            OrganizationUnit = content.Organization?.Unit,
            OrganizationUrl = content.Organization?.Url?.Value,
            WorkplaceType = Columns.Name(content.Workplace?.Type),
            DaysOnSite = content.Workplace?.DaysOnSite,
            ContractType = Columns.Name(content.ContractType),
            Schedule = Columns.Name(content.Schedule),
            Openings = content.Openings,
            ApplicationUrl = content.ApplicationUrl?.Value,
            ValidThrough = content.Validity?.Through.ToString(DateFormat, CultureInfo.InvariantCulture),
            TimeZone = content.Validity?.Zone.Id,
            Visibility = Wire.Name(content.Visibility),
            FirstPublishedAt = Columns.Of(progress.FirstPublishedAt),
            ClosedAt = Columns.Of(progress.ClosedAt),
            CloseReason = Columns.Name(progress.Closure?.Reason),
            CloseNote = progress.Closure?.Note,
            CreatedAt = Columns.Of(progress.Lifetime.CreatedAt),
            UpdatedAt = Columns.Of(progress.Lifetime.UpdatedAt),
        };
    }

    public JobPosting ToPosting(RoleDescription? role, Offer offer, IReadOnlyList<ExternalId> externalIds) =>
        JobPosting.Restore(JobPostingId.Parse(Id), ToContent(role, offer, externalIds), ToProgress(), Version);

    private JobPostingContent ToContent(RoleDescription? role, Offer offer, IReadOnlyList<ExternalId> externalIds) =>
        new()
        {
            SourceLanguage = LanguageTag.Parse(SourceLanguage),
            Profile = ProfileId is null
                ? null
                : new ProfilePin(SkillProfileId.Parse(ProfileId), ProfileRevision!.Value),
            OwnRole = role,
            TitleOverride = Columns.TextOrNull(Title),
            Description = Columns.TextOrNull(Description),
            Organization = OrganizationName is null
                ? null
                : new Organization(
                    OrganizationName,
                    OrganizationUnit,
                    OrganizationUrl is null ? null : WebAddress.Parse(OrganizationUrl)
                ),
            Workplace = Columns.Value<WorkplaceType>(WorkplaceType) is { } type
                ? Workplace.Of(type, DaysOnSite, offer.ApplicantCountries)
                : null,
            Locations = offer.Locations,
            ContractType = Columns.Value<ContractType>(ContractType),
            Schedule = Columns.Value<WorkSchedule>(Schedule),
            SalaryRanges = offer.SalaryRanges,
            Openings = Openings,
            WorkingLanguages = offer.WorkingLanguages,
            ApplicationUrl = ApplicationUrl is null ? null : WebAddress.Parse(ApplicationUrl),
            Validity = ValidThrough is null
                ? null
                : Validity.Of(DateOnly.ParseExact(ValidThrough, DateFormat, CultureInfo.InvariantCulture), TimeZone),
            Visibility = Wire.Value<Visibility>(Visibility),
            PlaceholderValues = offer.PlaceholderValues,
            ExternalIds = externalIds,
        };

    private JobPostingProgress ToProgress() =>
        new()
        {
            Status = Wire.Value<JobPostingStatus>(Status),
            DraftVersion = DraftVersion,
            PublicVersion = PublicVersion,
            LatestEdition = LatestEdition,
            FirstPublishedAt = Columns.Time(FirstPublishedAt),
            ClosedAt = Columns.Time(ClosedAt),
            Closure = Columns.Value<CloseReason>(CloseReason) is { } reason ? new Closure(reason, CloseNote) : null,
            Lifetime = new Lifetime(Columns.Time(CreatedAt), Columns.Time(UpdatedAt)),
        };
}
