using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Counts one more opening of a posting as filled; with the last one the posting closes as filled.</summary>
public sealed record FillOpening(string Id, int ExpectedVersion) : ICommand<JobPostingState>
{
    internal sealed class Handler(IJobPostingRepository postings, TimeProvider clock)
        : IRequestHandler<FillOpening, JobPostingState>
    {
        public async Task<JobPostingState> Handle(FillOpening command, CancellationToken cancellationToken)
        {
            var posting = await postings.Get(command.Id);
            var published = await postings.FindPublishedContent(posting.Id);
            posting.FillOpening(published, command.ExpectedVersion, clock.Now());
            var state = JobPostingStates.Live(posting, await postings.GetPublished(posting.Id));
            await postings.SavePublished(posting, state);
            return state;
        }
    }
}
