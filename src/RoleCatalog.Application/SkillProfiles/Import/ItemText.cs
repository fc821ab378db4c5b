namespace RoleCatalog.Application.SkillProfiles.Import;

/// <summary>A text with what every rule asks of it: its words, and the skills in it.</summary>
internal sealed class ItemText
{
    private readonly string?[] skillOf;

    public ItemText(Passage passage, IReadOnlyList<SkillVocabulary.Match> skills)
    {
        Passage = passage;
        Skills = skills;
        Words = Import.Words.Of(passage.Text);
        skillOf = new string?[Words.Count];
        for (int word = 0, skill = 0; word < Words.Count && skill < skills.Count; word++)
        {
            var isIn = Words[word].Start >= skills[skill].Start && Words[word].Start < skills[skill].End;
            skillOf[word] = isIn ? skills[skill].SkillKey : null;
            skill += word + 1 < Words.Count && Words[word + 1].Start >= skills[skill].End ? 1 : 0;
        }
    }

    public Passage Passage { get; }
    public string Text => Passage.Text;
    public IReadOnlyList<Word> Words { get; }
    public IReadOnlyList<SkillVocabulary.Match> Skills { get; }

    /// <summary>"Visual Basic" is a skill, so its "Basic" is no level.</summary>
    public bool IsSkill(int word) => SkillOf(word) is not null;

    public string? SkillOf(int word) => word >= 0 && word < skillOf.Length ? skillOf[word] : null;

    /// <summary>With a name of its own, as technologies and languages have: "good SQL", not "good communication".</summary>
    public bool IsNamedSkill(int word) => IsSkill(word) && !char.IsLower(Text[Words[word].Start]);

    public bool HasSkillBetween(int first, int last) => Between(first, last, IsSkill);

    public bool HasNamedSkillBetween(int first, int last) => Between(first, last, IsNamedSkill);

    private bool Between(int first, int last, Func<int, bool> isMeant)
    {
        for (var word = Math.Max(first, 0); word <= Math.Min(last, Words.Count - 1); word++)
        {
            if (isMeant(word))
            {
                return true;
            }
        }

        return false;
    }

    public bool HasBreakAfter(int word) => word + 1 >= Words.Count || Words[word + 1].AfterBreak;

    public string Between(int first, int last) => Passage.Flatten(Text[Words[first].Start..Words[last].End]);

    /// <summary>What stands between a word and the one before it.</summary>
    public string Before(int word) => Text[(word == 0 ? 0 : Words[word - 1].End)..Words[word].Start];
}
