using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>Takes a skill out of use, perhaps in favour of another (id or key). What names it already stays as it is.</summary>
public sealed record DeprecateSkill(string IdOrKey, string? ReplacedBy, string? Note, int ExpectedVersion)
    : ICommand<SkillState>
{
    internal sealed class Handler(ISkillRepository skills, Replacements replacements, TimeProvider clock)
        : IRequestHandler<DeprecateSkill, SkillState>
    {
        public async Task<SkillState> Handle(DeprecateSkill command, CancellationToken cancellationToken)
        {
            var skill = await skills.Get(command.IdOrKey);
            var errors = new ErrorCollector();
            var note = errors.TryOptional("note", command.Note, text => Text.Clean(text, Deprecation.MaxNoteLength));
            errors.ThrowIfAny();
            var replacement = await replacements.Read(command.ReplacedBy);
            skill.Deprecate(replacement, note, command.ExpectedVersion, clock.Now());
            var state = SkillStates.Of(skill);
            await skills.Save(skill, state);
            return state;
        }
    }
}
