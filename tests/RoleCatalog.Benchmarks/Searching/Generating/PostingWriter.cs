using Microsoft.Data.Sqlite;
using RoleCatalog.Infrastructure.Changes;
using RoleCatalog.Infrastructure.JobPostings;

namespace RoleCatalog.Benchmarks.Searching.Generating;

/// <summary>Adds the rows of postings, but for those that are told by all of them together.</summary>
internal sealed class PostingWriter(SqliteConnection connection) : IDisposable
{
    private readonly BulkInsert<JobPostingRow> postings = new(
        connection,
        "job_postings",
        nameof(JobPostingRow.StoredVersion)
    );

    private readonly BulkInsert<EditionRow> editions = new(connection, "job_posting_editions");
    private readonly BulkInsert<OfferRow> offers = new(connection, "offers");
    private readonly BulkInsert<LocationRow> locations = new(connection, "offer_locations");
    private readonly BulkInsert<ApplicantCountryRow> countries = new(connection, "offer_applicant_countries");
    private readonly BulkInsert<SalaryRangeRow> salaries = new(connection, "offer_salary_ranges");
    private readonly BulkInsert<WorkingLanguageRow> languages = new(connection, "offer_languages");
    private readonly BulkInsert<ExternalIdRow> externalIds = new(connection, "offer_external_ids");
    private readonly BulkInsert<TakenIdRow> takenIds = new(connection, "external_ids");
    private readonly RoleWriter roles = new(connection);

    public void Add(MadePosting made)
    {
        var (offer, content) = (made.Offer, made.Content);
        if (content.OwnRole is { } role)
        {
            roles.Add(offer.RoleId!, role);
        }

        offers.Add(offer);
        locations.Add(content.Locations.Select((place, index) => LocationRow.Of(offer.Id, index, place)));
        countries.Add(
            content.Workplace!.ApplicantCountries.Select(
                (country, index) => new ApplicantCountryRow(offer.Id, index, country.Code)
            )
        );
        salaries.Add(content.SalaryRanges.Select((range, index) => SalaryRangeRow.Of(offer.Id, index, range)));
        languages.Add(
            content.WorkingLanguages.Select(
                (language, index) => new WorkingLanguageRow(offer.Id, index, language.Value)
            )
        );
        foreach (var (index, id) in content.ExternalIds.Index())
        {
            var row = ExternalIdRow.Of(offer.Id, index, id);
            externalIds.Add(row);
            takenIds.Add(new TakenIdRow(EntityKinds.JobPostings, row.Scheme, row.Value, made.Posting.Id, index));
        }

        postings.Add(made.Posting);
        editions.Add(made.Edition);
    }

    public void Dispose()
    {
        postings.Dispose();
        editions.Dispose();
        offers.Dispose();
        locations.Dispose();
        countries.Dispose();
        salaries.Dispose();
        languages.Dispose();
        externalIds.Dispose();
        takenIds.Dispose();
        roles.Dispose();
    }
}
