using System.Text;

namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>What every part of the reading needs to know: the rules in order, the skills, the gaps.</summary>
internal sealed class ReadingContext
{
    private readonly SkillRecognition skills;
    private readonly Dictionary<string, PlaceholderGap> gaps;

    public ReadingContext(
        IReadOnlyList<LanguageRules> languages,
        SkillVocabulary vocabulary,
        IEnumerable<PlaceholderGap> gaps
    )
    {
        Languages = languages;
        skills = new SkillRecognition(vocabulary, languages);
        this.gaps = gaps.ToDictionary(gap => gap.Key, StringComparer.Ordinal);
    }

    public IReadOnlyList<LanguageRules> Languages { get; }

    public ItemText Understand(Passage passage) => new(passage, skills.In(passage.Text));

    /// <summary>The skills of a text, each with the line where it stands.</summary>
    public static IEnumerable<RecognisedSkill> Lines(ItemText item)
    {
        var line = item.Passage.Line;
        var position = 0;
        foreach (var skill in item.Skills)
        {
            line += Passage.BreaksIn(item.Text.AsSpan(position..skill.Start));
            position = skill.Start;
            yield return new RecognisedSkill(skill.SkillKey, Passage.Flatten(item.Text[skill.Start..skill.End]), line);
        }
    }

    public string PromptOf(string key) => gaps.TryGetValue(key, out var gap) ? gap.Prompt : string.Empty;

    public int LineOf(string key) => gaps.TryGetValue(key, out var gap) ? gap.Line : 0;

    /// <summary>A text as it was written, for what is not used.</summary>
    public string Original(string text)
    {
        var original = new StringBuilder();
        var start = 0;
        for (
            var index = text.IndexOf("{{", StringComparison.Ordinal);
            index >= 0;
            index = text.IndexOf("{{", index + 1, StringComparison.Ordinal)
        )
        {
            if (PlaceholderToken.LengthAt(text, index) is > 0 and var length)
            {
                original.Append(text, start, index + 2 - start).Append(PromptOf(text.Substring(index + 2, length - 4)));
                start = index + length - 2;
            }
        }

        return original.Append(text, start, text.Length - start).ToString();
    }

    public bool Has(Func<LanguageRules, PhraseSet<bool>> signs, IReadOnlyList<Word> words) =>
        Languages.Any(rules => signs(rules).IsIn(words));
}
