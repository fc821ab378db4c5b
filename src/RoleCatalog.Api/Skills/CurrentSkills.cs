using System.Security.Cryptography;
using System.Text;
using MediatR;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.RoleDescriptions;
using RoleCatalog.Contracts.Skills;

namespace RoleCatalog.Api.Skills;

/// <summary>What an answer can have beside what was published.</summary>
internal enum Expansion
{
    /// <summary>With each skill that is deprecated the one that stands for it now.</summary>
    Current,
}

/// <summary>The skills that stand now for deprecated ones, in an answer that was asked for with expand=current.</summary>
internal sealed class CurrentSkills
{
    private readonly IReadOnlyDictionary<string, SkillReference> current;

    private CurrentSkills(IReadOnlyDictionary<string, SkillReference> current) => this.current = current;

    /// <summary>Tells the answer from the one before a replacement in its ETag, for its version stays; null without any.</summary>
    public string? Variant =>
        current.Count == 0
            ? null
            : Convert.ToHexStringLower(
                SHA256.HashData(
                    Encoding.UTF8.GetBytes(
                        string.Join(
                            ' ',
                            current
                                .Select(each => $"{each.Key}{each.Value.Id}{string.Join(' ', each.Value.Labels)}")
                                .Order()
                        )
                    )
                )
            )[..8];

    public static Task<CurrentSkills> Of(
        IReadOnlyList<RequirementGroupState> groups,
        Choice<Expansion>? expand,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        Of(
            groups
                .SelectMany(group => group.Requirements)
                .SelectMany(requirement => requirement.Skills)
                .Select(skill => skill.Id),
            expand,
            mediator,
            cancellationToken
        );

    public static async Task<CurrentSkills> Of(
        IEnumerable<string> ids,
        Choice<Expansion>? expand,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        new(
            expand is null
                ? new Dictionary<string, SkillReference>()
                : await mediator.Send(new GetCurrentSkills(ids.ToHashSet()), cancellationToken)
        );

    public IReadOnlyList<SkillLinkState> In(IReadOnlyList<SkillLinkState> links) =>
        [.. links.Select(link => link with { Current = current.GetValueOrDefault(link.Id) })];

    public IReadOnlyList<RequirementGroupState> In(IReadOnlyList<RequirementGroupState> groups) =>
        current.Count == 0
            ? groups
            : [.. groups.Select(group => group with { Requirements = [.. group.Requirements.Select(In)] })];

    private RequirementState In(RequirementState requirement) =>
        requirement with
        {
            Skills =
            [
                .. requirement.Skills.Select(skill => skill with { Current = current.GetValueOrDefault(skill.Id) }),
            ],
        };
}
