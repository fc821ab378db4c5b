using MediatR;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;

namespace RoleCatalog.Application.Skills;

/// <summary>Defines or changes the skill that another system knows by a name; the same again changes nothing.</summary>
public sealed record KeepSkill(ExternalId ExternalId, KeptSkill Skill, bool AllowDuplicate, int? ExpectedVersion = null)
    : IRequest<Kept<SkillState>>
{
    internal sealed class Handler(IMediator mediator) : IRequestHandler<KeepSkill, Kept<SkillState>>
    {
        public Task<Kept<SkillState>> Handle(KeepSkill request, CancellationToken cancellationToken) =>
            ByExternalId.Keep(() => Keep(request, cancellationToken), request.ExpectedVersion);

        private async Task<Kept<SkillState>> Keep(KeepSkill request, CancellationToken cancellationToken)
        {
            var (external, input) = (request.ExternalId, request.Skill);
            var ids = input.ExternalIds.With(external);
            var found = await mediator.Send(new FindByExternalId(CatalogResource.Skills, external), cancellationToken);
            var known = found is null ? null : await mediator.Send(new GetSkill(found.Id), cancellationToken);
            if (known is null || found!.GivesWayTo(input.Key, known.Key))
            {
                ByExternalId.EnsureNoneExpected(external, request.ExpectedVersion);
                var skill = new NewSkill(input, input.Key!) { ExternalIds = ids };
                var made = await mediator.Send(new DefineSkill(skill, request.AllowDuplicate), cancellationToken);
                return new Kept<SkillState>(made, made.Version, Created: true);
            }

            ByExternalId.EnsureSame(external, "/key", input.Key, known.Key);
            var change = new ChangeSkill(known.Id, input with { ExternalIds = ids }, request.ExpectedVersion);
            var changed = await mediator.Send(change, cancellationToken);
            return new Kept<SkillState>(changed, changed.Version, Created: false);
        }
    }
}

/// <summary>A skill with the key by which it is, or will be, known; a known one needs none.</summary>
public sealed record KeptSkill : SkillInput
{
    public string? Key { get; init; }
}
