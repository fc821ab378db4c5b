using MediatR;
using RoleCatalog.Api.Conventions.Documentation;
using RoleCatalog.Api.Conventions.Preconditions;
using RoleCatalog.Api.Security;
using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;

namespace RoleCatalog.Api.JobPostings;

internal static class JobPostingRebaseEndpoints
{
    public static void MapJobPostingRebase(this IEndpointRouteBuilder v1)
    {
        v1.MapPost("/job-postings/{id}/rebase", One)
            .WithTags("Job postings")
            .WithName("rebaseJobPosting")
            .Needs(Scopes.Write)
            .WithSummary(
                "Moves the draft to a newer revision of its profile, the latest unless one is named; If-Match takes the draft's ETag."
            )
            .WithDescription(
                "Values of placeholders that still fit are kept, the others are listed. Nothing is published by it. "
                    + "With dryRun=true the answer is the same, and nothing is kept."
            )
            .WithExample("rebase-job-posting");
        v1.MapPost("/skill-profiles/{idOrKey}/rebase", Many)
            .WithTags("Job postings")
            .WithName("rebaseJobPostings")
            .Needs(Scopes.Write)
            .WithSummary("Moves the drafts of many postings to the latest revision of their profile.")
            .WithDescription(
                "The postings that are named, or else those that are behind and neither closed nor scheduled: at most "
                    + $"{RebaseJobPostings.MaxPostings} at a time, nextCursor leads to the rest. The answer says of each whether it was "
                    + "rebased, current before, or refused. With dryRun=true nothing is kept."
            )
            .WithExample("rebase-job-postings");
    }

    private static async Task<Entity<RebasedJobPosting>> One(
        string id,
        Rebase? rebase,
        bool? dryRun,
        IfMatch ifMatch,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        var target = new RebaseTarget(rebase?.Revision);
        IRequest<Versioned<RebasedJobPosting>> request =
            dryRun == true
                ? new PreviewRebase(id, target, ifMatch.Version)
                : new RebaseJobPosting(id, target, ifMatch.Version);
        var (rebased, version) = await mediator.Send(request, cancellationToken);
        return Entity.Ok(rebased, version);
    }

    private static Task<RebasedJobPostings> Many(
        string idOrKey,
        RebaseOfMany? rebase,
        bool? dryRun,
        string? cursor,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new RebaseJobPostings(idOrKey, rebase?.Postings, cursor, dryRun ?? false), cancellationToken);
}

/// <param name="Revision">The number of the revision to move to; the latest when it is not given.</param>
internal sealed record Rebase(int? Revision = null);

/// <param name="Postings">The ids of the postings; without them, those that are behind.</param>
internal sealed record RebaseOfMany(IReadOnlyList<string>? Postings = null);
