using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Begins a posting with a draft, from a profile revision or freely.</summary>
public sealed record CreateJobPosting(JobPostingDraft Draft) : ICommand<Versioned<JobPostingDraft>>
{
    internal sealed class Handler(IJobPostingRepository postings, JobPostingBasisReader reader, TimeProvider clock)
        : IRequestHandler<CreateJobPosting, Versioned<JobPostingDraft>>
    {
        public async Task<Versioned<JobPostingDraft>> Handle(
            CreateJobPosting command,
            CancellationToken cancellationToken
        )
        {
            var errors = new ErrorCollector();
            ReadOnlyMember.Check(errors, "id", command.Draft.Id, actual: null);
            ReadOnlyMember.Check(errors, "publishAt", command.Draft.PublishAt, actual: null);
            var basis = await reader.For(command.Draft, before: null, errors);
            var now = clock.Now();
            var content = new JobPostingDraftReader(basis, now, errors).Read(command.Draft);
            var posting = JobPosting.Create(JobPostingId.New(now), content, now);
            var draft = JobPostingStates.Draft(posting, basis);
            await postings.SaveDraft(posting, draft);
            await reader.Hold(basis);
            return new Versioned<JobPostingDraft>(draft, posting.Progress.DraftVersion);
        }
    }
}
