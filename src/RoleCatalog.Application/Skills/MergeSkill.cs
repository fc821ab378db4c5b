using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>Gives the names, external ids and alignments of a skill to another (id or key), which replaces it.</summary>
public sealed record MergeSkill(string IdOrKey, string Into, int ExpectedVersion) : ICommand<SkillState>
{
    internal sealed class Handler(ISkillRepository skills, TimeProvider clock) : IRequestHandler<MergeSkill, SkillState>
    {
        public async Task<SkillState> Handle(MergeSkill command, CancellationToken cancellationToken)
        {
            var skill = await skills.Get(command.IdOrKey);
            var into =
                (await skills.Find([command.Into])).GetValueOrDefault(command.Into)
                ?? throw new DomainException(Fault.Rule, [SkillErrors.Unknown(command.Into) with { Field = "/into" }]);
            skill.MergeInto(into.Id == skill.Id ? skill : into, command.ExpectedVersion, clock.Now());
            var state = SkillStates.Of(skill);
            // First the one that gives: what it gives is then free.
            await skills.Save(skill, state);
            await skills.Save(into, SkillStates.Of(into));
            return state;
        }
    }
}
