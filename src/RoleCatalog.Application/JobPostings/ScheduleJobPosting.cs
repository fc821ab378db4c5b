using MediatR;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Application.JobPostings;

/// <summary>When a posting is to be published.</summary>
/// <param name="PublishAt">RFC 3339; after the time of the catalogue when it takes the request, by however little, at most two years ahead, and within the validity.</param>
public sealed record PublicationPlan(DateTimeOffset PublishAt);

/// <summary>Has the clock publish the draft at an instant, unless anything stands against a publication then.</summary>
public sealed record ScheduleJobPosting(string Id, PublicationPlan Plan, int ExpectedVersion)
    : ICommand<Versioned<JobPostingDraft>>
{
    internal sealed class Handler(IJobPostingRepository postings, PublicationTermsReader reader, TimeProvider clock)
        : IRequestHandler<ScheduleJobPosting, Versioned<JobPostingDraft>>
    {
        public async Task<Versioned<JobPostingDraft>> Handle(
            ScheduleJobPosting command,
            CancellationToken cancellationToken
        )
        {
            var posting = await postings.Get(command.Id);
            var (basis, terms) = await reader.For(posting);
            posting.Schedule(terms, Clock.Cut(command.Plan.PublishAt), command.ExpectedVersion, clock.Now());
            var draft = JobPostingStates.Draft(posting, basis);
            await postings.SaveDraft(posting, draft);
            return new Versioned<JobPostingDraft>(draft, posting.Progress.DraftVersion);
        }
    }
}

/// <summary>Makes a scheduled posting a draft again.</summary>
public sealed record UnscheduleJobPosting(string Id, int ExpectedVersion) : ICommand<Versioned<JobPostingDraft>>
{
    internal sealed class Handler(IJobPostingRepository postings, JobPostingBasisReader reader, TimeProvider clock)
        : IRequestHandler<UnscheduleJobPosting, Versioned<JobPostingDraft>>
    {
        public async Task<Versioned<JobPostingDraft>> Handle(
            UnscheduleJobPosting command,
            CancellationToken cancellationToken
        )
        {
            var posting = await postings.Get(command.Id);
            posting.Unschedule(command.ExpectedVersion, clock.Now());
            var draft = JobPostingStates.Draft(posting, await reader.For(posting));
            await postings.SaveDraft(posting, draft);
            return new Versioned<JobPostingDraft>(draft, posting.Progress.DraftVersion);
        }
    }
}
