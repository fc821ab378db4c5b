using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Replaces the draft of a posting; what is published stays as it is until the draft is published.</summary>
public sealed record ChangeJobPostingDraft(string Id, JobPostingDraft Draft, int ExpectedVersion)
    : ICommand<Versioned<JobPostingDraft>>
{
    internal sealed class Handler(IJobPostingRepository postings, JobPostingBasisReader reader, TimeProvider clock)
        : IRequestHandler<ChangeJobPostingDraft, Versioned<JobPostingDraft>>
    {
        public async Task<Versioned<JobPostingDraft>> Handle(
            ChangeJobPostingDraft command,
            CancellationToken cancellationToken
        )
        {
            var posting = await postings.Get(command.Id);
            var errors = new ErrorCollector();
            ReadOnlyMember.Check(errors, "id", command.Draft.Id, posting.Id.ToString());
            ReadOnlyMember.Check(errors, "publishAt", command.Draft.PublishAt, actual: posting.Progress.PublishAt);
            var basis = await reader.For(command.Draft, posting.Draft.OwnRole, errors);
            var now = clock.Now();
            posting.ChangeDraft(
                new JobPostingDraftReader(basis, now, errors).Read(command.Draft),
                command.ExpectedVersion,
                now
            );
            var draft = JobPostingStates.Draft(posting, basis);
            await postings.SaveDraft(posting, draft);
            return new Versioned<JobPostingDraft>(draft, posting.Progress.DraftVersion);
        }
    }
}
