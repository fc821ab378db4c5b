using RoleCatalog.Application;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.Skills;
using RoleCatalog.Infrastructure.Persistence;

namespace RoleCatalog.Infrastructure.Skills;

internal sealed record SkillRow
{
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required int Version { get; init; }

    public int StoredVersion { get; init; }

    public required string Status { get; init; }

    public required string Kind { get; init; }

    public required string SourceLanguage { get; init; }

    public string? Description { get; init; }

    public string? ReplacedBy { get; init; }

    public long? DeprecatedAt { get; init; }

    public string? DeprecationNote { get; init; }

    public required long CreatedAt { get; init; }

    public required long UpdatedAt { get; init; }

    public string PublicState { get; init; } = "";

    public static SkillRow Of(Skill skill, string state) =>
        new()
        {
            Id = skill.Id.ToString(),
            Key = skill.Key.Value,
            Version = skill.Version,
            StoredVersion = skill.StoredVersion,
            Status = Wire.Name(skill.Status),
            Kind = Wire.Name(skill.Definition.Kind),
            SourceLanguage = skill.Definition.Names.SourceLanguage.Value,
            Description = Columns.Of(skill.Definition.Description),
            ReplacedBy = skill.Deprecation?.ReplacedBy?.ToString(),
            DeprecatedAt = Columns.Of(skill.Deprecation?.At),
            DeprecationNote = skill.Deprecation?.Note,
            CreatedAt = Columns.Of(skill.Lifetime.CreatedAt),
            UpdatedAt = Columns.Of(skill.Lifetime.UpdatedAt),
            PublicState = state,
        };

    public Skill ToSkill(
        IEnumerable<SkillNameRow> names,
        IReadOnlyList<ExternalId> externalIds,
        IReadOnlyList<SkillAlignment> alignments,
        SkillLinks links
    )
    {
        var definition = new SkillDefinition(
            Wire.Value<SkillKind>(Kind),
            Names(names),
            Columns.TextOrNull(Description),
            [.. externalIds]
        )
        {
            Alignments = [.. alignments],
            Broader = [.. links.Broader[Id]],
            Related = [.. links.Related[Id]],
        };
        var deprecation = Columns.Time(DeprecatedAt) is { } at
            ? new Deprecation(ReplacedBy is null ? null : SkillId.Parse(ReplacedBy), DeprecationNote, at)
            : null;
        var lifetime = new Lifetime(Columns.Time(CreatedAt), Columns.Time(UpdatedAt));
        return Skill.Restore(SkillId.Parse(Id), CatalogKey.Parse(Key), definition, deprecation, lifetime, Version);
    }

    private SkillNames Names(IEnumerable<SkillNameRow> names)
    {
        var all = names.ToLookup(name => name.IsLabel == 1);
        var labels = all[true].ToDictionary(name => name.Language, name => name.Name);
        var aliases = all[false]
            .GroupBy(name => name.Language)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(name => name.Name)]);
        return SkillNames.Of(
            LanguageTag.Parse(SourceLanguage),
            LocalizedText.Of(labels, SkillNames.MaxLength),
            aliases
        );
    }
}
