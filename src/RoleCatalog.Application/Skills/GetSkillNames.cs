using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Application.Skills;

/// <summary>Every label and alias of the active skills, in all languages, with the key of the skill.</summary>
public sealed record GetSkillNames : IQuery<IReadOnlyList<SkillNameEntry>>;

public sealed record SkillNameEntry
{
    public required string SkillKey { get; init; }

    public required string Name { get; init; }
}
