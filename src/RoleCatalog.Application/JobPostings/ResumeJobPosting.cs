using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Brings a suspended posting back.</summary>
public sealed record ResumeJobPosting(string Id, int ExpectedVersion) : ICommand<JobPostingState>
{
    internal sealed class Handler(IJobPostingRepository postings, TimeProvider clock)
        : IRequestHandler<ResumeJobPosting, JobPostingState>
    {
        public async Task<JobPostingState> Handle(ResumeJobPosting command, CancellationToken cancellationToken)
        {
            var posting = await postings.Get(command.Id);
            posting.Resume(command.ExpectedVersion, clock.Now());
            var state = JobPostingStates.Live(posting, await postings.GetPublished(posting.Id));
            await postings.SavePublished(posting, state);
            return state;
        }
    }
}
