using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.JobPostings;

/// <summary>What the publication of a draft depends on, as it stands in the same transaction.</summary>
internal sealed class PublicationTermsReader(
    IJobPostingRepository postings,
    JobPostingBasisReader reader,
    ISkillProfileRepository profiles,
    PublishingOptions options
)
{
    public async Task<(JobPostingBasis Basis, PublicationTerms Terms)> For(JobPosting posting)
    {
        var basis = await reader.For(posting);
        return (basis, await Terms(posting, basis, await HeldStatus(posting.Draft.Profile)));
    }

    /// <summary>The same to look at: nothing is held, so it may be otherwise by the time that the draft is published.</summary>
    public async Task<(JobPostingBasis Basis, PublicationTerms Terms)> ToLookAt(JobPosting posting)
    {
        var basis = await reader.For(posting);
        return (basis, await Terms(posting, basis, basis.Profile?.Status));
    }

    private async Task<PublicationTerms> Terms(JobPosting posting, JobPostingBasis basis, SkillProfileStatus? profile)
    {
        var skills = posting
            .Draft.PlaceholderValues.Values.OfType<SkillsValue>()
            .SelectMany(value => value.Skills)
            .Distinct()
            .Select(basis.References.Skill);
        return new PublicationTerms(
            basis.Revision?.Content.Role ?? posting.Draft.OwnRole!,
            profile,
            skills.ToDictionary(
                skill => skill.Id,
                skill => (skill.Definition.Names.Labels, skill.Definition.Names.SourceLanguage)
            )
        )
        {
            Latest = await postings.FindPublishedContent(posting.Id),
            RequiredLanguages = options.RequiredLanguages,
        };
    }

    // The profile is held, so that it cannot be retired between this check and the commit.
    private async Task<SkillProfileStatus?> HeldStatus(ProfilePin? pin) =>
        pin is null ? null
        : await profiles.HoldPublished(pin.Profile) ? SkillProfileStatus.Published
        : SkillProfileStatus.Retired;
}
