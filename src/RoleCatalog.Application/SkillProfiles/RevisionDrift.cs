using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Application.RoleDescriptions.Differences;
using RoleCatalog.Domain.RoleDescriptions.Differences;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>Compares a revision that is still in use with the latest one.</summary>
internal sealed class RevisionDrift(ISkillProfileRepository profiles, ReferenceReader reader)
{
    public async Task<RevisionDifference> Of(SkillProfile profile, int revision, ReaderLanguages languages)
    {
        var before = await Content(profile, revision);
        var after = await Content(profile, profile.Progress.LatestRevision!.Value);
        var difference = RoleDifference.Of(before.Outline, after.Outline);
        var references = await reader.For([before.Role, after.Role]);
        return new RevisionDifference(
            revision,
            profile.Progress.IsBehindInContent(revision) ? DifferenceKind.Content : difference.Kind,
            new RoleChangesWriter(languages, references).Write(difference)
        );
    }

    private async Task<SkillProfileContent> Content(SkillProfile profile, int number) =>
        (await profiles.FindRevision(profile.Id, number))!.Content;
}
