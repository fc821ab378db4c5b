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
            $"/{(isLabel ? "labels" : "aliases")}/{language}"
        );

    public static DomainError Unknown(string idOrKey) => new("skill-unknown", $"There is no skill '{idOrKey}'.");
}
