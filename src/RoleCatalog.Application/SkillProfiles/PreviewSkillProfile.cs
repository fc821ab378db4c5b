using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>The draft that <see cref="CreateSkillProfile"/> would begin, or its refusal; nothing is kept.</summary>
public sealed record PreviewSkillProfile(SkillProfileDraft Draft) : IQuery<SkillProfileDraft>
{
    internal sealed class Handler(ISkillProfileRepository profiles, ReferenceReader reader, TimeProvider clock)
        : IRequestHandler<PreviewSkillProfile, SkillProfileDraft>
    {
        public async Task<SkillProfileDraft> Handle(PreviewSkillProfile query, CancellationToken cancellationToken)
        {
            var errors = new ErrorCollector();
            var key = errors.Try("key", () => CatalogKey.Parse(query.Draft.Key));
            var references = await reader.For(query.Draft);
            var now = clock.Now();
            var content = query.Draft.Read(references, now, errors);
            if (await profiles.Find(key.Value) is not null)
            {
                throw new DomainException(Fault.Conflict, [SkillProfileErrors.KeyTaken(key)]);
            }

            var profile = SkillProfile.Create(SkillProfileId.New(now), key, content, now);
            return SkillProfileDraft.Of(profile, references) with { Id = null };
        }
    }
}
