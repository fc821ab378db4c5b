using System.Security.Claims;
using MediatR;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Api.Conventions.Writes;
using RoleCatalog.Api.JobPostings;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Matching;

namespace RoleCatalog.Api.Matching;

internal static class MatchingEndpoints
{
    public static void MapMatching(this IEndpointRouteBuilder v1) =>
        v1.MapPost("/matches", Match)
            .WithTags("Matching")
            .WithName("matchSkills")
            .IsPublicReading(needScope: ["drifted", "family", "seniority", "minPosition"])
            .WithMetadata(new OnlyReads(), new ParameterNotTaken("sort"))
            .WithSummary(
                "Ranks postings, or profiles, by how much of what they require and prefer is covered by a person's skills."
            )
            .WithDescription(
                "Of each it tells the skills that match, that are missing and that are at too low a level. Postings are chosen, counted and "
                    + "paged as GET /v1/job-postings does it; the order is the score, of one score the newest first. Profiles, which need "
                    + "catalog.read, take q, family, seniority, facets (skill, family, seniority), limit, cursor and minPosition. Nothing is changed by it."
            )
            .WithExample("match-skills")
            .Produces<MatchPage<JobPostingSummary>>();

    private static async Task<IResult> Match(
        SkillsToMatch body,
        [AsParameters] JobPostingFilters filters,
        ClaimsPrincipal user,
        IMediator mediator,
        ISearchIndex index,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        var among = body.Among ?? MatchAmong.Postings;
        filters.CheckForMatches(among);
        var onlyPublic = !GrantedScopes.Has(user, Scopes.Read);
        if (onlyPublic && (among == MatchAmong.Profiles || filters.CountsWhatIsNotPublic))
        {
            throw new ProblemException(KnownProblems.MissingScope(Scopes.Read));
        }

        await index.Await(filters.MinPosition, cancellationToken);
        if (among == MatchAmong.Profiles)
        {
            var profiles = await mediator.Send(filters.OfProfiles(body.Skills), cancellationToken);
            return Told(MatchPage.Of(profiles), filters, response);
        }

        var postings = await mediator.Send(
            new MatchJobPostings(body.Skills, filters.OfPublished(onlyPublic)),
            cancellationToken
        );
        return filters.IsFull
            ? Told(MatchPage.Of(postings, state => state), filters, response)
            : Told(MatchPage.Of(postings, JobPostingSummary.Of), filters, response);
    }

    private static IResult Told<T>(MatchPage<T> page, JobPostingFilters filters, HttpResponse response) =>
        Localized.Ok(page, filters.Languages, response, filters.Fields with { Within = "posting" });
}

/// <summary>What is matched.</summary>
/// <param name="Skills">What the person has, 1 to 100.</param>
/// <param name="Among">What it is matched with; postings when absent.</param>
internal sealed record SkillsToMatch(IReadOnlyList<SkillHeld> Skills, MatchAmong? Among = null);
