using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>
/// Takes the draft of a posting back to what the latest edition was made from. A posting without an edition is gone.
/// </summary>
public sealed record DiscardJobPostingDraft(string Id, int ExpectedVersion) : ICommand<Unit>
{
    internal sealed class Handler(IJobPostingRepository postings, JobPostingBasisReader reader, TimeProvider clock)
        : IRequestHandler<DiscardJobPostingDraft, Unit>
    {
        public async Task<Unit> Handle(DiscardJobPostingDraft command, CancellationToken cancellationToken)
        {
            var posting = await postings.Get(command.Id);
            var published = await postings.FindPublishedContent(posting.Id);
            posting.DiscardDraft(published, command.ExpectedVersion, clock.Now());
            if (published is null)
            {
                await postings.Discard(posting);
            }
            else
            {
                await postings.SaveDraft(posting, JobPostingStates.Draft(posting, await reader.For(posting)));
            }

            return Unit.Value;
        }
    }
}
