using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Domain.ProficiencyScales;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.UnitTests;

/// <summary>The skills and scales that a catalogue in memory has.</summary>
internal static class Known
{
    public static readonly Skill Go = A.Skill("go", "Go");
    public static readonly Skill Sql = A.Skill("sql", "SQL");
    public static readonly ProficiencyScale General = A.Scale();

    public static References References { get; } =
        new(
            new[] { Go, Sql }
                .SelectMany(skill => new[] { (Name: skill.Key.Value, skill), (Name: skill.Id.ToString(), skill) })
                .ToDictionary(named => named.Name, named => named.skill),
            new Dictionary<Domain.CatalogKey, ProficiencyScale> { [General.Id] = General }
        );
}
