using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.JobPostings;

internal static class JobPostingStates
{
    /// <summary>The state that the new edition of a posting makes.</summary>
    public static JobPostingState Published(JobPosting posting, JobPostingEdition edition, JobPostingBasis basis)
    {
        var (content, role) = (edition.Content, edition.Role);
        return new JobPostingState
        {
            Id = posting.Id.ToString(),
            Status = Wire.Name(posting.Status),
            Edition = edition.Number,
            Visibility = Wire.Name(content.Visibility),
            Profile = Profile(basis),
            SourceLanguage = role.SourceLanguage.Value,
            Languages = Languages(role, content),
            Title = Wire.Text(role.Title)!,
            Summary = Wire.Text(role.Summary),
            Description = Wire.Text(content.Description),
            ResponsibilityGroups = RoleDescriptionStates.ResponsibilityGroups(role),
            RequirementGroups = new RoleDescriptionStates(basis.References).RequirementGroups(role),
            Organization = OfferStates.Organization(content.Organization!),
            Workplace = OfferStates.Workplace(content.Workplace!),
            Locations = [.. content.Locations.Select(OfferStates.Location)],
            ContractType = Wire.Name(content.ContractType!.Value),
            Schedule = Wire.Name(content.Schedule!.Value),
            SalaryRanges = [.. content.SalaryRanges.Select(OfferStates.SalaryRange)],
            Openings = content.Openings,
            FilledOpenings = FilledOpenings(posting),
            WorkingLanguages = [.. content.WorkingLanguages.Select(language => language.Value)],
            Application = new ApplicationState(content.ApplicationUrl!.Value),
            Validity = OfferStates.Validity(content.Validity),
            ExternalIds = Wire.ExternalIds(content.ExternalIds),
            FirstPublishedAt = posting.Progress.FirstPublishedAt!.Value,
            PublishedAt = edition.PublishedAt,
            Version = posting.Version,
        };
    }

    /// <summary>The state that an edition would make, of a draft that may not say all yet.</summary>
    public static PreviewedPosting Previewed(JobPostingEdition edition, JobPostingBasis basis)
    {
        var (content, role) = (edition.Content, edition.Role);
        return new PreviewedPosting
        {
            Edition = edition.Number,
            Visibility = Wire.Name(content.Visibility),
            Profile = Profile(basis),
            SourceLanguage = role.SourceLanguage.Value,
            Languages = Languages(role, content),
            Title = Wire.Text(role.Title)!,
            Summary = Wire.Text(role.Summary),
            Description = Wire.Text(content.Description),
            ResponsibilityGroups = RoleDescriptionStates.ResponsibilityGroups(role),
            RequirementGroups = new RoleDescriptionStates(basis.References).RequirementGroups(role),
            Organization = content.Organization is { } organization ? OfferStates.Organization(organization) : null,
            Workplace = content.Workplace is { } workplace ? OfferStates.Workplace(workplace) : null,
            Locations = [.. content.Locations.Select(OfferStates.Location)],
            ContractType = content.ContractType is { } contract ? Wire.Name(contract) : null,
            Schedule = content.Schedule is { } schedule ? Wire.Name(schedule) : null,
            SalaryRanges = [.. content.SalaryRanges.Select(OfferStates.SalaryRange)],
            Openings = content.Openings,
            WorkingLanguages = [.. content.WorkingLanguages.Select(language => language.Value)],
            Application = content.ApplicationUrl is { } url ? new ApplicationState(url.Value) : null,
            Validity = OfferStates.Validity(content.Validity),
            ExternalIds = Wire.ExternalIds(content.ExternalIds),
        };
    }

    /// <summary>Whether everybody may read it.</summary>
    public static bool IsPublic(this JobPostingState state) =>
        state.Status == Wire.Name(JobPostingStatus.Published) && state.Visibility == Wire.Name(Visibility.Public);

    /// <summary>The state after a step that made no edition.</summary>
    public static JobPostingState Live(JobPosting posting, JobPostingState before) =>
        before with
        {
            Status = Wire.Name(posting.Status),
            FilledOpenings = FilledOpenings(posting),
            ClosedAt = posting.Progress.ClosedAt,
            CloseReason = posting.Progress.Closure is { } closure ? Wire.Name(closure.Reason) : null,
            CloseNote = posting.Progress.Closure?.Note,
            Version = posting.Version,
        };

