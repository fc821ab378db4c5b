namespace RoleCatalog.Domain.Skills;

/// <summary>That a skill is no longer to be asked for, since when, why, and which one to use instead.</summary>
public sealed record Deprecation(SkillId? ReplacedBy, string? Note, DateTimeOffset At)
{
    public const int MaxNoteLength = 1_000;
}

/// <summary>The skill that is named as a replacement, and the active one at the end of its own replacements.</summary>
public sealed record Replacement(SkillId Named, SkillId Current);

/// <summary>The skill that another is merged into.</summary>
/// <param name="Skill">The skill that is named.</param>
/// <param name="Current">The one at the end of its replacements; itself where nothing replaces it.</param>
/// <param name="Standing">Where it stands among others when the two are one.</param>
public sealed record MergeTarget(Skill Skill, Skill Current, Standing Standing);
