using MediatR;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.SkillProfiles;

namespace RoleCatalog.Api.SkillProfiles;

internal static class SkillProfileDriftEndpoints
{
    public static void MapSkillProfileDrift(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/skill-profiles/{idOrKey}/drift", Get)
            .WithTags("Skill profiles")
            .WithName("getSkillProfileDrift")
            .Needs(Scopes.Read)
            .WithSummary(
                "Lists the live postings that show an older revision, with what that lacks of the latest, once a revision."
            );

    private static async Task<Listing<SkillProfileDrift>> Get(
        string idOrKey,
        PageRequest page,
        LanguagePreference languages,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        Listing.Ok(
            await mediator.Send(
                new GetSkillProfileDrift(idOrKey, page.Limit, page.Cursor, languages.ForReader()),
                cancellationToken
            )
        );
}
