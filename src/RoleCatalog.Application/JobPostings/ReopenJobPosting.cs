using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Publishes the draft of a closed posting as its next edition, unless anything stands against it.</summary>
public sealed record ReopenJobPosting(string Id, int ExpectedVersion) : ICommand<JobPostingState>
{
    internal sealed class Handler(IJobPostingRepository postings, PublicationTermsReader reader, TimeProvider clock)
        : IRequestHandler<ReopenJobPosting, JobPostingState>
    {
        public async Task<JobPostingState> Handle(ReopenJobPosting command, CancellationToken cancellationToken)
        {
            var posting = await postings.Get(command.Id);
            var (basis, terms) = await reader.For(posting);
            posting.Reopen(terms, command.ExpectedVersion, clock.Now());
            var state = JobPostingStates.Published(posting, posting.NewEdition!, basis);
            await postings.SavePublished(posting, state);
            return state;
        }
    }
}
