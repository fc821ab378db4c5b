using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed class ReadEditionsHandler(DbSession session, JobPostingEditionTable editions)
    : IRequestHandler<GetJobPostingEdition, JobPostingState>,
        IRequestHandler<ListJobPostingEditions, Page<JobPostingSummary>>
{
    public async Task<JobPostingState> Handle(GetJobPostingEdition query, CancellationToken cancellationToken)
    {
        await EnsureExists(query.Id);
        return await editions.Find(query.Id, query.Number) ?? throw await NotFound(query);
    }

    private async Task<DomainException> NotFound(GetJobPostingEdition query)
    {
        var latest = await session.QuerySingle<int>(Count, new { id = query.Id });
        var error = JobPostingErrors.EditionNotFound(query.Id, query.Number, latest, "path:number");
        return new DomainException(Fault.NotFound, [error]);
    }

    private const string Count = """
        SELECT COUNT(*)
        FROM job_posting_editions
        WHERE posting_id = @id
        """;

    private const string Select = """
        SELECT state
        FROM job_posting_editions
        WHERE posting_id = @id
          AND (@before IS NULL OR number < @before)
        ORDER BY number DESC
        """;

    public async Task<Page<JobPostingSummary>> Handle(ListJobPostingEditions query, CancellationToken cancellationToken)
    {
        await EnsureExists(query.Id);
        var cursor = Cursor.For("job-posting-editions", query.Id);
        var parameters = new
        {
            id = query.Id,
            before = cursor.Read(query.Cursor)?.Number(0),
            limit = query.Limit + 1,
        };
        var total = await session.QuerySingle<long>(Count, parameters);
        var states = await session.Query<string>($"{Select}\n{session.Dialect.Page}", parameters);
        return Page.Of(
            [.. states.Select(StateJson.Read<JobPostingState>).Select(JobPostingSummary.Of)],
            query.Limit,
            total,
            last => cursor.After((long)last.Edition!.Value)
        );
    }

    private const string SelectId = """
        SELECT id
        FROM job_postings
        WHERE id = @id
        """;

    private async Task EnsureExists(string id)
    {
        if (await session.QuerySingleOrDefault<string>(SelectId, new { id }) is null)
        {
            throw JobPostingErrors.NotFound(id);
        }
    }
}
