using System.Security.Claims;
using MediatR;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Paging;

namespace RoleCatalog.Api.JobPostings;

internal static class JobPostingSearchEndpoints
{
    public static void MapJobPostingSearch(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/job-postings", Search)
            .WithTags("Job postings")
            .WithName("listJobPostings")
            .IsPublicReading(needScope: ["drifted", "family", "seniority", "minPosition"])
            .WithSummary(
                "Searches postings by words and facts: published ones, unless another status is asked for. Drafts are listed without words, skills, pay and facets."
            );
        v1.MapGet("/search-index", Status)
            .WithTags("Operations")
            .WithName("getSearchIndex")
            .Needs(Scopes.Admin)
            .WithSummary("Tells how far the search index of the process that answers has come.");
        v1.MapPost("/search-index/rebuild", Rebuild)
            .WithTags("Operations")
            .WithName("rebuildSearchIndex")
            .Needs(Scopes.Admin)
            .WithSummary("Builds the search index anew from the change log; the one before serves until then.");
    }

    private static async Task<Listing<JobPostingPage<JobPostingSummary>>> Search(
        [AsParameters] JobPostingFilters filters,
        ClaimsPrincipal user,
        IMediator mediator,
        ISearchIndex index,
        CancellationToken cancellationToken
    )
    {
        filters.Check();
        var onlyPublic = !GrantedScopes.Has(user, Scopes.Read);
        if (onlyPublic && filters.CountsWhatIsNotPublic)
        {
            throw new ProblemException(KnownProblems.MissingScope(Scopes.Read));
        }

        if (filters.AsksTheStore(onlyPublic))
        {
            return Told(await mediator.Send(filters.OfStore(), cancellationToken), filters);
        }

        await index.Await(filters.MinPosition, cancellationToken);
        var found = await mediator.Send(filters.OfPublished(onlyPublic), cancellationToken);
        return filters.IsFull
            ? Told(JobPostingPage.Of(found, state => state), filters)
            : Told(JobPostingPage.Of(found, JobPostingSummary.Of), filters);
    }

    private static Listing<JobPostingPage<JobPostingSummary>> Told(IPage page, JobPostingFilters filters) =>
        Localized.PageAs<JobPostingPage<JobPostingSummary>>(page, filters.Languages, filters.Fields);

    private static SearchIndexStatus Status(ISearchIndex index) => index.Status;

    private static SearchIndexStatus Rebuild(ISearchIndex index)
    {
        index.Rebuild();
        return index.Status;
    }
}
