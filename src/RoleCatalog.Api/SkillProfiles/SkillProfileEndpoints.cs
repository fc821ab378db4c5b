using System.ComponentModel;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Api.Skills;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.SkillProfiles;
using RoleCatalog.Contracts.SkillProfiles;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Api.SkillProfiles;

internal static class SkillProfileEndpoints
{
    public static void MapSkillProfiles(this IEndpointRouteBuilder v1)
    {
        var profiles = v1.MapGroup("/skill-profiles").WithTags("Skill profiles");
        profiles
            .MapGet("/", List)
            .WithName("listSkillProfiles")
            .Needs(Scopes.Read)
            .WithSummary(
                "Lists profiles in the order of their keys: published ones, unless another status is asked for."
            );
        profiles
            .MapPost("/", Create)
            .WithName("createSkillProfile")
            .Needs(Scopes.Write)
            .WithSummary(
                "Begins a profile with a draft, unless one with a title that looks alike is there; allowDuplicate=true overrules that."
            )
            .WithExample("create-skill-profile");
        profiles
            .MapGet("/{idOrKey}", Get)
            .WithName("getSkillProfile")
            .Needs(Scopes.Read)
            .WithSummary("Reads the published state of a profile.");
        profiles
            .MapGet("/{idOrKey}/draft", GetDraft)
            .WithName("getSkillProfileDraft")
            .Needs(Scopes.Read)
            .WithSummary("Reads the draft, in all languages, in the shape in which it is written.");
        profiles
            .MapPut("/{idOrKey}/draft", ChangeDraft)
            .WithName("changeSkillProfileDraft")
            .Needs(Scopes.Write)
            .WithSummary("Replaces the draft; If-Match takes the draft's ETag.")
            .WithExample("create-skill-profile");
        profiles
            .MapPost("/{idOrKey}/publish", Publish)
            .WithName("publishSkillProfile")
            .Needs(Scopes.Write)
            .WithSummary("Makes the draft the next revision; If-Match takes the draft's ETag.");
        profiles
            .MapPost("/{idOrKey}/retire", Retire)
            .WithName("retireSkillProfile")
            .Needs(Scopes.Write)
            .WithSummary("Takes a profile out of use; If-Match takes the published state's ETag.")
            .WithExample("retire-skill-profile");
    }

    private static async Task<Listing<Page<SkillProfileSummary>>> List(
        [AsParameters] Filters filters,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var query = new ListSkillProfiles
        {
            Status = filters.Status?.Value,
            Family = filters.Family,
            Seniorities = [.. (filters.Seniority ?? []).Select(seniority => seniority.Value)],
            Skill = filters.Skill,
            ExternalId = filters.ExternalId?.Value,
            Limit = filters.Page.Limit,
            Cursor = filters.Page.Cursor,
        };
        return Localized.Page(await mediator.Send(query, cancellationToken), filters.Languages, filters.Fields);
    }

    private static async Task<EntityCreated<SkillProfileDraft>> Create(
        SkillProfileDraft draft,
        bool? allowDuplicate,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var created = await mediator.Send(new CreateSkillProfile(draft, allowDuplicate ?? false), cancellationToken);
        return Entity.Created(created.Value, created.Version, $"/v1/skill-profiles/{created.Value.Id}/draft");
    }

    private static async Task<Entity<SkillProfileState>> Get(
        string idOrKey,
        LanguagePreference languages,
        Fields<SkillProfileState> fields,
        Choice<Expansion>? expand,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new GetSkillProfile(idOrKey), cancellationToken);
        var current = await CurrentSkills.Of(state.RequirementGroups, expand, mediator, cancellationToken);
        return Localized.Entity(
            state with
            {
                RequirementGroups = current.In(state.RequirementGroups),
            },
            state.Version,
            languages,
            current.Variant,
            fields
        );
    }

    private static async Task<Entity<SkillProfileDraft>> GetDraft(
        string idOrKey,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var draft = await mediator.Send(new GetSkillProfileDraft(idOrKey), cancellationToken);
        return Entity.Ok(draft.Value, draft.Version);
    }

    private static async Task<Entity<SkillProfileDraft>> ChangeDraft(
        string idOrKey,
        SkillProfileDraft draft,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var changed = await mediator.Send(
            new ChangeSkillProfileDraft(idOrKey, draft, ifMatch.Version),
            cancellationToken
        );
        return Entity.Ok(changed.Value, changed.Version);
    }

    private static async Task<Entity<SkillProfileState>> Publish(
        string idOrKey,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new PublishSkillProfile(idOrKey, ifMatch.Version), cancellationToken);
        return Entity.Ok(state, state.Version);
    }

    private static async Task<Entity<SkillProfileState>> Retire(
        string idOrKey,
        Retirement? retirement,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(
            new RetireSkillProfile(idOrKey, retirement?.ReplacedBy, ifMatch.Version),
            cancellationToken
        );
        return Entity.Ok(state, state.Version);
    }

    private sealed record Filters(
        Choice<SkillProfileStatus>? Status,
        string? Family,
        [property: FromQuery] Choice<Seniority>[]? Seniority,
        string? Skill,
        [property: Description(SchemedName.OfExternalId)] SchemedName? ExternalId,
        PageRequest Page,
        LanguagePreference Languages,
        Fields<SkillProfileSummary> Fields
    );
}

/// <summary>What is said on retiring a profile.</summary>
/// <param name="ReplacedBy">The id or key of the profile to use instead.</param>
internal sealed record Retirement(string? ReplacedBy = null);
