using FluentValidation;

namespace RoleCatalog.Application.Matching;

/// <summary>A skill of a person.</summary>
/// <param name="Skill">Its key, id, label or alias; one that is replaced stands for what replaces it.</param>
/// <param name="Level">
/// The key of a level, compared in whichever scale a requirement has; without it the person has the skill at any level that is
/// asked for.
/// </param>
public sealed record SkillHeld(string Skill, string? Level = null)
{
    /// <summary>How many a person may be asked about with at a time.</summary>
    public const int Most = 100;

    internal static void Check<T>(IRuleBuilder<T, IReadOnlyList<SkillHeld>> skills) =>
        skills
            .Must(all => all.Count is >= 1 and <= Most)
            .WithErrorCode("skill-count")
            .WithMessage($"Between 1 and {Most} skills are matched at a time.")
            .OverridePropertyName("/skills");
}
