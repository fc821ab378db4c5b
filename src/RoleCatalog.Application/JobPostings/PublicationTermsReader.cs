using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.JobPostings;

/// <summary>What the publication of a draft depends on, as it stands in the same transaction.</summary>
internal sealed class PublicationTermsReader(
    JobPostingBasisReader reader,
    ISkillProfileRepository profiles,
    PublishingOptions options
)
{
    public async Task<(JobPostingBasis Basis, PublicationTerms Terms)> For(JobPosting posting)
    {
        var basis = await reader.For(posting);
        var skills = posting
            .Draft.PlaceholderValues.Values.OfType<SkillsValue>()
            .SelectMany(value => value.Skills)
            .Distinct()
            .Select(basis.References.Skill);
        var terms = new PublicationTerms(
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
        return (basis, terms);
    }

    // The profile is held, so that it cannot be retired between this check and the commit.
    private async Task<SkillProfileStatus?> ProfileStatus(ProfilePin? pin) =>
        pin is null ? null
        : await profiles.HoldPublished(pin.Profile) ? SkillProfileStatus.Published
        : SkillProfileStatus.Retired;
}
