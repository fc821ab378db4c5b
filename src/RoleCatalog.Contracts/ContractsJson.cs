using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.ProficiencyScales;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;

namespace RoleCatalog.Contracts;

/// <summary>Source-generated JSON for the contracts: camelCase, absent instead of null, text readable as UTF-8.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CatalogEvent))]
[JsonSerializable(typeof(CatalogEventData))]
[JsonSerializable(typeof(SkillState))]
[JsonSerializable(typeof(ProficiencyScaleState))]
[JsonSerializable(typeof(SkillProfileState))]
[JsonSerializable(typeof(JobPostingState))]
public sealed partial class ContractsJson : JsonSerializerContext
{
    /// <summary>The context to use: unlike the default one it does not escape letters outside ASCII.</summary>
    public static ContractsJson Readable { get; } =
        new(
            new JsonSerializerOptions(JsonSerializerDefaults.Web)
            {
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                Converters = { new UtcTimeConverter() },
            }
        );
}
