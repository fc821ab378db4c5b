using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Turns a posting's draft as clients write it into the domain's terms; everything that is wrong is thrown at once.</summary>
internal sealed class JobPostingDraftReader(JobPostingBasis basis, DateTimeOffset now, ErrorCollector errors)
{
    public JobPostingContent Read(JobPostingDraft input)
    {
        var ownRole = input.Profile is null
            ? new RoleDescriptionReader(basis.References, now).Read(input, errors)
            : null;
        var role = basis.Revision?.Content.Role ?? ownRole;
        if (input.Profile is not null)
        {
            RefuseOwnRole(input);
        }

        var source = role?.SourceLanguage ?? LanguageTag.Parse("und");
        var content = new JobPostingContent
        {
            SourceLanguage = source,
            Profile = basis.Pin,
            OwnRole = ownRole,
            TitleOverride = input.Profile is null
                ? null
                : Text("title", input.Title, RoleDescription.MaxTitleLength, role),
            Description = Text("description", input.Description, JobPostingContent.MaxDescriptionLength, role),
            Organization = errors.TryOptional("organization", input.Organization, OfferReader.Organization),
            Workplace = errors.TryOptional("workplace", input.Workplace, OfferReader.Workplace),
            Locations = AtMost(
                "locations",
                JobPostingContent.MaxLocations,
                errors.Each("locations", input.Locations, (location, _) => OfferReader.Location(location))
            ),
            ContractType = input.ContractType,
            Schedule = input.Schedule,
            SalaryRanges = AtMost(
                "salaryRanges",
                JobPostingContent.MaxSalaryRanges,
                errors.Each("salaryRanges", input.SalaryRanges, (range, _) => OfferReader.SalaryRange(range))
            ),
            Openings = Openings(input.Openings),
            WorkingLanguages = AtMost(
                "workingLanguages",
                JobPostingContent.MaxWorkingLanguages,
                [
                    .. errors
                        .Each("workingLanguages", input.WorkingLanguages, (tag, _) => LanguageTag.Parse(tag))
                        .Distinct(),
                ]
            ),
            ApplicationUrl = errors.At("application").TryOptional("url", input.Application?.Url, WebAddress.Parse),
            Validity = errors.TryOptional(
                "validity",
                input.Validity,
                validity => Validity.Of(validity.ValidThrough, validity.TimeZone)
            ),
            Visibility = input.Visibility,
            PlaceholderValues = role is null
                ? PlaceholderValues.None
                : new PlaceholderValueReader(basis.References).Read(
                    input.PlaceholderValues,
                    role,
                    errors.At("placeholderValues")
                ),
            ExternalIds = ExternalIdInput.Read(input.ExternalIds, errors),
        };
        errors.ThrowIfAny();
        return content;
    }

    private void RefuseOwnRole(JobPostingDraft input)
    {
        IEnumerable<(string Field, object? Value)> own =
        [
            ("summary", input.Summary),
            ("responsibilityGroups", input.ResponsibilityGroups),
            ("requirementGroups", input.RequirementGroups),
            ("placeholders", input.Placeholders),
        ];
        foreach (var (field, _) in own.Where(member => member.Value is not null))
        {
            errors
                .At(field)
                .Add("from-profile", "This is the profile's: a posting made from a profile does not give it.");
        }

        var given = input.SourceLanguage is null
            ? default
            : errors.Try("sourceLanguage", () => LanguageTag.Parse(input.SourceLanguage));
        if (given.Value is not null && basis.Revision?.Content.Role.SourceLanguage is { } source && given != source)
        {
            errors.At("sourceLanguage").Add("from-profile", $"The source language is the profile's, '{source}'.");
        }
    }

    private LocalizedText? Text(
        string field,
        IReadOnlyDictionary<string, string>? input,
        int maxLength,
        RoleDescription? role
    )
    {
        var text = errors.TryOptional(field, input, given => LocalizedText.Of(given, maxLength));
        if (text is not null && role is not null && !text.Has(role.SourceLanguage))
        {
            errors
                .At(field)
                .Add("source-language-missing", $"The text in the source language '{role.SourceLanguage}' is missing.");
        }

        return text;
    }

    private int Openings(int openings)
    {
        if (openings is < 1 or > JobPostingContent.MaxOpenings)
        {
            errors.At("openings").Add("out-of-range", $"A posting has 1 to {JobPostingContent.MaxOpenings} openings.");
        }

        return openings;
    }

    private ValueList<T> AtMost<T>(string field, int most, ValueList<T> items)
    {
        if (items.Count > most)
        {
            errors.At(field).Add("too-many", $"At most {most} are allowed, {items.Count} were given.");
        }

        return items;
    }
}

/// <summary>Reads the parts of an offer.</summary>
internal static class OfferReader
{
    public static Organization Organization(OrganizationState input)
    {
        var errors = new ErrorCollector();
        var organization = new Organization(
            errors.Try("name", () => Domain.Text.Clean(input.Name, Domain.JobPostings.Organization.MaxLength))!,
            errors.TryOptional(
                "unit",
                input.Unit,
                unit => Domain.Text.Clean(unit, Domain.JobPostings.Organization.MaxLength)
            ),
            errors.TryOptional("url", input.Url, WebAddress.Parse)
        );
        errors.ThrowIfAny();
        return organization;
    }

    public static Workplace Workplace(WorkplaceInput input)
    {
        var errors = new ErrorCollector();
        var countries = errors.Each("applicantCountries", input.ApplicantCountries, (code, _) => Country.Parse(code));
        errors.ThrowIfAny();
        return Domain.JobPostings.Workplace.Of(input.Type, input.DaysOnSite, countries);
    }

    public static Location Location(LocationState input)
    {
        var errors = new ErrorCollector();
        string? Part(string field, string? value) =>
            errors.TryOptional(field, value, text => Domain.Text.Clean(text, Domain.JobPostings.Location.MaxLength));

        var location = new Location(
            errors.Try("country", () => Country.Parse(input.Country)),
            Part("region", input.Region),
            Part("locality", input.Locality),
            Part("postalCode", input.PostalCode),
            Part("streetAddress", input.StreetAddress)
        );
        errors.ThrowIfAny();
        return location;
    }

    public static SalaryRange SalaryRange(SalaryRangeInput input)
    {
        var errors = new ErrorCollector();
        var currency = errors.Try("currency", () => Currency.Parse(input.Currency));
        var location = errors.TryOptional("location", input.Location, Location);
        var range = errors.Try(
            "",
            () => Domain.JobPostings.SalaryRange.Of(input.Minimum, input.Maximum, currency, input.Unit, location)
        );
        errors.ThrowIfAny();
        return range!;
    }
}
