using RoleCatalog.Application.RoleDescriptions.Languages;
using RoleCatalog.Application.SkillProfiles.Import;
using RoleCatalog.Application.SkillProfiles.Translations;

namespace RoleCatalog.Application.SkillProfiles;

/// <summary>What became of a translated document. Every text of it is aligned or unused, every text of the draft aligned, kept or missing.</summary>
public sealed record ImportedSkillProfileLanguage
{
    /// <summary>Whether nothing was kept.</summary>
    public bool DryRun { get; init; }

    /// <summary>How far the draft is translated with it.</summary>
    public required LanguageState Progress { get; init; }

    /// <summary>The texts that have a translation from the document.</summary>
    public required IReadOnlyList<AlignedText> Aligned { get; init; }

    /// <summary>The texts of the document that found no partner.</summary>
    public required IReadOnlyList<UnusedTranslation> Unused { get; init; }

    /// <summary>The texts that have no translation.</summary>
    public required IReadOnlyList<UnalignedText> Missing { get; init; }

    /// <summary>The texts that the document does not translate, and that keep the translation that they had.</summary>
    public required IReadOnlyList<UnalignedText> Kept { get; init; }

    /// <summary>What the reader of the document was in doubt about.</summary>
    public required IReadOnlyList<ReadingWarning> Warnings { get; init; }

    internal static ImportedSkillProfileLanguage Of(
        DocumentReading reading,
        DocumentAlignment alignment,
        LanguageTexts source,
        LanguageTexts present,
        LanguageState progress
    )
    {
        var had = ItemTexts.Of(present).ToDictionary(text => (text.Item, text.Field), text => text.Text);
        var found = alignment.Found.Select(text => (text.Item, text.Field)).ToHashSet();
        var others = ItemTexts
            .Of(source)
            .Where(text => text.Text is not null && !found.Contains((text.Item, text.Field)))
            .Select(text => new UnalignedText(
                text.Item,
                text.Field,
                text.Text!,
                had.GetValueOrDefault((text.Item, text.Field))
            ))
            .ToLookup(text => text.Translation is null);
        return new ImportedSkillProfileLanguage
        {
            Progress = progress,
            Aligned =
            [
                .. alignment.Found.Select(text => new AlignedText
                {
                    Item = text.Item,
                    Field = text.Field,
                    Source = text.Source,
                    Translation = text.Text.Text,
                    Line = text.Text.Line,
                    Confidence = text.Confidence,
                    Replaced = had.GetValueOrDefault((text.Item, text.Field)),
                }),
            ],
            Unused =
            [
                .. alignment.Unused.Concat(reading.Unused.Select(UnusedTranslation.Of)).OrderBy(text => text.Line),
            ],
            Missing = [.. others[true]],
            Kept = [.. others[false]],
            Warnings = reading.Warnings,
        };
    }
}

/// <summary>A text of the draft and its translation in the document.</summary>
public sealed record AlignedText
{
    /// <summary>The id of the duty, requirement or group, or the key of the placeholder; null of the draft itself.</summary>
    public required string? Item { get; init; }

    /// <summary>"title", "summary", "text", "description", "prompt", or "choices/" and the key of a choice.</summary>
    public required string Field { get; init; }

    /// <summary>The text in the source language.</summary>
    public required string Source { get; init; }

    public required string Translation { get; init; }

    /// <summary>Where in the document it begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>0 to 1: by numbers, skills and words in common, length, and place in the order.</summary>
    public required double Confidence { get; init; }

    /// <summary>The translation that was there before.</summary>
    public string? Replaced { get; init; }
}

/// <summary>A text of the draft that the document does not translate, with the translation that it has.</summary>
public sealed record UnalignedText(string? Item, string Field, string Source, string? Translation);
