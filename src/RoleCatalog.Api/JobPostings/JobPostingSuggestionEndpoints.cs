using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Api.Security;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.Api.JobPostings;

internal static class JobPostingSuggestionEndpoints
{
    public static void MapJobPostingSuggestions(this IEndpointRouteBuilder v1) =>
        v1.MapGet("/suggestions", Suggest)
            .WithTags("Job postings")
            .WithName("listSuggestions")
            .IsPublicReading()
            .WithSummary(
                "Suggests skills, titles and places to somebody who types, the nearest first and then those that most published public postings have."
            )
            .WithExample("list-suggestions");

    private static async Task<Listing<SuggestionList>> Suggest(
        [AsParameters] Asked asked,
        ClaimsPrincipal user,
        IMediator mediator,
        ISearchIndex index,
        CancellationToken cancellationToken
    )
    {
        asked.Check();
        await index.Await(minPosition: null, cancellationToken);
        var query = new SuggestFilters
        {
            Typed = asked.Q,
            Kinds = asked.Kind is { Length: > 0 } kinds
                ? [.. kinds.Select(kind => kind.Value)]
                : Enum.GetValues<SuggestionKind>(),
            Limit = asked.Limit ?? SuggestFilters.DefaultLimit,
            OnlyPublic = !GrantedScopes.Has(user, Scopes.Read),
        };
        return Localized.Page(await mediator.Send(query, cancellationToken), asked.Languages);
    }

    private sealed record Asked(
        [property: Description("What is typed so far, such as pyth, c#, node js or senior da; at most 100 characters.")]
            string Q,
        [property: FromQuery] [property: Description("All kinds when absent.")] Choice<SuggestionKind>[]? Kind,
        [property: Range(1, SuggestFilters.MaxLimit)]
        [property: DefaultValue(SuggestFilters.DefaultLimit)]
        [property: Description("How many of each kind at most.")]
            int? Limit,
        LanguagePreference Languages
    )
    {
        private const int MaxTyped = 100;

        public void Check()
        {
            var errors = Faults().ToList();
            if (errors.Count > 0)
            {
                throw new ProblemException(KnownProblems.InvalidParameters(errors));
            }
        }

        private IEnumerable<ProblemError> Faults()
        {
            if (Q.Length > MaxTyped)
            {
                yield return Invalid("q", $"q may have at most {MaxTyped} characters.");
            }

            if (Limit is < 1 or > SuggestFilters.MaxLimit)
            {
                yield return Invalid("limit", $"limit must be a whole number from 1 to {SuggestFilters.MaxLimit}.");
            }
        }

        private static ProblemError Invalid(string name, string message) =>
            new(ProblemError.Query(name), "parameter-invalid", message);
    }
}
