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
            CreatedAt = Columns.Of(skill.Lifetime.CreatedAt),
            UpdatedAt = Columns.Of(skill.Lifetime.UpdatedAt),
            PublicState = state,
        };

    public Skill ToSkill(IEnumerable<SkillNameRow> names, IReadOnlyList<ExternalId> externalIds)
    {
        var all = names.ToLookup(name => name.IsLabel == 1);
        var labels = all[true].ToDictionary(name => name.Language, name => name.Name);
        var aliases = all[false]
            .GroupBy(name => name.Language)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(name => name.Name)]);
        var definition = new SkillDefinition(
            Wire.Value<SkillKind>(Kind),
            SkillNames.Of(LanguageTag.Parse(SourceLanguage), LocalizedText.Of(labels, SkillNames.MaxLength), aliases),
            Columns.TextOrNull(Description),
            externalIds
        );
        var lifetime = new Lifetime(Columns.Time(CreatedAt), Columns.Time(UpdatedAt));
        return Skill.Restore(
            SkillId.Parse(Id),
            CatalogKey.Parse(Key),
            definition,
            Wire.Value<SkillStatus>(Status),
            lifetime,
            Version
        );
    }
}
