using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>Replaces the draft of a profile. The same again changes nothing.</summary>
/// <param name="IdOrKey">The profile.</param>
/// <param name="Draft">What it says from now on.</param>
/// <param name="ExpectedVersion">The version of the draft that the caller has read; null takes it as it is.</param>
/// <param name="MatchItems">Whether duties and requirements without ids are those that stood in their place.</param>
public sealed record ChangeSkillProfileDraft(
    string IdOrKey,
    SkillProfileDraft Draft,
    int? ExpectedVersion,
    bool MatchItems = false
) : ICommand<Versioned<SkillProfileDraft>>
{
    internal sealed class Handler(ISkillProfileRepository profiles, ReferenceReader reader, TimeProvider clock)
        : IRequestHandler<ChangeSkillProfileDraft, Versioned<SkillProfileDraft>>
    {
        public async Task<Versioned<SkillProfileDraft>> Handle(
            ChangeSkillProfileDraft command,
            CancellationToken cancellationToken
        )
        {
            var profile = await profiles.Get(command.IdOrKey);
            var errors = new ErrorCollector();
            ReadOnlyMember.Check(errors, "id", command.Draft.Id, profile.Id.ToString());
            ReadOnlyMember.Check(errors, "key", command.Draft.Key, profile.Key.Value);
            var input = command.MatchItems
                ? command.Draft.WithItemsOf(SkillProfileDraft.Of(profile, await reader.For(profile.Draft.Role)))
                : command.Draft;
            var references = await reader.For(input, profile.Draft.Role);
            var now = clock.Now();
            profile.ChangeDraft(
                input.Read(references, now, errors),
                command.ExpectedVersion ?? profile.Progress.DraftVersion,
                now
            );
            var draft = SkillProfileDraft.Of(profile, references);
            if (profile.HasChanged)
            {
                await profiles.SaveDraft(profile, draft);
                await reader.Hold(references);
            }

            return new Versioned<SkillProfileDraft>(draft, profile.Progress.DraftVersion);
        }
    }
}
