using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>What a client says of a skill.</summary>
public record SkillInput
{
    public required SkillKind Kind { get; init; }

    public required string SourceLanguage { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Aliases { get; init; }

    public IReadOnlyDictionary<string, string>? Description { get; init; }

    public IReadOnlyList<ExternalIdInput>? ExternalIds { get; init; }

    internal SkillDefinition Read(ErrorCollector errors)
    {
        var known = errors.Errors.Count;
        var source = errors.Try("sourceLanguage", () => LanguageTag.Parse(SourceLanguage));
        var labels = errors.Try("labels", () => LocalizedText.Of(Labels, SkillNames.MaxLength));
        var description = errors.TryOptional(
            "description",
            Description,
            texts => LocalizedText.Of(texts, SkillDefinition.MaxDescriptionLength)
        );
        var ids = ExternalIdInput.Read(ExternalIds, errors);
        if (errors.Errors.Count == known && description is not null && !description.Has(source))
        {
            errors
                .At("description")
                .Add("source-language-missing", $"The text in the source language '{source}' is missing.");
        }

        var isNamed = labels is not null && source.Value is not null;
        var names = isNamed ? errors.Try("", () => SkillNames.Of(source, labels!, Aliases)) : null;
        if (!isNamed)
        {
            errors.Try("aliases", () => SkillNames.ReadAliases(Aliases));
        }

        errors.ThrowIfAny();
        return new SkillDefinition(Kind, names!, description, ids);
    }
}
