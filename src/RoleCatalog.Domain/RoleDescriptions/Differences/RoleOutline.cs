using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Domain.RoleDescriptions.Differences;

/// <summary>What a part of a role is.</summary>
public enum RolePart
{
    Role,
    ResponsibilityGroup,
    Responsibility,
    RequirementGroup,
    Requirement,
    Placeholder,
    PlaceholderChoice,
}

/// <summary>What a field of a part holds.</summary>
public abstract record RoleValue;

public sealed record RoleText(LocalizedText Text) : RoleValue;

/// <summary>A number, a flag, a key or a value of an enum.</summary>
public sealed record RoleWord(object Word) : RoleValue;

public sealed record RoleLevel(CatalogKey Scale, CatalogKey Level) : RoleValue;

public sealed record RoleSkills(IReadOnlyList<SkillId> Skills) : RoleValue
{
    public bool Equals(RoleSkills? other) => other is not null && Skills.SequenceEqual(other.Skills);

    public override int GetHashCode() => Skills.Count;
}

/// <summary>A field of a part; it is there only with a value.</summary>
public sealed record RoleField(string Name, RoleValue Value);

/// <summary>One part of a role with its own fields, and the part that it stands in ("" for the role).</summary>
public sealed record RoleItem(RolePart Part, string Id, string Within, IReadOnlyList<RoleField> Fields)
{
    public RoleValue? Value(string field) => Fields.FirstOrDefault(known => known.Name == field)?.Value;
}

/// <summary>
/// A role laid out as parts with stable ids, in their order, so that two can be compared part by part.
/// </summary>
public sealed record RoleOutline(LanguageTag SourceLanguage, IReadOnlyList<RoleItem> Items)
{
    /// <param name="role">The role.</param>
    /// <param name="beside">Fields of what holds the role, such as the family of a profile.</param>
    public static RoleOutline Of(RoleDescription role, params IEnumerable<(string Name, object? Word)> beside)
    {
        var fields = Fields(("title", role.Title), ("summary", role.Summary))
            .Concat(Words([.. beside, ("sourceLanguage", role.SourceLanguage)]));
        return new RoleOutline(
            role.SourceLanguage,
            [
                new RoleItem(RolePart.Role, "", "", [.. fields]),
                .. role.ResponsibilityGroups.SelectMany(Parts),
                .. role.RequirementGroups.SelectMany(Parts),
                .. role.Placeholders.SelectMany(Parts),
            ]
        );
    }

    private static IEnumerable<RoleItem> Parts(ResponsibilityGroup group)
    {
        var id = group.Id.ToString();
        return group
            .Responsibilities.Select(item => new RoleItem(
                RolePart.Responsibility,
                item.Id.ToString(),
                id,
                [.. Fields(("text", item.Text))]
            ))
            .Prepend(new RoleItem(RolePart.ResponsibilityGroup, id, "", [.. Fields(("title", group.Title))]));
    }

    private static IEnumerable<RoleItem> Parts(RequirementGroup group)
    {
        var id = group.Id.ToString();
        IEnumerable<RoleField> fields = [.. Fields(("title", group.Title)), .. Words(("match", group.Match))];
        return group
            .Requirements.Select(item => new RoleItem(RolePart.Requirement, item.Id.ToString(), id, [.. Fields(item)]))
            .Prepend(new RoleItem(RolePart.RequirementGroup, id, "", [.. fields]));
    }

    private static IEnumerable<RoleField> Fields(Requirement requirement)
    {
        foreach (var text in Fields(("text", requirement.Text), ("description", requirement.Description)))
        {
            yield return text;
        }

        if (requirement.Skills.Count > 0)
        {
            yield return new RoleField("skills", new RoleSkills(requirement.Skills));
        }

        foreach (var word in Words(("match", requirement.Match), ("necessity", requirement.Necessity)))
        {
            yield return word;
        }

        if (requirement.Proficiency is { } proficiency)
        {
            foreach (var level in Levels(proficiency))
            {
                yield return level;
            }
        }

        foreach (var months in Words(("experienceMonths", requirement.ExperienceMonths)))
        {
            yield return months;
        }
    }

    private static IEnumerable<RoleField> Levels(RequiredProficiency proficiency)
    {
        (string Name, CatalogKey? Level)[] levels =
        [
            ("minimumLevel", proficiency.Minimum),
            ("desiredLevel", proficiency.Desired),
        ];
        return levels
            .Where(level => level.Level is not null)
            .Select(level => new RoleField(level.Name, new RoleLevel(proficiency.Scale, level.Level!.Value)));
    }

    private static IEnumerable<RoleItem> Parts(Placeholder placeholder)
    {
        IEnumerable<RoleField> fields =
        [
            .. Fields(("prompt", placeholder.Prompt), ("unit", placeholder.Unit)),
            .. Words(("type", placeholder.Type), ("required", placeholder.Required)),
        ];
        return placeholder
            .Choices.Select(choice => new RoleItem(
                RolePart.PlaceholderChoice,
                $"{placeholder.Key}/{choice.Key}",
                placeholder.Key,
                [.. Fields(("labels", choice.Labels))]
            ))
            .Prepend(new RoleItem(RolePart.Placeholder, placeholder.Key, "", [.. fields]));
    }

    private static IEnumerable<RoleField> Fields(params IEnumerable<(string Name, LocalizedText? Text)> texts) =>
        texts.Where(text => text.Text is not null).Select(text => new RoleField(text.Name, new RoleText(text.Text!)));

    private static IEnumerable<RoleField> Words(params IEnumerable<(string Name, object? Word)> words) =>
        words.Where(word => word.Word is not null).Select(word => new RoleField(word.Name, new RoleWord(word.Word!)));
}
