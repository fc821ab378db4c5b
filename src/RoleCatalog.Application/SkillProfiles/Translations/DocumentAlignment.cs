using RoleCatalog.Application.SkillProfiles.Import;

namespace RoleCatalog.Application.SkillProfiles.Translations;

/// <summary>The texts of a document beside those of a draft, section by section.</summary>
internal sealed class DocumentAlignment
{
    private const string Summary = "summary";
    private const string Title = "title";

    private readonly SkillRecognition skills;
    private readonly PlaceholderNames placeholders = new();
    private readonly List<Translation> found = [];
    private readonly List<UnusedTranslation> unused = [];

    private DocumentAlignment(SkillRecognition skills) => this.skills = skills;

    /// <summary>A text of the draft with its translation.</summary>
    public sealed record Translation(string? Item, string Field, string Source, RoleText Text, double Confidence);

    public IReadOnlyList<Translation> Found => found;

    public IReadOnlyList<UnusedTranslation> Unused => unused;

    public static DocumentAlignment Of(RoleTexts draft, RoleTexts document, SkillRecognition skills)
    {
        var alignment = new DocumentAlignment(skills);
        alignment.One(draft.Title, document.Title, Title, Title);
        alignment.One(draft.Summary, document.Summary, Summary, Summary);
        alignment.Section(draft.Responsibilities, document.Responsibilities, "responsibilities");
        alignment.Section(draft.Requirements, document.Requirements, "requirements");
        alignment.Prompts(draft.Prompts, document.Prompts);
        return alignment;
    }

    private void Section(IReadOnlyList<RoleGroup> source, IReadOnlyList<RoleGroup> document, string section)
    {
        var (items, texts) = (ItemsOf(source), ItemsOf(document));
        var pairs = TextAligner.Align(
            [.. items.Select(item => Marks(item.Item.Text.Text))],
            [.. texts.Select(text => Marks(text.Item.Text.Text))]
        );
        foreach (var pair in pairs)
        {
            var (item, text) = (items[pair.Source].Item, texts[pair.Translation].Item);
            Keep(item.Text, text.Text, "text", section, pair.Confidence);
            One(item.Description, text.Description, "description", section);
        }

        var partners = pairs.Select(pair => pair.Translation).ToHashSet();
        foreach (var (_, text) in texts.Where((_, index) => !partners.Contains(index)))
        {
            One(null, text.Text, "text", section);
            One(null, text.Description, "description", section);
        }

        var groups = pairs.Select(pair => (items[pair.Source].Group, texts[pair.Translation].Group));
        Titles(source, document, [.. groups], section);
    }

    // A heading translates the heading above the same items.
    private void Titles(
        IReadOnlyList<RoleGroup> source,
        IReadOnlyList<RoleGroup> document,
        IReadOnlyList<(int Source, int Document)> pairs,
        string section
    )
    {
        var (taken, used) = (new HashSet<int>(), new HashSet<int>());
        foreach (
            var (one, other) in pairs
                .GroupBy(pair => pair)
                .OrderByDescending(same => same.Count())
                .Select(same => same.Key)
        )
        {
            var bothHaveOne = source[one].Title is not null && document[other].Title is not null;
            if (bothHaveOne && !taken.Contains(one) && !used.Contains(other))
            {
                One(source[one].Title, document[other].Title, Title, section);
                taken.Add(one);
                used.Add(other);
            }
        }

        foreach (var (_, group) in document.Index().Where(group => !used.Contains(group.Index)))
        {
            One(null, group.Title, Title, section);
        }
    }

    private void Prompts(IReadOnlyList<RolePrompt> source, IReadOnlyList<RolePrompt> document)
    {
        var byKey = source.ToDictionary(prompt => prompt.Key, StringComparer.Ordinal);
        foreach (var prompt in document)
        {
            var own = byKey.GetValueOrDefault(placeholders.Known.GetValueOrDefault(prompt.Key, ""));
            One(own?.Prompt, prompt.Prompt, "prompt", "placeholders");
            var choices = own?.Choices.Count == prompt.Choices.Count ? own.Choices : [];
            foreach (var (index, choice) in prompt.Choices.Index())
            {
                var label = choices.Count == 0 ? null : choices[index] with { Item = own!.Key };
                One(label, choice, $"choices/{(choices.Count == 0 ? "" : choices[index].Item)}", "placeholders");
            }
        }
    }

    /// <summary>Two texts that belong together by where they stand.</summary>
    private void One(RoleText? source, RoleText? text, string field, string section)
    {
        if (text is null)
        {
            return;
        }

        if (source is null)
        {
            unused.Add(UnusedTranslation.NoPartner(text, section));
            return;
        }

        var likeness = new TextLikeness([Marks(source.Text)], [Marks(text.Text)]);
        Keep(source, text, field, section, Math.Round(likeness.Of(0, 0), 2));
    }

    private void Keep(RoleText source, RoleText text, string field, string section, double confidence)
    {
        if (placeholders.Translate(source.Text, text.Text) is { } translated)
        {
            found.Add(new Translation(source.Item, field, source.Text, text with { Text = translated }, confidence));
        }
        else
        {
            unused.Add(UnusedTranslation.OtherPlaceholders(text, section));
        }
    }

    private TextMarks Marks(string text) => TextMarks.Of(text, skills.In(text).Select(match => match.SkillKey));

    private static List<(int Group, RoleItem Item)> ItemsOf(IReadOnlyList<RoleGroup> groups) =>
        [.. groups.Index().SelectMany(group => group.Item.Items.Select(item => (group.Index, item)))];
}
