using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Ends a posting: it is filled or cancelled. Its contact data is erased.</summary>
public sealed record CloseJobPosting(string Id, CloseReason Reason, string? Note, int ExpectedVersion)
    : ICommand<JobPostingState>
{
    internal sealed class Handler(IJobPostingRepository postings, TimeProvider clock)
        : IRequestHandler<CloseJobPosting, JobPostingState>
    {
        public async Task<JobPostingState> Handle(CloseJobPosting command, CancellationToken cancellationToken)
        {
            var posting = await postings.Get(command.Id);
            posting.Close(Closure(command), command.ExpectedVersion, clock.Now());
            var state = JobPostingStates.Live(posting, await postings.GetPublished(posting.Id));
            await postings.SavePublished(posting, state);
            return state;
        }

        private static Closure Closure(CloseJobPosting command)
        {
            var errors = new ErrorCollector();
            if (command.Reason == CloseReason.Expired)
            {
                errors
                    .At("reason")
                    .Add("close-reason", "Only the clock lets a posting expire; close it as filled or cancelled.");
            }

            var note = errors.TryOptional(
                "note",
                command.Note,
                text => Text.Clean(text, Domain.JobPostings.Closure.MaxNoteLength)
            );
            errors.ThrowIfAny();
            return new Closure(command.Reason, note);
        }
    }
}
