using MediatR;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Skills;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;
using RoleCatalog.Contracts.JobPostings;

namespace RoleCatalog.Api.JobPostings;

internal static class JobPostingEditionEndpoints
{
    public static void MapJobPostingEditions(this IEndpointRouteBuilder v1)
    {
        var editions = v1.MapGroup("/job-postings/{id}/editions").WithTags("Job postings");
        editions.MapGet("/", List).WithName("listJobPostingEditions").WithSummary("Lists the editions, newest first.");
        editions
            .MapGet("/{number:int}", Get)
            .WithName("getJobPostingEdition")
            .WithSummary("Reads one edition, exactly as it was published.");
        editions
            .MapGet("/compare", Compare)
            .WithName("compareJobPostingEditions")
            .WithSummary("Lists what one edition says differently from another, or from the draft, in all languages.")
            .WithDescription(
                "from and to are numbers of editions or draft: what the draft would say if it were published now, open gaps as their prompts in brackets."
            );
    }

    private static async Task<Listing<Page<JobPostingSummary>>> List(
        string id,
        PageRequest page,
        LanguagePreference languages,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        Localized.Page(
            await mediator.Send(new ListJobPostingEditions(id, page.Limit, page.Cursor), cancellationToken),
            languages
        );

    private static async Task<Entity<JobPostingState>> Get(
        string id,
        int number,
        LanguagePreference languages,
        Choice<Expansion>? expand,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var state = await mediator.Send(new GetJobPostingEdition(id, number), cancellationToken);
        var current = await CurrentSkills.Of(state.RequirementGroups, expand, mediator, cancellationToken);
        return Localized.Entity(
            state with
            {
                RequirementGroups = current.In(state.RequirementGroups),
            },
            state.Version,
            languages,
            current.Variant
        );
    }

    private static Task<EditionComparison> Compare(
        string id,
        NumberOrDraft from,
        NumberOrDraft to,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new CompareJobPostingEditions(id, from.Number, to.Number), cancellationToken);
}
