using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

/// <summary>The parts of an offer that there may be several of.</summary>
internal sealed record Offer(
    IReadOnlyList<Location> Locations,
    IReadOnlyList<Country> ApplicantCountries,
    IReadOnlyList<SalaryRange> SalaryRanges,
    IReadOnlyList<LanguageTag> WorkingLanguages,
    IReadOnlyDictionary<string, PlaceholderValue> PlaceholderValues
);

internal sealed class OfferTables(DbSession session)
{
    private const string SelectLocations = """
        SELECT country, region, locality, postal_code, street_address
        FROM job_posting_locations
        WHERE posting_id = @id
        ORDER BY ordinal
        """;

    private const string SelectApplicantCountries = """
        SELECT country
        FROM job_posting_applicant_countries
        WHERE posting_id = @id
        ORDER BY ordinal
        """;

    private const string SelectSalaryRanges = """
        SELECT minimum_hundredths, maximum_hundredths, currency, unit, country, region, locality, postal_code, street_address
        FROM job_posting_salary_ranges
        WHERE posting_id = @id
        ORDER BY ordinal
        """;

    private const string SelectLanguages = """
        SELECT language
        FROM job_posting_languages
        WHERE posting_id = @id
        ORDER BY ordinal
        """;

    private const string SelectPlaceholderValues = """
        SELECT key, type, value
        FROM job_posting_placeholder_values
        WHERE posting_id = @id
        """;

    public async Task<Offer> Load(string id) =>
        new(
            [.. (await session.Query<LocationRow>(SelectLocations, new { id })).Select(row => row.ToLocation())],
            [.. (await session.Query<string>(SelectApplicantCountries, new { id })).Select(Country.Parse)],
            [.. (await session.Query<SalaryRangeRow>(SelectSalaryRanges, new { id })).Select(row => row.ToRange())],
            [.. (await session.Query<string>(SelectLanguages, new { id })).Select(LanguageTag.Parse)],
            (await session.Query<PlaceholderValueRow>(SelectPlaceholderValues, new { id })).ToDictionary(
                row => row.Key,
                row => row.ToValue()
            )
        );

    private static readonly IReadOnlyList<string> Deletes =
    [
        "DELETE FROM job_posting_locations WHERE posting_id = @id",
        "DELETE FROM job_posting_applicant_countries WHERE posting_id = @id",
        "DELETE FROM job_posting_salary_ranges WHERE posting_id = @id",
        "DELETE FROM job_posting_languages WHERE posting_id = @id",
        "DELETE FROM job_posting_placeholder_values WHERE posting_id = @id",
    ];

    private const string InsertLocation = """
        INSERT INTO job_posting_locations (posting_id, ordinal, country, region, locality, postal_code, street_address)
        VALUES (@PostingId, @Ordinal, @Country, @Region, @Locality, @PostalCode, @StreetAddress)
        """;

    private const string InsertApplicantCountry = """
        INSERT INTO job_posting_applicant_countries (posting_id, ordinal, country)
        VALUES (@id, @ordinal, @country)
        """;

    private const string InsertSalaryRange = """
        INSERT INTO job_posting_salary_ranges (posting_id, ordinal, minimum_hundredths, maximum_hundredths, currency, unit,
            country, region, locality, postal_code, street_address)
        VALUES (@PostingId, @Ordinal, @MinimumHundredths, @MaximumHundredths, @Currency, @Unit,
            @Country, @Region, @Locality, @PostalCode, @StreetAddress)
        """;

    private const string InsertLanguage = """
        INSERT INTO job_posting_languages (posting_id, ordinal, language)
        VALUES (@id, @ordinal, @language)
        """;

    private const string InsertPlaceholderValue = """
        INSERT INTO job_posting_placeholder_values (posting_id, key, type, value)
        VALUES (@PostingId, @Key, @Type, @Value)
        """;

    public async Task Replace(string id, bool isNew, JobPostingContent content)
    {
        foreach (var delete in isNew ? [] : Deletes)
        {
            await session.Execute(delete, new { id });
        }

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
    }
}
