using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.Skills;

public static class SkillErrors
{
    public static DomainException NotFound(string idOrKey) =>
        new(Fault.NotFound, "skill-not-found", $"There is no skill '{idOrKey}'.");

    public static DomainError KeyTaken(CatalogKey key) =>
        new("key-taken", $"Another skill has the key '{key}'.", "/key");

    /// <param name="name">The name that another skill has in its language.</param>
    /// <param name="index">Of an alias, its place among those of its language.</param>
    /// <param name="by">The key of the other.</param>
    public static DomainError NameTaken((LanguageTag Language, string Name, bool IsLabel) name, int index, string by)
    {
        var field = SkillNames.FieldOf(name.Language.Value, name.IsLabel);
        return new(
            "skill-name-taken",
            $"'{name.Name}' ({name.Language}) already names the skill '{by}'.",
            name.IsLabel ? field : $"{field}/{index}"
        );
    }

    public static DomainException IsDeprecated(Skill skill) =>
        new(Fault.Conflict, "skill-deprecated", $"The skill '{skill.Key}' is deprecated; it changes no more.");

    public static DomainException ReplacedByItself(string field) =>
        new("replaced-by-itself", "A skill is not replaced by itself.", field);

    public static DomainException ReplacementCycle(CatalogKey key, string field) =>
        new("replacement-cycle", $"The replacement is itself replaced by '{key}' in the end.", field);

    public static DomainException NotActive(string idOrKey, string field) =>
        new("replacement-not-active", $"'{idOrKey}' is no active skill, nor replaced by one.", field);

    public static DomainException MergedIntoReplaced(CatalogKey key, CatalogKey current) =>
        new("replacement-not-active", $"'{key}' is deprecated; use '{current}', which replaces it.", "/into");

    public static DomainException AliasUnknown(CatalogKey key, string alias, LanguageTag language) =>
        new("alias-unknown", $"The skill '{key}' has no alias '{alias}' ({language}).", "/alias");

    public static DomainException BroaderCycle(CatalogKey key, int index) =>
        new("broader-cycle", $"'{key}' would be broader than itself.", $"/broader/{index}");

    public static DomainError Unknown(string idOrKey) => new("skill-unknown", $"There is no skill '{idOrKey}'.");

    /// <summary>A deprecated skill that was not named before.</summary>
    public static DomainError Deprecated(CatalogKey key, CatalogKey? current) =>
        new(
            "skill-deprecated",
            current is { } instead
                ? $"The skill '{key}' is deprecated; use '{instead}'."
                : $"The skill '{key}' is deprecated, and no other replaces it."
        );
}
