using RoleCatalog.Application;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

/// <summary>What was published, with the final JSON to the byte.</summary>
internal sealed class JobPostingEditionTable(DbSession session)
{
    private const string Select = """
        SELECT state
        FROM job_posting_editions
        WHERE posting_id = @id
          AND number = @number
        """;

    public async Task<JobPostingState?> Find(string id, int number)
    {
        var state = await session.QuerySingleOrDefault<string>(Select, new { id, number });
        return state is null ? null : StateJson.Read<JobPostingState>(state);
    }

    private const string InsertEdition = """
        INSERT INTO job_posting_editions (posting_id, number, offer_id, published_at, state)
        VALUES (@id, @number, @offer, @publishedAt, @state)
        """;

    public Task Insert(string id, JobPostingEdition edition, string offer, string state) =>
        session.Execute(
            InsertEdition,
            new
            {
                id,
                number = edition.Number,
                offer,
                publishedAt = Columns.Of(edition.PublishedAt),
                state,
            }
        );
}
