using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.JobPostings;

/// <summary>What a posting's draft rests on: the profile and revision that it names, and the skills and scales.</summary>
internal sealed record JobPostingBasis(SkillProfile? Profile, SkillProfileRevision? Revision, References References)
{
    public ProfilePin? Pin => Revision is null ? null : new ProfilePin(Profile!.Id, Revision.Number);
}

internal sealed class JobPostingBasisReader(SkillProfiles.ISkillProfileRepository profiles, ReferenceReader references)
{
    /// <summary>What the draft names; what does not exist is noted in the errors.</summary>
    /// <param name="draft">The draft as a client writes it.</param>
    /// <param name="before">What the draft said before: deprecated skills that it named may stay.</param>
    /// <param name="errors">Where errors are noted.</param>
    public async Task<JobPostingBasis> For(JobPostingDraft draft, JobPostingContent? before, ErrorCollector errors)
    {
        var (profile, revision) = draft.Profile is null
            ? (null, null)
            : await Find(draft.Profile, errors.At("profile"));
        var skillValues = (revision?.Content.Role.Placeholders ?? [])
            .Where(placeholder => placeholder.Type == PlaceholderType.Skills)
            .Select(placeholder => placeholder.Key)
            .Concat(
                (draft.Placeholders ?? [])
                    .Where(placeholder => placeholder is not null)
                    .Select(placeholder => placeholder.Key)
            )
            .SelectMany(key => PlaceholderValueReader.SkillNames(draft.PlaceholderValues, key));
        return new JobPostingBasis(
            profile,
            revision,
            await references.For(draft, revision?.Content.Role ?? before?.OwnRole, skillValues, before?.NamedInValues())
        );
    }

    /// <summary>What a draft in the store rests on; all of it exists.</summary>
    public async Task<JobPostingBasis> For(JobPosting posting)
    {
        var pin = posting.Draft.Profile;
        var profile = pin is null ? null : await profiles.Get(pin.Profile.ToString());
        var revision = pin is null ? null : await profiles.FindRevision(pin.Profile, pin.Revision);
        var role = revision?.Content.Role ?? posting.Draft.OwnRole!;
        return new JobPostingBasis(profile, revision, await references.For(role, posting.Draft.NamedInValues()));
    }

    /// <summary>Holds what an input took until the transaction ends. Profiles are held by whoever publishes.</summary>
    public Task Hold(JobPostingBasis basis) => references.Hold(basis.References);

    private async Task<(SkillProfile?, SkillProfileRevision?)> Find(ProfileReferenceInput input, ErrorCollector errors)
    {
        if (input.Id is null && input.Key is null)
        {
            errors.Add("profile-unnamed", "A profile is named by its id or its key.");
            return default;
        }

        var name = input.Id ?? input.Key!;
        var profile = await profiles.Find(name);
        if (profile is null || input.Key is not null && input.Key != profile.Key.Value)
        {
            errors.Add(JobPostingErrors.ProfileUnknown(profile is null ? name : input.Key!));
            return default;
        }

        if (profile.Progress.LatestRevision is not { } latest)
        {
            errors.Add(JobPostingErrors.ProfileNotPublished(name));
            return default;
        }

        var number = input.Revision ?? latest;
        var revision = await profiles.FindRevision(profile.Id, number);
        if (revision is null)
        {
            errors.At("revision").Add(JobPostingErrors.RevisionUnknown(profile, number));
        }

        return (profile, revision);
    }
}
