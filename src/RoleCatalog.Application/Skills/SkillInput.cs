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

    public IReadOnlyList<AlignmentInput>? Alignments { get; init; }

    /// <summary>The skills that this one is a part or a kind of, by id or key.</summary>
    public IReadOnlyList<string>? Broader { get; init; }

    /// <summary>Skills that often go together with this one, by id or key; they will name this one too.</summary>
    public IReadOnlyList<string>? Related { get; init; }

    /// <summary>What the input says by itself; the skills that it names are read by <see cref="SkillRelations"/>.</summary>
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
        var alignments = AlignmentInput.Read(Alignments, errors);
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
        return new SkillDefinition(Kind, names!, description, ids) { Alignments = alignments };
    }
}

/// <summary>An entry of another taxonomy, such as ESCO, O*NET or Wikidata.</summary>
public sealed record AlignmentInput(
    string Scheme,
    string Code,
    AlignmentMatch Match = AlignmentMatch.Exact,
    string? SchemeVersion = null,
    string? Uri = null
)
{
    internal static ValueList<SkillAlignment> Read(IReadOnlyList<AlignmentInput>? inputs, ErrorCollector errors)
    {
        var alignments = errors.Each("alignments", inputs, (input, at) => input.Read(at));
        return errors.Try("alignments", () => SkillAlignment.All([.. alignments])) ?? [];
    }

    private SkillAlignment Read(ErrorCollector errors) =>
        new(
            errors.Try("scheme", () => CatalogKey.Parse(Scheme, "esco")),
            errors.Try("code", () => Text.Clean(Code, SkillAlignment.MaxCodeLength))!,
            Match,
            errors.TryOptional(
                "schemeVersion",
                SchemeVersion,
                version => Text.Clean(version, SkillAlignment.MaxVersionLength)
            ),
            errors.TryOptional("uri", Uri, WebAddress.Parse)
        );
}
