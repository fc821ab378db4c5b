using FluentValidation;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Application.Skills;

/// <summary>One skill, by id or key.</summary>
public sealed record GetSkill(string IdOrKey) : IQuery<SkillState>;

/// <summary>Skills in the order of their keys.</summary>
public sealed record ListSkills : IQuery<Page<SkillState>>
{
    public IReadOnlyList<SkillKind> Kinds { get; init; } = [];

    public SkillStatus? Status { get; init; }

    /// <summary>The beginning of a label or alias, in any language; case and accents do not matter.</summary>
    public string? Name { get; init; }

    /// <summary>An entry of another taxonomy that the skills are aligned with.</summary>
    public SchemeValue? Alignment { get; init; }

    /// <summary>A name in another system.</summary>
    public SchemeValue? ExternalId { get; init; }

    public int Limit { get; init; } = Page.DefaultSize;

    public string? Cursor { get; init; }

    internal sealed class Validator : AbstractValidator<ListSkills>
    {
        public Validator() =>
            RuleFor(query => query.Name)
                .MaximumLength(SkillNames.MaxLength)
                .Must(name => name is null || Text.IsWellFormed(name))
                .WithErrorCode("text-malformed")
                .WithMessage("The name has half of a surrogate pair, or U+FFFE.")
                .OverridePropertyName("?name");
    }
}
