namespace RoleCatalog.Domain.Skills;

/// <summary>That a skill is no longer to be asked for, since when, why, and which one to use instead.</summary>
public sealed record Deprecation(SkillId? ReplacedBy, string? Note, DateTimeOffset At)
{
    public const int MaxNoteLength = 1_000;
}

/// <summary>The skill that is named as a replacement, and the active one at the end of its own replacements.</summary>
public sealed record Replacement(SkillId Named, SkillId Current);
