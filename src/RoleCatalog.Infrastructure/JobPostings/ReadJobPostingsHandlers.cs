using MediatR;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.JobPostings;

internal sealed class GetJobPostingHandler(DbSession session)
    : IRequestHandler<GetJobPosting, JobPostingState>,
        IRequestHandler<GetJobPostingDraft, Versioned<JobPostingDraft>>
{
    private const string Select = """
        SELECT id, draft_version, draft_state, public_state
        FROM job_postings
        WHERE id = @id
        """;

    public async Task<JobPostingState> Handle(GetJobPosting query, CancellationToken cancellationToken)
    {
        var row = await Find(query.Id);
        var state = row.PublicState is null ? null : StateJson.Read<JobPostingState>(row.PublicState);
        // To them it is not there, rather than forbidden: nobody learns what there is by asking.
        return query.OnlyPublic && state?.IsPublic() != true
            ? throw JobPostingErrors.NotFound(query.Id)
            : state ?? throw JobPostingErrors.NeverPublished(JobPostingId.Parse(row.Id));
    }

    public async Task<Versioned<JobPostingDraft>> Handle(GetJobPostingDraft query, CancellationToken cancellationToken)
    {
        var row = await Find(query.Id);
        return new Versioned<JobPostingDraft>(StateJson.Read<JobPostingDraft>(row.DraftState), row.DraftVersion);
    }

    private async Task<JobPostingRow> Find(string id) =>
        await session.QuerySingleOrDefault<JobPostingRow>(Select, new { id }) ?? throw JobPostingErrors.NotFound(id);
}
