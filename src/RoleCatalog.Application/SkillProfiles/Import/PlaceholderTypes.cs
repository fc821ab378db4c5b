namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>What kind of value a gap asks for, by its prompt.</summary>
internal sealed class PlaceholderTypes(ReadingContext context)
{
    private const string Text = "text";
    private const string Choice = "choice";
    private const string Skills = "skills";
    private const int FewestToBeAList = 2;

    public PlaceholderReading Read(PlaceholderGap gap, string? section)
    {
        var prompt = context.Understand(new Passage(gap.Prompt, gap.Line));
        var skills = prompt.Skills.Select(skill => skill.SkillKey).Distinct(StringComparer.Ordinal).ToArray();
        var type = skills.Length >= FewestToBeAList ? Skills : TypeBySigns(prompt);
        var options = type == Choice ? Options(gap.Prompt) : [];
        return new PlaceholderReading
        {
            Key = gap.Key,
            Type = type == Choice && options.Length < FewestToBeAList ? Text : type,
            Prompt = gap.Prompt,
            Line = gap.Line,
            EndLine = gap.EndLine,
            Choices =
                type == Skills ? skills
                : options.Length >= FewestToBeAList ? options
                : [],
            StandsAlone = section is not null,
            Section = section,
        };
    }

    private string TypeBySigns(ItemText prompt)
    {
        if (prompt.Text.Contains('|', StringComparison.Ordinal))
        {
            return Choice;
        }

        return context
                .Languages.Select(rules =>
                    rules.PlaceholderTypes.In(prompt.Words).Select(match => match.Value).FirstOrDefault()
                )
                .FirstOrDefault(type => type is not null)
            ?? Text;
    }

    private static string[] Options(string prompt)
    {
        var list = prompt[(prompt.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var separator =
            list.Contains('|', StringComparison.Ordinal) ? '|'
            : list.Contains('/', StringComparison.Ordinal) ? '/'
            : ',';
        return [.. list.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
