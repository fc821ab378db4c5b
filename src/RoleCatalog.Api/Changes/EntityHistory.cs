using System.Security.Claims;
using MediatR;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Security;
using RoleCatalog.Application;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Api.Changes;

internal static class EntityHistory
{
    public static void MapHistory(this IEndpointRouteBuilder v1)
    {
        Map("/skills/{idOrKey}/history", "Skills", "getSkillHistory", CatalogResource.Skills);
        Map(
            "/proficiency-scales/{idOrKey}/history",
            "Proficiency scales",
            "getProficiencyScaleHistory",
            CatalogResource.ProficiencyScales
        );
        Map(
            "/skill-profiles/{idOrKey}/history",
            "Skill profiles",
            "getSkillProfileHistory",
            CatalogResource.SkillProfiles
        );
        Map("/job-postings/{idOrKey}/history", "Job postings", "getJobPostingHistory", CatalogResource.JobPostings);

        void Map(string route, string tag, string name, CatalogResource resource) =>
            v1.MapGet(
                    route,
                    (
                        string idOrKey,
                        PageRequest page,
                        ClaimsPrincipal reader,
                        IMediator mediator,
                        CancellationToken cancellationToken
                    ) => Read(resource, idOrKey, page, reader, mediator, cancellationToken)
                )
                .WithTags(tag)
                .WithName(name)
                .Needs(Scopes.Read)
                .WithSummary("Lists what has happened, newest first: when, which fields from what to what, drafts too.")
                .WithDescription("Who did it is told to readers with the scope catalog.admin.");
    }

    private static async Task<Listing<Page<HistoryEntry>>> Read(
        CatalogResource resource,
        string idOrKey,
        PageRequest page,
        ClaimsPrincipal reader,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var query = new ReadHistory(resource, idOrKey, page.Limit, page.Cursor)
        {
            TellsWho = GrantedScopes.Has(reader, Scopes.Admin),
        };
        return Listing.Ok(await mediator.Send(query, cancellationToken));
    }
}
