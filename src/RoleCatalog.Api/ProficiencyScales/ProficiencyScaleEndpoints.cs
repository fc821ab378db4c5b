using MediatR;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.ProficiencyScales;
using RoleCatalog.Contracts.ProficiencyScales;

namespace RoleCatalog.Api.ProficiencyScales;

internal static class ProficiencyScaleEndpoints
{
    public static void MapProficiencyScales(this IEndpointRouteBuilder v1)
    {
        var scales = v1.MapGroup("/proficiency-scales").WithTags("Proficiency scales");
        scales
            .MapGet("/", List)
            .WithName("listProficiencyScales")
            .Needs(Scopes.Read)
            .WithSummary("Lists scales in the order of their ids.");
        scales
            .MapPost("/", Define)
            .WithName("defineProficiencyScale")
            .Needs(Scopes.Write)
            .WithSummary("Adds a scale of proficiency.")
            .WithExample("define-proficiency-scale");
        scales
            .MapGet("/{id}", Get)
            .WithName("getProficiencyScale")
            .Needs(Scopes.Read)
            .WithSummary("Reads a scale with its levels.");
        scales
            .MapPut("/{id}", Change)
            .WithName("changeProficiencyScale")
            .Needs(Scopes.Write)
            .WithSummary("Replaces what a scale says. Levels that anything asks for are retired rather than removed.")
            .WithExample("change-proficiency-scale");
    }

    private static async Task<Listing<Page<ProficiencyScaleState>>> List(
        PageRequest page,
        LanguagePreference languages,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        Localized.Page(
            await mediator.Send(new ListProficiencyScales(page.Limit, page.Cursor), cancellationToken),
            languages
        );

    private static async Task<EntityCreated<ProficiencyScaleState>> Define(
        NewProficiencyScale scale,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new DefineProficiencyScale(scale), cancellationToken);
        return Entity.Created(state, state.Version, $"/v1/proficiency-scales/{state.Id}");
    }

    private static async Task<Entity<ProficiencyScaleState>> Get(
        string id,
        LanguagePreference languages,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new GetProficiencyScale(id), cancellationToken);
        return Localized.Entity(state, state.Version, languages);
    }

    private static async Task<Entity<ProficiencyScaleState>> Change(
        string id,
        ProficiencyScaleInput scale,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new ChangeProficiencyScale(id, scale, ifMatch.Version), cancellationToken);
        return Entity.Ok(state, state.Version);
    }
}
