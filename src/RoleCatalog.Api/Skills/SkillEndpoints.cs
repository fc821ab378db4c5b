using MediatR;
using Microsoft.AspNetCore.Mvc;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain.Skills;

namespace RoleCatalog.Api.Skills;

internal static class SkillEndpoints
{
    public static void MapSkills(this IEndpointRouteBuilder v1)
    {
        var skills = v1.MapGroup("/skills").WithTags("Skills");
        skills.MapGet("/", List).WithName("listSkills").WithSummary("Lists skills in the order of their keys.");
        skills.MapPost("/", Define).WithName("defineSkill").WithSummary("Adds a skill.").WithExample("define-skill");
        skills.MapGet("/{idOrKey}", Get).WithName("getSkill").WithSummary("Reads a skill by id or key.");
        skills
            .MapPut("/{idOrKey}", Change)
            .WithName("changeSkill")
            .WithSummary("Replaces what is said of a skill; its key stays.")
            .WithExample("change-skill");
    }

    private static async Task<Listing<Page<SkillState>>> List(
        [AsParameters] Filters filters,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var query = new ListSkills
        {
            Kinds = [.. (filters.Kind ?? []).Select(kind => kind.Value)],
            Status = filters.Status?.Value,
            Name = filters.Name,
            Limit = filters.Page.Limit,
            Cursor = filters.Page.Cursor,
        };
        return Localized.Page(await mediator.Send(query, cancellationToken), filters.Languages);
    }

    private static async Task<EntityCreated<SkillState>> Define(
        NewSkill skill,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new DefineSkill(skill), cancellationToken);
        return Entity.Created(state, state.Version, $"/v1/skills/{state.Id}");
    }

    private static async Task<Entity<SkillState>> Get(
        string idOrKey,
        LanguagePreference languages,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new GetSkill(idOrKey), cancellationToken);
        return Localized.Entity(state, state.Version, languages);
    }

    private static async Task<Entity<SkillState>> Change(
        string idOrKey,
        SkillInput skill,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new ChangeSkill(idOrKey, skill, ifMatch.Version), cancellationToken);
        return Entity.Ok(state, state.Version);
    }

    private sealed record Filters(
        [property: FromQuery] Choice<SkillKind>[]? Kind,
        Choice<SkillStatus>? Status,
        string? Name,
        PageRequest Page,
        LanguagePreference Languages
    );
}
