using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Application;
using RoleCatalog.Application.SkillProfiles;

namespace RoleCatalog.Api.SkillProfiles;

/// <summary>The draft of a profile by the name that another system has for it.</summary>
internal static class SkillProfileByExternalId
{
    public static void MapSkillProfilesByExternalId(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/skill-profiles" + ExternalIdAddress.Route, Get)
            .WithTags("Skill profiles")
            .WithName("getSkillProfileByExternalId")
            .Needs(Scopes.Read)
            .WithSummary("Reads the draft of a profile by its name in another system.");
        v1.MapPut("/skill-profiles" + ExternalIdAddress.Route, Keep)
            .WithTags("Skill profiles")
            .WithName("keepSkillProfileByExternalId")
            .Needs(Scopes.Write)
            .WithSummary(
                "Creates or changes the draft of a profile by its name in another system; the same again changes nothing."
            )
            .WithExample("create-skill-profile");
    }

    private static async Task<Entity<SkillProfileDraft>> Get(
        ExternalIdAddress address,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = await mediator.IdOf(CatalogResource.SkillProfiles, address, cancellationToken);
        var draft = await mediator.Send(new GetSkillProfileDraft(id), cancellationToken);
        return Entity.Ok(draft.Value, draft.Version);
    }

    private static async Task<Results<EntityCreated<SkillProfileDraft>, Entity<SkillProfileDraft>>> Keep(
        ExternalIdAddress address,
        SkillProfileDraft body,
        bool? allowDuplicate,
        OptionalIfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var kept = await mediator.Send(
            new KeepSkillProfile(address.Value, body, allowDuplicate ?? false, ifMatch.Version),
            cancellationToken
        );
        return kept.Answer($"/v1/skill-profiles/{kept.Value.Id}/draft");
    }
}
