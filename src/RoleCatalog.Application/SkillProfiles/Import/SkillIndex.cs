namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>Every skill of the text that is used, with all the lines where it stands.</summary>
internal sealed class SkillIndex(ReadingContext context)
{
    public IReadOnlyList<FoundSkill> Of(IEnumerable<Passage> texts, IEnumerable<PlaceholderReading> placeholders)
    {
        var prompts = placeholders.Select(placeholder => new Passage(placeholder.Prompt, placeholder.Line));
        return
        [
            .. texts
                .Concat(prompts)
                .SelectMany(passage => ReadingContext.Lines(context.Understand(passage)))
                .GroupBy(skill => skill.SkillKey, StringComparer.Ordinal)
                .Select(skills => new FoundSkill(
                    skills.Key,
                    skills.MinBy(skill => skill.Line)!.MatchedText,
                    [.. skills.Select(skill => skill.Line).Distinct().Order()]
                ))
                .OrderBy(skill => skill.Lines[0]),
        ];
    }
}
