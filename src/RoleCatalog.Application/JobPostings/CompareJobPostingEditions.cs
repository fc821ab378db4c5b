using System.Text.Json;
using MediatR;
using RoleCatalog.Application.Changes;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Domain;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Application.JobPostings;

/// <summary>
/// What one edition of a posting says that another does not; without a number, what the draft would say if it were
/// published now.
/// </summary>
public sealed record CompareJobPostingEditions(string Id, int? From, int? To) : IQuery<EditionComparison>
{
    // They are of the publication, and say nothing about the offer.
    private static readonly HashSet<string> OfPublication =
    [
        "/id",
        "/status",
        "/edition",
        "/filledOpenings",
        "/firstPublishedAt",
        "/publishedAt",
    ];

    internal sealed class Handler(IJobPostingRepository postings, PublicationTermsReader reader, TimeProvider clock)
        : IRequestHandler<CompareJobPostingEditions, EditionComparison>
    {
        public async Task<EditionComparison> Handle(
            CompareJobPostingEditions query,
            CancellationToken cancellationToken
        )
        {
            var posting = await postings.Get(query.Id);
            var errors = new ErrorCollector();
            var from = await State(posting, query.From, "?from", errors);
            var to = await State(posting, query.To, "?to", errors);
            errors.ThrowIfAny(Fault.NotFound);
            var difference = StateDifference.Of(from, to);
            return new EditionComparison(
                query.From,
                query.To,
                query.From is null || query.To is null ? posting.Progress.DraftVersion : null,
                [
                    .. difference
                        .Values.Where(value => !OfPublication.Contains(value.Pointer))
                        .Select(value => new EditionChange(value.Pointer, value.Item, value.Before, value.After)),
                ]
            );
        }

        private async Task<string> State(JobPosting posting, int? number, string field, ErrorCollector errors)
        {
            if (number is { } published)
            {
                if (await postings.FindEdition(posting.Id, published) is { } edition)
                {
                    return StateJson.Write(edition);
                }

                var latest = posting.Progress.LatestEdition ?? 0;
                errors.Add(JobPostingErrors.EditionNotFound(posting.Id.ToString(), published, latest, field));
            }

            var (basis, terms) = await reader.ToLookAt(posting);
            var preview = PublicationPreview.Of(posting, terms, clock.Now());
            return StateJson.Write(JobPostingStates.Previewed(preview.Edition, basis));
        }
    }
}

/// <param name="From">The number of one edition; absent of the draft.</param>
/// <param name="To">The number of the other; absent of the draft.</param>
/// <param name="DraftVersion">The version of the draft, when it is compared.</param>
/// <param name="Changes">In the order of the members; empty when both say the same.</param>
public sealed record EditionComparison(int? From, int? To, int? DraftVersion, IReadOnlyList<EditionChange> Changes);

/// <param name="Pointer">JSON Pointer of what differs into the one that is compared to; into the other when it is gone.</param>
/// <param name="Item">The id or key of the item of a list that it is in.</param>
/// <param name="Before">What the one says; absent when it says nothing there. Of items in another order, their ids.</param>
/// <param name="After">What the other says; absent when it says nothing there.</param>
public sealed record EditionChange(string Pointer, string? Item, JsonElement? Before, JsonElement? After);
