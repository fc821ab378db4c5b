using System.Globalization;
using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed record OfferRow
{
    private const string DateFormat = "yyyy-MM-dd";

    public string Id { get; init; } = "";
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
    public string? StaleTexts { get; init; }

    public static OfferRow Of(string id, JobPostingContent content, string? role) =>
        new()
        {
            Id = id,
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
            StaleTexts = Columns.Of(content.Stale),
        };

    public JobPostingContent ToContent(RoleDescription? role, OfferParts parts) =>
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
                ? Workplace.Of(type, DaysOnSite, parts.ApplicantCountries)
                : null,
            Locations = parts.Locations,
            ContractType = Columns.Value<ContractType>(ContractType),
            Schedule = Columns.Value<WorkSchedule>(Schedule),
            SalaryRanges = parts.SalaryRanges,
            Openings = Openings,
            WorkingLanguages = parts.WorkingLanguages,
            ApplicationUrl = ApplicationUrl is null ? null : WebAddress.Parse(ApplicationUrl),
            Validity = ValidThrough is null
                ? null
                : Validity.Of(DateOnly.ParseExact(ValidThrough, DateFormat, CultureInfo.InvariantCulture), TimeZone),
            Visibility = Wire.Value<Visibility>(Visibility),
            PlaceholderValues = parts.PlaceholderValues,
            ExternalIds = parts.ExternalIds,
            Stale = Columns.Stale(StaleTexts),
        };
}
