using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Replaces the draft of a posting; what is published stays as it is until the draft is published. The same again changes nothing.</summary>
/// <param name="Id">The posting.</param>
/// <param name="Draft">What it says from now on.</param>
/// <param name="ExpectedVersion">The version of the draft that the caller has read; null takes it as it is.</param>
/// <param name="MatchItems">Whether duties and requirements without ids are those that stood in their place.</param>
public sealed record ChangeJobPostingDraft(
    string Id,
    JobPostingDraft Draft,
    int? ExpectedVersion,
    bool MatchItems = false
) : ICommand<Versioned<JobPostingDraft>>
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
            var input = command.MatchItems
                ? command.Draft.WithItemsOf(JobPostingStates.Draft(posting, await reader.For(posting)))
                : command.Draft;
            var basis = await reader.For(input, posting.Draft, errors);
            var now = clock.Now();
            var content = new JobPostingDraftReader(basis, now, errors).Read(input);
            posting.ChangeDraft(content, command.ExpectedVersion ?? posting.Progress.DraftVersion, now);
            var draft = JobPostingStates.Draft(posting, basis);
            if (posting.HasChanged)
            {
                await postings.SaveDraft(posting, draft);
                await reader.Hold(basis);
            }

            return new Versioned<JobPostingDraft>(draft, posting.Progress.DraftVersion);
        }
    }
}
