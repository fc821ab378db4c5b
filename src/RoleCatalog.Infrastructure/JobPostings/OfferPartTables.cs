using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

/// <summary>The parts of an offer that there may be several of.</summary>
internal sealed record OfferParts(
    ValueList<Location> Locations,
    ValueList<Country> ApplicantCountries,
    ValueList<SalaryRange> SalaryRanges,
    ValueList<LanguageTag> WorkingLanguages,
    PlaceholderValues PlaceholderValues,
    ValueList<ExternalId> ExternalIds
);

internal sealed class OfferPartTables(DbSession session)
{
    private const string SelectLocations = """
        SELECT country, region, locality, postal_code, street_address
        FROM offer_locations
        WHERE offer_id = @id
        ORDER BY ordinal
        """;

    private const string SelectApplicantCountries = """
        SELECT country
        FROM offer_applicant_countries
        WHERE offer_id = @id
        ORDER BY ordinal
        """;

    private const string SelectSalaryRanges = """
        SELECT minimum_hundredths, maximum_hundredths, currency, unit, country, region, locality, postal_code, street_address
        FROM offer_salary_ranges
        WHERE offer_id = @id
        ORDER BY ordinal
        """;

    private const string SelectLanguages = """
        SELECT language
        FROM offer_languages
        WHERE offer_id = @id
        ORDER BY ordinal
        """;

    private const string SelectPlaceholderValues = """
        SELECT [key], type, value
        FROM offer_placeholder_values
        WHERE offer_id = @id
        """;

    private const string SelectExternalIds = """
        SELECT scheme, value
        FROM offer_external_ids
        WHERE offer_id = @id
        ORDER BY ordinal
        """;

    public async Task<OfferParts> Load(string id) =>
        new(
            [.. (await session.Query<LocationRow>(SelectLocations, new { id })).Select(row => row.ToLocation())],
            [.. (await session.Query<string>(SelectApplicantCountries, new { id })).Select(Country.Parse)],
            [.. (await session.Query<SalaryRangeRow>(SelectSalaryRanges, new { id })).Select(row => row.ToRange())],
            [.. (await session.Query<string>(SelectLanguages, new { id })).Select(LanguageTag.Parse)],
            new PlaceholderValues(
                (await session.Query<PlaceholderValueRow>(SelectPlaceholderValues, new { id })).ToDictionary(
                    row => row.Key,
                    row => row.ToValue()
                )
            ),
            [
                .. (await session.Query<ExternalIdRow>(SelectExternalIds, new { id })).Select(row =>
                    ExternalId.Of(row.Scheme, row.Value)
                ),
            ]
        );

    private const string InsertLocation = """
        INSERT INTO offer_locations (offer_id, ordinal, country, region, locality, postal_code, street_address)
        VALUES (@OfferId, @Ordinal, @Country, @Region, @Locality, @PostalCode, @StreetAddress)
        """;

    private const string InsertApplicantCountry = """
        INSERT INTO offer_applicant_countries (offer_id, ordinal, country)
        VALUES (@id, @ordinal, @country)
        """;

    private const string InsertSalaryRange = """
        INSERT INTO offer_salary_ranges (offer_id, ordinal, minimum_hundredths, maximum_hundredths, currency, unit,
            country, region, locality, postal_code, street_address)
        VALUES (@OfferId, @Ordinal, @MinimumHundredths, @MaximumHundredths, @Currency, @Unit,
            @Country, @Region, @Locality, @PostalCode, @StreetAddress)
        """;

    private const string InsertLanguage = """
        INSERT INTO offer_languages (offer_id, ordinal, language)
        VALUES (@id, @ordinal, @language)
        """;

    private const string InsertPlaceholderValue = """
        INSERT INTO offer_placeholder_values (offer_id, [key], type, value)
        VALUES (@OfferId, @Key, @Type, @Value)
        """;

    private const string InsertExternalId = """
        INSERT INTO offer_external_ids (offer_id, ordinal, scheme, value)
        VALUES (@OfferId, @Ordinal, @Scheme, @Value)
        """;

    public async Task Insert(string id, JobPostingContent content)
    {
        await session.ExecuteMany(
            InsertLocation,
            content.Locations.Index().Select(each => LocationRow.Of(id, each.Index, each.Item))
        );
        await session.ExecuteMany(
            InsertApplicantCountry,
            (content.Workplace?.ApplicantCountries ?? [])
                .Index()
                .Select(each => new
                {
                    id,
                    ordinal = each.Index,
                    country = each.Item.Code,
                })
        );
        await session.ExecuteMany(
            InsertSalaryRange,
            content.SalaryRanges.Index().Select(each => SalaryRangeRow.Of(id, each.Index, each.Item))
        );
        await session.ExecuteMany(
            InsertLanguage,
            content
                .WorkingLanguages.Index()
                .Select(each => new
                {
                    id,
                    ordinal = each.Index,
                    language = each.Item.Value,
                })
        );
        await session.ExecuteMany(
            InsertPlaceholderValue,
            content.PlaceholderValues.Select(value => PlaceholderValueRow.Of(id, value.Key, value.Value))
        );
        await session.ExecuteMany(
            InsertExternalId,
            content.ExternalIds.Index().Select(each => ExternalIdRow.Of(id, each.Index, each.Item))
        );
    }
}
