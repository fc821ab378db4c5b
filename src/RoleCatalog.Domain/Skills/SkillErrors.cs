using RoleCatalog.Domain.Localization;

namespace RoleCatalog.Domain.Skills;

public static class SkillErrors
{
    public static DomainException NotFound(string idOrKey) =>
        new(Fault.NotFound, "skill-not-found", $"There is no skill '{idOrKey}'.");

    public static DomainException KeyTaken(CatalogKey key) =>
        new(Fault.Conflict, "key-taken", $"Another skill has the key '{key}'.", "/key");

    public static DomainException NameTaken(string language, string name, bool isLabel, string by) =>
        new(
            Fault.Conflict,
            "skill-name-taken",
            $"'{name}' ({language}) already names the skill '{by}'.",
            SkillNames.FieldOf(language, isLabel)
        );

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
