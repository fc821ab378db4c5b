using System.ComponentModel;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
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
        skills
            .MapGet("/", List)
            .WithName("listSkills")
            .Needs(Scopes.Read)
            .WithSummary("Lists skills in the order of their keys.");
        skills
            .MapPost("/", Define)
            .WithName("defineSkill")
            .Needs(Scopes.Write)
            .WithSummary(
                "Adds a skill, unless one with names that look alike is there; allowDuplicate=true overrules that."
            )
            .WithExample("define-skill");
        skills
            .MapGet("/{idOrKey}", Get)
            .WithName("getSkill")
            .Needs(Scopes.Read)
            .WithSummary("Reads a skill by id or key.");
        skills
            .MapPut("/{idOrKey}", Change)
            .WithName("changeSkill")
            .Needs(Scopes.Write)
            .WithSummary("Replaces what is said of a skill; its key stays.")
            .WithExample("change-skill");
        skills
            .MapPost("/{idOrKey}/deprecate", Deprecate)
            .WithName("deprecateSkill")
            .Needs(Scopes.Write)
            .WithSummary("Takes a skill out of use, perhaps in favour of another; its names are free from then on.")
            .WithExample("deprecate-skill");
        skills
            .MapPost("/{idOrKey}/merge", Merge)
            .WithName("mergeSkill")
            .Needs(Scopes.Write)
            .WithSummary(
                "Gives the names, external ids, alignments and links of a skill to another, which replaces it."
            )
            .WithExample("merge-skill");
        skills
            .MapPost("/{idOrKey}/split", Split)
            .WithName("splitSkill")
            .Needs(Scopes.Write)
            .WithSummary("Makes a skill of its own of an alias.")
            .WithExample("split-skill");
        skills
            .MapGet("/{idOrKey}/usage", Usage)
            .WithName("listSkillUsage")
            .Needs(Scopes.Read)
            .WithSummary("Lists the requirements of profiles and live postings that ask for a skill.");
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
            Alignment = filters.Alignment?.Value,
            ExternalId = filters.ExternalId?.Value,
            Limit = filters.Page.Limit,
            Cursor = filters.Page.Cursor,
        };
        return Localized.Page(await mediator.Send(query, cancellationToken), filters.Languages, filters.Fields);
    }

    private static async Task<EntityCreated<SkillState>> Define(
        NewSkill skill,
        bool? allowDuplicate,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new DefineSkill(skill, allowDuplicate ?? false), cancellationToken);
        return Entity.Created(state, state.Version, $"/v1/skills/{state.Id}");
    }

    private static async Task<Entity<SkillState>> Get(
        string idOrKey,
        LanguagePreference languages,
        Fields<SkillState> fields,
        Choice<Expansion>? expand,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new GetSkill(idOrKey), cancellationToken);
        var links = state.Broader.Concat(state.Related).Select(link => link.Id);
        var current = await CurrentSkills.Of(links, expand, mediator, cancellationToken);
        return Localized.Entity(
            state with
            {
                Broader = current.In(state.Broader),
                Related = current.In(state.Related),
            },
            state.Version,
            languages,
            current.Variant,
            fields
        );
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

    private static async Task<Entity<SkillState>> Deprecate(
        string idOrKey,
        SkillDeprecation deprecation,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(
            new DeprecateSkill(idOrKey, deprecation.ReplacedBy, deprecation.Note, ifMatch.Version),
            cancellationToken
        );
        return Entity.Ok(state, state.Version);
    }

    private static async Task<Entity<SkillState>> Merge(
        string idOrKey,
        SkillMerge merge,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new MergeSkill(idOrKey, merge.Into, ifMatch.Version), cancellationToken);
        return Entity.Ok(state, state.Version);
    }

    private static async Task<EntityCreated<SkillState>> Split(
        string idOrKey,
        SkillSplit split,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new SplitSkill(idOrKey, split, ifMatch.Version), cancellationToken);
        return Entity.Created(state, state.Version, $"/v1/skills/{state.Id}");
    }

    private static async Task<Listing<SkillUsagePage>> Usage(
        string idOrKey,
        PageRequest page,
        LanguagePreference languages,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        Localized.Page(
            await mediator.Send(new ReadSkillUsage(idOrKey, page.Limit, page.Cursor), cancellationToken),
            languages
        );

    private sealed record Filters(
        [property: FromQuery] Choice<SkillKind>[]? Kind,
        Choice<SkillStatus>? Status,
        string? Name,
        SchemedName? Alignment,
        [property: Description(SchemedName.OfExternalId)] SchemedName? ExternalId,
        PageRequest Page,
        LanguagePreference Languages,
        Fields<SkillState> Fields
    );
}

/// <summary>What is said on deprecating a skill.</summary>
/// <param name="ReplacedBy">Id or key of the skill to use instead.</param>
/// <param name="Note">At most 1,000 characters.</param>
internal sealed record SkillDeprecation(string? ReplacedBy = null, string? Note = null);

/// <summary>What is said on merging a skill.</summary>
/// <param name="Into">Id or key of the skill that takes its place.</param>
internal sealed record SkillMerge(string Into);
