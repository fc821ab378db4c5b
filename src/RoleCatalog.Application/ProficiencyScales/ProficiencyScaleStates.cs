using RoleCatalog.Contracts.ProficiencyScales;
using RoleCatalog.Contracts.RoleDescriptions;
using RoleCatalog.Domain.ProficiencyScales;

namespace RoleCatalog.Application.ProficiencyScales;

public static class ProficiencyScaleStates
{
    public static ProficiencyScaleState Of(ProficiencyScale scale) =>
        new()
        {
            Id = scale.Id.Value,
            SourceLanguage = scale.Definition.SourceLanguage.Value,
            Names = Wire.Text(scale.Definition.Names)!,
            Levels =
            [
                .. scale.Definition.Levels.Select(level => new ProficiencyLevelState
                {
                    Key = level.Key.Value,
                    Rank = level.Rank,
                    Names = Wire.Text(level.Names)!,
                    Descriptors = Wire.Text(level.Descriptors),
                    Retired = level.Retired,
                }),
            ],
            CreatedAt = scale.Lifetime.CreatedAt,
            UpdatedAt = scale.Lifetime.UpdatedAt,
            Version = scale.Version,
        };

    public static LevelReference Reference(ProficiencyLevel level) =>
        new(level.Key.Value, level.Rank, Wire.Text(level.Names)!);
}
