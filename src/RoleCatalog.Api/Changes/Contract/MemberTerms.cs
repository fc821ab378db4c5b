using System.Text.Json.Nodes;
using RoleCatalog.Application;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.RoleDescriptions;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.SkillProfiles;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Api.Changes.Contract;

/// <summary>What a string of the contracts may be, where the type does not say it. The words are those of the domain.</summary>
internal static class MemberTerms
{
    private static readonly Dictionary<(Type, string), Action<JsonObject>> Terms = new()
    {
        [(typeof(CatalogEvent), nameof(CatalogEvent.SpecVersion))] = Is("1.0"),
        [(typeof(CatalogEvent), nameof(CatalogEvent.DataContentType))] = Is("application/json"),
        [(typeof(CatalogEvent), nameof(CatalogEvent.Id))] = Format("uuid"),
        [(typeof(CatalogEvent), nameof(CatalogEvent.Source))] = Format("uri-reference"),
        [(typeof(CatalogEvent), nameof(CatalogEvent.DataSchema))] = Format("uri"),
        [(typeof(CatalogEvent), nameof(CatalogEvent.Sequence))] = Pattern("^[0-9]{19}$"),
        [(typeof(SkillState), nameof(SkillState.Id))] = Format("uuid"),
        [(typeof(SkillState), nameof(SkillState.Status))] = OneOf(Enum.GetValues<SkillStatus>()),
        [(typeof(SkillState), nameof(SkillState.Kind))] = OneOf(Enum.GetValues<SkillKind>()),
        [(typeof(SkillState), nameof(SkillState.ReplacedBy))] = Format("uuid"),
        [(typeof(AlignmentState), nameof(AlignmentState.Match))] = OneOf(Enum.GetValues<AlignmentMatch>()),
        [(typeof(AlignmentState), nameof(AlignmentState.Uri))] = Format("uri"),
        [(typeof(SkillLinkState), nameof(SkillLinkState.Id))] = Format("uuid"),
        [(typeof(SkillReference), nameof(SkillReference.Id))] = Format("uuid"),
        [(typeof(SkillProfileState), nameof(SkillProfileState.Id))] = Format("uuid"),
        [(typeof(SkillProfileState), nameof(SkillProfileState.Status))] = OneOf(
            SkillProfileStatus.Published,
            SkillProfileStatus.Retired
        ),
        [(typeof(SkillProfileState), nameof(SkillProfileState.Seniority))] = OneOf(Enum.GetValues<Seniority>()),
        [(typeof(SkillProfileState), nameof(SkillProfileState.ReplacedBy))] = Format("uuid"),
        [(typeof(PlaceholderState), nameof(PlaceholderState.Type))] = OneOf(Enum.GetValues<PlaceholderType>()),
        [(typeof(ResponsibilityGroupState), nameof(ResponsibilityGroupState.Id))] = Format("uuid"),
        [(typeof(ResponsibilityState), nameof(ResponsibilityState.Id))] = Format("uuid"),
        [(typeof(RequirementGroupState), nameof(RequirementGroupState.Id))] = Format("uuid"),
        [(typeof(RequirementGroupState), nameof(RequirementGroupState.Match))] = OneOf(Enum.GetValues<Match>()),
        [(typeof(RequirementState), nameof(RequirementState.Id))] = Format("uuid"),
        [(typeof(RequirementState), nameof(RequirementState.Match))] = OneOf(Enum.GetValues<Match>()),
        [(typeof(RequirementState), nameof(RequirementState.Necessity))] = OneOf(Enum.GetValues<Necessity>()),
        [(typeof(JobPostingState), nameof(JobPostingState.Id))] = Format("uuid"),
        [(typeof(JobPostingState), nameof(JobPostingState.Status))] = OneOf(
            JobPostingStatus.Published,
            JobPostingStatus.Suspended,
            JobPostingStatus.Closed
        ),
        [(typeof(JobPostingState), nameof(JobPostingState.Visibility))] = OneOf(Enum.GetValues<Visibility>()),
        [(typeof(JobPostingState), nameof(JobPostingState.ContractType))] = OneOf(Enum.GetValues<ContractType>()),
        [(typeof(JobPostingState), nameof(JobPostingState.Schedule))] = OneOf(Enum.GetValues<WorkSchedule>()),
        [(typeof(JobPostingState), nameof(JobPostingState.CloseReason))] = OneOf(Enum.GetValues<CloseReason>()),
        [(typeof(ProfileReference), nameof(ProfileReference.Id))] = Format("uuid"),
        [(typeof(OrganizationState), nameof(OrganizationState.Url))] = Format("uri"),
        [(typeof(WorkplaceState), nameof(WorkplaceState.Type))] = OneOf(Enum.GetValues<WorkplaceType>()),
        [(typeof(LocationState), nameof(LocationState.Country))] = Pattern("^[A-Z]{2}$"),
        [(typeof(SalaryRangeState), nameof(SalaryRangeState.Currency))] = Pattern("^[A-Z]{3}$"),
        [(typeof(SalaryRangeState), nameof(SalaryRangeState.Unit))] = OneOf(Enum.GetValues<PayUnit>()),
        [(typeof(ApplicationState), nameof(ApplicationState.Url))] = Format("uri"),
    };

    /// <summary>Members of answers over HTTP that events never have.</summary>
    private static readonly (Type, string)[] NotInEvents =
    [
        (typeof(SkillLinkState), nameof(SkillLinkState.Current)),
        (typeof(SkillReference), nameof(SkillReference.Current)),
    ];

    public static void Describe(JsonObject schema, Type declaring, string member)
    {
        if (Terms.TryGetValue((declaring, member), out var describe))
        {
            describe(schema);
        }
    }

    public static bool IsInEvents(Type declaring, string member) => !NotInEvents.Contains((declaring, member));

    private static Action<JsonObject> Is(string value) => schema => schema["const"] = value;

    private static Action<JsonObject> Format(string name) => schema => schema["format"] = name;

    private static Action<JsonObject> Pattern(string expression) => schema => schema["pattern"] = expression;

    private static Action<JsonObject> OneOf<T>(params T[] values)
        where T : struct, Enum =>
        schema => schema["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(Wire.Name(value)))]);
}
