using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.JobPostings;

/// <summary>Makes the draft of a posting its next edition, unless anything stands against it.</summary>
public sealed record PublishJobPosting(string Id, int ExpectedVersion) : ICommand<JobPostingState>
{
    internal sealed class Handler(
        IJobPostingRepository postings,
        ISkillProfileRepository profiles,
        JobPostingBasisReader reader,
        PublishingOptions options,
        TimeProvider clock
    ) : IRequestHandler<PublishJobPosting, JobPostingState>
    {
        public async Task<JobPostingState> Handle(PublishJobPosting command, CancellationToken cancellationToken)
        {
            var posting = await postings.Get(command.Id);
            var basis = await reader.For(posting);
            posting.Publish(await Terms(posting, basis), command.ExpectedVersion, clock.Now());
            var state = JobPostingStates.Published(posting, posting.NewEdition!, basis);
            await postings.SavePublished(posting, state);
            return state;
        }

        private async Task<PublicationTerms> Terms(JobPosting posting, JobPostingBasis basis)
        {
            var skills = posting
                .Draft.PlaceholderValues.Values.OfType<SkillsValue>()
                .SelectMany(value => value.Skills)
                .Distinct()
                .Select(basis.References.Skill);
            return new PublicationTerms(
                basis.Revision?.Content.Role ?? posting.Draft.OwnRole!,
                await ProfileStatus(posting.Draft.Profile),
                skills.ToDictionary(
                    skill => skill.Id,
                    skill => (skill.Definition.Names.Labels, skill.Definition.Names.SourceLanguage)
                )
            )
            {
                RequiredLanguages = options.RequiredLanguages,
            };
        }

        // The profile is held, so that it cannot be retired between this check and the commit.
        private async Task<SkillProfileStatus?> ProfileStatus(ProfilePin? pin) =>
            pin is null ? null
            : await profiles.HoldPublished(pin.Profile) ? SkillProfileStatus.Published
            : SkillProfileStatus.Retired;
    }
}
