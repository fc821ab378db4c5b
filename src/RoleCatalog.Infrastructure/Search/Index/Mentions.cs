using RoleCatalog.Contracts.RoleDescriptions;

namespace RoleCatalog.Infrastructure.Search.Index;

/// <summary>The skills that requirements ask for, as whole numbers.</summary>
internal static class Mentions
{
    private const char Between = '\u001F';

    public static Mention[] Of(IEnumerable<RequirementGroupState> groups, Words words) =>
        [.. groups.SelectMany(group => Of(group, words))];

    /// <summary>The scale and the key of a level.</summary>
    public static (string Scale, string Key) LevelOf(Word level)
    {
        var parts = level.Name.Split(Between);
        return (parts[0], parts[1]);
    }

    private static IEnumerable<Mention> Of(RequirementGroupState group, Words words)
    {
        var ofGroup = Mention.BeginsGroup | (group.Match == "any" ? Mention.AnyOfGroup : 0);
        foreach (var requirement in group.Requirements)
        {
            var ofRequirement = Mention.BeginsRequirement | (requirement.Match == "any" ? Mention.AnyOfRequirement : 0);
            foreach (var skill in requirement.Skills)
            {
                var terms =
                    LevelOf(requirement, words)
                    | (requirement.Necessity == "required" ? Mention.IsRequired : 0)
                    | ofGroup
                    | ofRequirement;
                yield return new Mention(words.Number(WordKind.Skill, skill.Id, skill.Key), terms);
                (ofGroup, ofRequirement) = (0, 0);
            }
        }
    }

    private static int LevelOf(RequirementState requirement, Words words) =>
        requirement is { Scale: { } scale, MinimumLevel: { } level }
            ? words.Number(WordKind.Level, string.Join(Between, scale.Id, level.Key))
            : Mention.NoLevel;
}
