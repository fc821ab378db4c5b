using MediatR;
using RoleCatalog.Application.Paging;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>
/// Moves the drafts of many postings to the latest revision of their profile: those that are named, or the next ones
/// that are behind. Each is a command of its own, and the answer says of each what became of it.
/// </summary>
public sealed record RebaseJobPostings(string Profile, IReadOnlyList<string>? Postings, string? Cursor, bool DryRun)
    : IRequest<RebasedJobPostings>
{
    public const int MaxPostings = 100;

    internal sealed class Handler(IMediator mediator) : IRequestHandler<RebaseJobPostings, RebasedJobPostings>
    {
        public async Task<RebasedJobPostings> Handle(RebaseJobPostings request, CancellationToken cancellationToken)
        {
            Check(request);
            var behind = await mediator.Send(
                new FindPostingsBehind(request.Profile, MaxPostings, request.Cursor),
                cancellationToken
            );
            var target = new RebaseTarget(behind.Revision, behind.Profile);
            var items = new List<RebaseOutcome>();
            foreach (var id in request.Postings?.Distinct() ?? behind.Postings.Items)
            {
                items.Add(await Rebase(id, target, request.DryRun, cancellationToken));
            }

            return request.Postings is null
                ? new RebasedJobPostings(behind.Revision, items, behind.Postings.NextCursor, request.DryRun)
                : new RebasedJobPostings(behind.Revision, items, null, request.DryRun);
        }

        private async Task<RebaseOutcome> Rebase(
            string id,
            RebaseTarget target,
            bool dryRun,
            CancellationToken cancellationToken
        )
        {
            try
            {
                IRequest<Versioned<RebasedJobPosting>> request = dryRun
                    ? new PreviewRebase(id, target, null)
                    : new RebaseJobPosting(id, target, null);
                var (rebased, version) = await mediator.Send(request, cancellationToken);
                return new RebaseOutcome(id, RebaseResult.Rebased)
                {
                    DraftVersion = version,
                    KeptValues = rebased.KeptValues,
                    DroppedValues = rebased.DroppedValues,
                    MissingValues = rebased.MissingValues,
                };
            }
            catch (DomainException refused)
            {
                return refused.Errors is [{ Code: JobPostingErrors.NothingToRebaseCode }]
                    ? new RebaseOutcome(id, RebaseResult.Current)
                    : new RebaseOutcome(id, RebaseResult.Refused)
                    {
                        Errors =
                        [
                            .. refused.Errors.Select(error => new PublicationProblem(
                                error.Field,
                                error.Code,
                                error.Message
                            )),
                        ],
                    };
            }
        }

        private static void Check(RebaseJobPostings request)
        {
            if (request.Postings?.Count > MaxPostings)
            {
                throw new DomainException(
                    "too-many",
                    $"At most {MaxPostings} postings are rebased at a time, {request.Postings.Count} were named.",
                    "/postings"
                );
            }

            var errors = new ErrorCollector();
            errors.Each("postings", request.Postings, (id, _) => id);
            errors.ThrowIfAny();
            if (request.Postings is not null && request.Cursor is not null)
            {
                throw new DomainException(
                    "cursor-unexpected",
                    "A cursor leads on through the postings that are behind; named ones are all taken at once.",
                    "?cursor"
                );
            }
        }
    }
}

/// <summary>The postings, neither closed nor scheduled, whose drafts are behind the latest revision of a profile, oldest first.</summary>
public sealed record FindPostingsBehind(string Profile, int Limit, string? Cursor) : IQuery<PostingsBehind>;

/// <param name="Profile">The id of the profile.</param>
/// <param name="Revision">Its latest revision.</param>
/// <param name="Postings">Their ids.</param>
public sealed record PostingsBehind(string Profile, int Revision, Page<string> Postings);

/// <param name="Revision">The revision that they were rebased to.</param>
/// <param name="Items">What became of each.</param>
/// <param name="NextCursor">Send it as <c>cursor</c> for those that remain; absent when none does.</param>
/// <param name="DryRun">Whether nothing was kept.</param>
public sealed record RebasedJobPostings(
    int Revision,
    IReadOnlyList<RebaseOutcome> Items,
    string? NextCursor,
    bool DryRun
);

public enum RebaseResult
{
    Rebased,
    Current,
    Refused,
}

/// <param name="Posting">Its id.</param>
/// <param name="Result">Rebased, current before, or refused for the errors.</param>
public sealed record RebaseOutcome(string Posting, RebaseResult Result)
{
    public int? DraftVersion { get; init; }

    public IReadOnlyList<string>? KeptValues { get; init; }

    public IReadOnlyList<DroppedValue>? DroppedValues { get; init; }

    public IReadOnlyList<MissingValue>? MissingValues { get; init; }

    public IReadOnlyList<PublicationProblem>? Errors { get; init; }
}
