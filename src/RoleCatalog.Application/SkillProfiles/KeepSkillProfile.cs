using MediatR;
using RoleCatalog.Domain;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>Creates or changes the draft of the profile that another system knows by a name; the same again changes nothing.</summary>
public sealed record KeepSkillProfile(
    ExternalId ExternalId,
    SkillProfileDraft Draft,
    bool AllowDuplicate,
    int? ExpectedVersion = null
) : IRequest<Kept<SkillProfileDraft>>
{
    internal sealed class Handler(IMediator mediator) : IRequestHandler<KeepSkillProfile, Kept<SkillProfileDraft>>
    {
        public Task<Kept<SkillProfileDraft>> Handle(KeepSkillProfile request, CancellationToken cancellationToken) =>
            ByExternalId.Keep(() => Keep(request, cancellationToken), request.ExpectedVersion);

        private async Task<Kept<SkillProfileDraft>> Keep(KeepSkillProfile request, CancellationToken cancellationToken)
        {
            var external = request.ExternalId;
            var draft = request.Draft with { ExternalIds = request.Draft.ExternalIds.With(external) };
            var found = await mediator.Send(
                new FindByExternalId(CatalogResource.SkillProfiles, external),
                cancellationToken
            );
            var known = found is null
                ? null
                : await mediator.Send(new GetSkillProfileDraft(found.Id), cancellationToken);
            if (known is null || found!.GivesWayTo(draft.Key, known.Value.Key!))
            {
                ByExternalId.EnsureNoneExpected(external, request.ExpectedVersion);
                var made = await mediator.Send(
                    new CreateSkillProfile(draft, request.AllowDuplicate),
                    cancellationToken
                );
                return new Kept<SkillProfileDraft>(made.Value, made.Version, Created: true);
            }

            ByExternalId.EnsureSame(external, "/key", draft.Key, known.Value.Key!);
            ByExternalId.EnsureSame(external, "/id", draft.Id, known.Value.Id!);
            var change = new ChangeSkillProfileDraft(known.Value.Id!, draft, request.ExpectedVersion, MatchItems: true);
            var changed = await mediator.Send(change, cancellationToken);
            return new Kept<SkillProfileDraft>(changed.Value, changed.Version, Created: false);
        }
    }
}
