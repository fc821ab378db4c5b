using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Takes a posting out of the lists for a while; it stays readable, as suspended.</summary>
public sealed record SuspendJobPosting(string Id, int ExpectedVersion) : ICommand<JobPostingState>
{
    internal sealed class Handler(IJobPostingRepository postings, TimeProvider clock)
        : IRequestHandler<SuspendJobPosting, JobPostingState>
    {
        public async Task<JobPostingState> Handle(SuspendJobPosting command, CancellationToken cancellationToken)
        {
            var posting = await postings.Get(command.Id);
            posting.Suspend(command.ExpectedVersion, clock.Now());
            var state = JobPostingStates.Live(posting, await postings.GetPublished(posting.Id));
            await postings.SavePublished(posting, state);
            return state;
        }
    }
}
