using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>What stands now for those of these skills (by id) that are deprecated and replaced in the end.</summary>
public sealed record GetCurrentSkills(IReadOnlyCollection<string> Ids)
    : IQuery<IReadOnlyDictionary<string, SkillReference>>
{
    internal sealed class Handler(ISkillRepository skills, Replacements replacements)
        : IRequestHandler<GetCurrentSkills, IReadOnlyDictionary<string, SkillReference>>
    {
        public async Task<IReadOnlyDictionary<string, SkillReference>> Handle(
            GetCurrentSkills query,
            CancellationToken cancellationToken
        )
        {
            var named = await skills.Find(query.Ids);
            var current = await replacements.Of(named.Values);
            return current.ToDictionary(skill => skill.Key.ToString(), skill => SkillStates.Reference(skill.Value));
        }
    }
}
