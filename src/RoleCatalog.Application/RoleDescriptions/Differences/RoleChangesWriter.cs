using System.Text.Json;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions.Differences;

namespace RoleCatalog.Application.RoleDescriptions.Differences;

/// <summary>Says a difference in the reader's language.</summary>
/// <param name="languages">What the reader prefers.</param>
/// <param name="references">The skills and scales of both states.</param>
internal sealed class RoleChangesWriter(ReaderLanguages languages, References references)
{
    private const int MaxLabelLength = 120;

    public RoleChanges Write(RoleDifference difference) =>
        new(difference.Kind, [.. difference.Items.Select(item => Write(item, difference))]);

    private PartChanges Write(ItemDifference item, RoleDifference difference)
    {
        var isRole = item.Part == RolePart.Role;
        return new PartChanges
        {
            Part = item.Part,
            Id = isRole ? null : item.Id,
            Label = isRole ? null : Label(item.Part, item.Id, difference),
            Changes = [.. Changes(item)],
            From = isRole ? null : Place(item, item.From, difference),
            To = isRole ? null : Place(item, item.To, difference),
            Fields = [.. item.Fields.SelectMany(field => Fields(field, difference))],
        };
    }

    private static IEnumerable<PartChange> Changes(ItemDifference item)
    {
        (bool Is, PartChange Change)[] changes =
        [
            (item.IsAdded, PartChange.Added),
            (item.IsRemoved, PartChange.Removed),
            (!item.IsAdded && !item.IsRemoved && item.Fields.Count > 0, PartChange.Changed),
            (item.IsMoved, PartChange.Moved),
        ];
        return changes.Where(change => change.Is).Select(change => change.Change);
    }

    private PartPlace? Place(ItemDifference item, ItemPlace? place, RoleDifference difference)
    {
        RolePart? group = item.Part switch
        {
            RolePart.Responsibility => RolePart.ResponsibilityGroup,
            RolePart.Requirement => RolePart.RequirementGroup,
            RolePart.PlaceholderChoice => RolePart.Placeholder,
            _ => null,
        };
        var part =
            place is null ? null
            : group is { } around ? new PartPlace(place.Index, place.Within, Label(around, place.Within, difference))
            : new PartPlace(place.Index);
        return item.IsMoved && place?.After is { } neighbour
            ? part! with
            {
                After = neighbour,
                AfterLabel = Label(item.Part, neighbour, difference),
            }
            : part;
    }

    private string? Label(RolePart part, string id, RoleDifference difference)
    {
        RoleItem? Find(RoleOutline outline) =>
            outline.Items.FirstOrDefault(known => known.Part == part && known.Id == id);

        var (item, outline) = Find(difference.After) is { } after
            ? (after, difference.After)
            : (Find(difference.Before)!, difference.Before);
        var label = item
            .Fields.Where(field => field.Value is RoleText or RoleSkills)
            .Select(field => Words(field.Value, outline.SourceLanguage))
            .FirstOrDefault();
        return label?.Length > MaxLabelLength ? label[..(MaxLabelLength - 1)] + "…" : label;
    }

    private IEnumerable<FieldChanges> Fields(FieldDifference field, RoleDifference difference)
    {
        if (field is { Before: RoleText or null, After: RoleText or null })
        {
            return Texts(field.Name, (field.Before as RoleText)?.Text, (field.After as RoleText)?.Text, difference);
        }

        return
        [
            new FieldChanges
            {
                Field = field.Name,
                Before = field.Before is null ? null : Words(field.Before, difference.Before.SourceLanguage),
                After = field.After is null ? null : Words(field.After, difference.After.SourceLanguage),
            },
        ];
    }

    private IEnumerable<FieldChanges> Texts(
        string field,
        LocalizedText? before,
        LocalizedText? after,
        RoleDifference difference
    )
    {
        static string? Text(LocalizedText? text, LanguageTag language) => text?.Texts.GetValueOrDefault(language);

        var all = (before?.Languages ?? []).Union(after?.Languages ?? []).ToList();
        var changed = all.Where(tag => Text(before, tag) != Text(after, tag)).ToList();
        var chosen = languages.Choose(all, difference.After.SourceLanguage);
        var shown = !languages.All && changed.Contains(chosen) ? [chosen] : changed;
        var others = changed.Except(shown).Select(tag => tag.Value).ToList();
        return shown.Select(tag => new FieldChanges
        {
            Field = field,
            Language = tag.Value,
            Before = Text(before, tag),
            After = Text(after, tag),
            Words = WordDifference.Of(Text(before, tag) ?? "", Text(after, tag) ?? ""),
            OtherLanguages = others.Count == 0 ? null : others,
        });
    }

    private string Words(RoleValue value, LanguageTag source) =>
        value switch
        {
            RoleText text => languages.Read(text.Text, source),
            RoleSkills skills => string.Join(", ", skills.Skills.Select(Skill)),
            RoleLevel level => Level(level),
            RoleWord { Word: Enum word } => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()),
            RoleWord { Word: bool word } => word ? "true" : "false",
            RoleWord word => word.Word.ToString()!,
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };

    private string Skill(Domain.Skills.SkillId id)
    {
        var names = references.Skill(id).Definition.Names;
        return languages.Read(names.Labels, names.SourceLanguage);
    }

    private string Level(RoleLevel level)
    {
        var scale = references.Scale(level.Scale).Definition;
        return languages.Read(scale.Find(level.Level)!.Names, scale.SourceLanguage);
    }
}
