using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>Gives the names, ids, alignments and links of a skill to another (id or key), which replaces it.</summary>
public sealed record MergeSkill(string IdOrKey, string Into, int ExpectedVersion) : ICommand<SkillState>
{
    internal sealed class Handler(ISkillRepository skills, SkillRelations relations, TimeProvider clock)
        : IRequestHandler<MergeSkill, SkillState>
    {
        public async Task<SkillState> Handle(MergeSkill command, CancellationToken cancellationToken)
        {
            var skill = await skills.Get(command.IdOrKey);
            var target = await Target(command.Into, skill);
            skill.MergeInto(target, command.ExpectedVersion, clock.Now());
            var state = SkillStates.Of(skill);
            // First the one that gives: what it gives is then free.
            await skills.Save(skill, state);
            await skills.Save(target.Skill, SkillStates.Of(target.Skill));
            return state;
        }

        private async Task<MergeTarget> Target(string idOrKey, Skill skill)
        {
            var into =
                (await skills.Find([idOrKey])).GetValueOrDefault(idOrKey)
                ?? throw new DomainException(Fault.Rule, [SkillErrors.Unknown(idOrKey) with { Field = "/into" }]);
            var current = into.Deprecation is null ? into : (await skills.FindCurrent([into.Id]))[into.Id];
            return new MergeTarget(into, current, await relations.Joined(skill, into));
        }
    }
}