    public static JobPostingDraft Draft(JobPosting posting, JobPostingBasis basis)
    {
        var content = posting.Draft;
        var values = new PlaceholderValueReader(basis.References);
        var draft = new JobPostingDraft
        {
            Id = posting.Id.ToString(),
            PublishAt = posting.Progress.PublishAt,
            PublicationRefused = Refused(posting.Progress.Refusal),
            Profile = Profile(basis) is { } profile
                ? new ProfileReferenceInput(profile.Id, profile.Key, profile.Revision)
                : null,
            SourceLanguage = content.SourceLanguage.Value,
            Title = (content.TitleOverride ?? content.OwnRole?.Title)?.ToDictionary(),
            Description = content.Description?.ToDictionary(),
            Organization = content.Organization is { } organization ? OfferStates.Organization(organization) : null,
            Workplace = content.Workplace is { } workplace
                ? new WorkplaceInput(
                    workplace.Type,
                    workplace.DaysOnSite,
                    [.. workplace.ApplicantCountries.Select(country => country.Code)]
                )
                : null,
            Locations = [.. content.Locations.Select(OfferStates.Location)],
            ContractType = content.ContractType,
            Schedule = content.Schedule,
            SalaryRanges = [.. content.SalaryRanges.Select(OfferStates.SalaryRangeInput)],
            Openings = content.Openings,
            WorkingLanguages = [.. content.WorkingLanguages.Select(language => language.Value)],
            Application = content.ApplicationUrl is { } url ? new ApplicationState(url.Value) : null,
            Validity = content.Validity is { } validity ? new ValidityInput(validity.Through, validity.Zone.Id) : null,
            Visibility = content.Visibility,
            PlaceholderValues = content.PlaceholderValues.ToDictionary(
                value => value.Key,
                value => values.Write(value.Value)
            ),
            ExternalIds = [.. content.ExternalIds.Select(id => new ExternalIdInput(id.Scheme.Value, id.Value))],
        };
        return content.OwnRole is not { } role
            ? draft
            : draft with
            {
                Summary = role.Summary?.ToDictionary(),
                ResponsibilityGroups = RoleDescriptionDrafts.ResponsibilityGroups(role),
                RequirementGroups = RoleDescriptionDrafts.RequirementGroups(role, basis.References),
                Placeholders = RoleDescriptionDrafts.Placeholders(role),
            };
    }

    // Absent while there are none, so that older states are what they were.
    private static int? FilledOpenings(JobPosting posting) =>
        posting.Progress.FilledOpenings == 0 ? null : posting.Progress.FilledOpenings;

    private static PublicationRefused? Refused(PublicationRefusal? refusal) =>
        refusal is null
            ? null
            : new PublicationRefused(
                refusal.At,
                [.. refusal.Errors.Select(error => new PublicationProblem(error.Field, error.Code, error.Message))]
            );

    private static IReadOnlyList<string> Languages(RoleDescription role, JobPostingContent content)
    {
        IEnumerable<LanguageTag> offer = content.Description?.Languages ?? [];
        return [.. role.Languages.Union(offer).Select(language => language.Value)];
    }

    private static ProfileReference? Profile(JobPostingBasis basis) =>
        basis.Pin is { } pin
            ? new ProfileReference(pin.Profile.ToString(), basis.Profile!.Key.Value, pin.Revision)
            : null;
}

/// <summary>The parts of an offer as they stand in JSON.</summary>
internal static class OfferStates
{
    public static OrganizationState Organization(Organization organization) =>
        new(organization.Name, organization.Unit, organization.Url?.Value);

    public static WorkplaceState Workplace(Workplace workplace) =>
        new(
            Wire.Name(workplace.Type),
            workplace.DaysOnSite,
            [.. workplace.ApplicantCountries.Select(country => country.Code)]
        );

    public static LocationState Location(Location location) =>
        new(location.Country.Code, location.Region, location.Locality, location.PostalCode, location.StreetAddress);

    public static ValidityState? Validity(Validity? validity) =>
        validity is null ? null : new ValidityState(validity.Through, validity.Zone.Id, validity.EndsAt);

    public static SalaryRangeState SalaryRange(SalaryRange range) =>
        new(
            range.Minimum,
            range.Maximum,
            range.Currency.Code,
            Wire.Name(range.Unit),
            range.Location is { } place ? Location(place) : null
        );

    public static SalaryRangeInput SalaryRangeInput(SalaryRange range) =>
        new(
            range.Currency.Code,
            range.Unit,
            range.Minimum,
            range.Maximum,
            range.Location is { } place ? Location(place) : null
        );
}
