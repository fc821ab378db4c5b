using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>
/// What the clock does with a posting whose instant has come: it publishes what is scheduled, and ends what is live. It
/// does nothing when a change was faster.
/// </summary>
public sealed record TakeDueStep(string Id) : ICommand<Unit>
{
    internal sealed class Handler(IJobPostingRepository postings, PublicationTermsReader reader, TimeProvider clock)
        : IRequestHandler<TakeDueStep, Unit>
    {
        public async Task<Unit> Handle(TakeDueStep command, CancellationToken cancellationToken)
        {
            var posting = await postings.Find(command.Id);
            if (posting?.Progress.IsDue(clock.Now()) == true)
            {
                await (posting.Progress.PublishAt is null ? Expire(posting) : Publish(posting));
            }

            return Unit.Value;
        }

        private async Task Expire(JobPosting posting)
        {
            posting.Expire(clock.Now());
            var state = JobPostingStates.Live(posting, await postings.GetPublished(posting.Id));
            await postings.SavePublished(posting, state);
        }

        private async Task Publish(JobPosting posting)
        {
            var (basis, terms) = await reader.For(posting);
            posting.PublishOnTime(terms, clock.Now());
            await (
                posting.NewEdition is { } edition
                    ? postings.SavePublished(posting, JobPostingStates.Published(posting, edition, basis))
                    : postings.SaveDraft(posting, JobPostingStates.Draft(posting, basis))
            );
        }
    }
}
