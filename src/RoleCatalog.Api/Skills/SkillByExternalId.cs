using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Application;
using RoleCatalog.Application.Skills;
using RoleCatalog.Contracts.Skills;

namespace RoleCatalog.Api.Skills;

/// <summary>A skill by the name that another system has for it.</summary>
internal static class SkillByExternalId
{
    public static void MapSkillsByExternalId(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/skills" + ExternalIdAddress.Route, Get)
            .WithTags("Skills")
            .WithName("getSkillByExternalId")
            .Needs(Scopes.Read)
            .WithSummary("Reads a skill by its name in another system.");
        v1.MapPut("/skills" + ExternalIdAddress.Route, Keep)
            .WithTags("Skills")
            .WithName("keepSkillByExternalId")
            .Needs(Scopes.Write)
            .WithSummary("Creates or changes a skill by its name in another system; the same again changes nothing.")
            .WithExample("define-skill");
    }

    private static async Task<Entity<SkillState>> Get(
        ExternalIdAddress address,
        LanguagePreference languages,
        Fields<SkillState> fields,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var id = await mediator.IdOf(CatalogResource.Skills, address, cancellationToken);
        var state = await mediator.Send(new GetSkill(id), cancellationToken);
        return Localized.Entity(state, state.Version, languages, fields: fields);
    }

    private static async Task<Results<EntityCreated<SkillState>, Entity<SkillState>>> Keep(
        ExternalIdAddress address,
        KeptSkill body,
        bool? allowDuplicate,
        OptionalIfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var kept = await mediator.Send(
            new KeepSkill(address.Value, body, allowDuplicate ?? false, ifMatch.Version),
            cancellationToken
        );
        return kept.Answer($"/v1/skills/{kept.Value.Id}");
    }
}
