using RoleCatalog.Domain.Localization;
using RoleCatalog.Domain.RoleDescriptions;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.UnitTests;

/// <summary>A role description that may be published, changed where a test says so.</summary>
internal sealed record RoleBuilder
{
    private LocalizedText _title = A.Text("Backend developer", "Pengembang backend");
    private LocalizedText? _summary;
    private IReadOnlyList<LocalizedText> _duties = [A.Text("Builds services.", "Membangun layanan.")];
    private IReadOnlyList<Requirement> _requirements = [];
    private IReadOnlyList<Placeholder> _placeholders = [];

    public RoleBuilder Called(string english, string? indonesian = null) =>
        this with
        {
            _title = A.Text(english, indonesian),
        };

    public RoleBuilder SummedUpAs(string english, string? indonesian = null) =>
        this with
        {
            _summary = A.Text(english, indonesian),
        };

    public RoleBuilder WithoutDuties() => this with { _duties = [] };

    public RoleBuilder Doing(string english, string? indonesian = null) =>
        this with
        {
            _duties = [.. _duties, A.Text(english, indonesian)],
        };

    public RoleBuilder Asking(string english, params Skill[] skills) => Asking(A.Text(english), skills);

    public RoleBuilder Asking(LocalizedText? text, params Skill[] skills) =>
        Asking(
            new Requirement
            {
                Id = ItemIds.Next(),
                Text = text,
                Skills = [.. skills.Select(skill => skill.Id)],
            }
        );

    public RoleBuilder Asking(Requirement requirement) => this with { _requirements = [.. _requirements, requirement] };

    public RoleBuilder With(params Placeholder[] placeholders) =>
        this with
        {
            _placeholders = [.. _placeholders, .. placeholders],
        };

    public RoleDescription Build() =>
        RoleDescription.Of(
            A.English,
            _title,
            _summary,
            _duties.Count == 0
                ? []
                :
                [
                    new ResponsibilityGroup(
                        ItemIds.Next(),
                        null,
                        [.. _duties.Select(duty => new Responsibility(ItemIds.Next(), duty))]
                    ),
                ],
            _requirements.Count == 0 ? [] : [new RequirementGroup(ItemIds.Next(), null, Match.All, [.. _requirements])],
            _placeholders
        );
}

internal static class ItemIds
{
    public static Domain.ItemId Next() => Domain.ItemId.New(A.Morning);
}
