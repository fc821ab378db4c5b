using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Domain.RoleDescriptions;

public enum Necessity
{
    Required,
    Preferred,
}

/// <summary>How several things that are asked for combine.</summary>
public enum Match
{
    All,
    Any,
}

/// <summary>What a role asks of a person: skills and/or a text, how necessary, how well, and for how long practised.</summary>
public sealed record Requirement
{
    public const int MaxSkills = 50;
    public const int MaxExperienceMonths = 600;

    public required ItemId Id { get; init; }

    public LocalizedText? Text { get; init; }

    public LocalizedText? Description { get; init; }

    public required ValueList<SkillId> Skills { get; init; }

    /// <summary>Whether all of the skills are asked for, or any one of them.</summary>
    public Match Match { get; init; }

    public Necessity Necessity { get; init; }

    public RequiredProficiency? Proficiency { get; init; }

    public int? ExperienceMonths { get; init; }

    public IReadOnlyList<DomainError> Problems()
    {
        var errors = new ErrorCollector();
        if (Text is null && Skills.Count == 0)
        {
            errors.Add("requirement-empty", "A requirement has a text, a skill, or both.");
        }

        if (Skills.Count > MaxSkills)
        {
            errors.At("skills").Add("too-many", $"At most {MaxSkills} skills are allowed, {Skills.Count} were given.");
        }

        if (Skills.Distinct().Count() != Skills.Count)
        {
            errors.At("skills").Add("skill-repeated", "A requirement names a skill once.");
        }

        if (ExperienceMonths is < 1 or > MaxExperienceMonths)
        {
            errors.At("experienceMonths").Add("out-of-range", $"Experience is 1 to {MaxExperienceMonths} months.");
        }

        return errors.Errors;
    }
}

/// <summary>Requirements that belong together. Of an any-of group one requirement suffices.</summary>
public sealed record RequirementGroup(
    ItemId Id,
    LocalizedText? Title,
    Match Match,
    ValueList<Requirement> Requirements
);
