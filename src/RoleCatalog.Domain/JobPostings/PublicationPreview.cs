using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Domain.JobPostings;

/// <summary>What publishing the draft now would make, its open gaps shown as their prompts, and all that stands against it.</summary>
/// <param name="Edition">As it would be; nothing is published.</param>
/// <param name="Missing">The declared placeholders without a value.</param>
/// <param name="Unused">The declared placeholders that no text uses.</param>
/// <param name="Problems">Every reason why publishing, or reopening what is closed, would be refused.</param>
public sealed record PublicationPreview(
    JobPostingEdition Edition,
    IReadOnlyList<MissingPlaceholder> Missing,
    IReadOnlyList<UnusedPlaceholder> Unused,
    IReadOnlyList<DomainError> Problems
)
{
    public static PublicationPreview Of(JobPosting posting, PublicationTerms terms, DateTimeOffset now)
    {
        var (draft, progress) = (posting.Draft, posting.Progress);
        var uses = draft
            .ShownTexts(terms.Role)
            .Texts.SelectMany(text =>
                text.Text.Texts.Values.SelectMany(PlaceholderSyntax.Keys).Distinct().Select(key => (key, text.Pointer))
            )
            .ToLookup(use => use.key, use => use.Pointer);
        var gaps = terms.Role.Placeholders;
        bool IsFilled(Placeholder gap) => draft.PlaceholderValues.ContainsKey(gap.Key);

        var filledOpenings = posting.Status == JobPostingStatus.Closed ? 0 : progress.FilledOpenings;
        return new PublicationPreview(
            JobPostingEdition.Compose((progress.LatestEdition ?? 0) + 1, draft, terms, now, showGaps: true),
            [.. gaps.Where(gap => !IsFilled(gap)).Select(gap => new MissingPlaceholder(gap, [.. uses[gap.Key]]))],
            [
                .. gaps.Where(gap => !uses.Contains(gap.Key))
                    .Select(gap => new UnusedPlaceholder(gap.Key, IsFilled(gap))),
            ],
            [.. Conflicts(posting, terms), .. PublicationGate.Problems(draft, terms, filledOpenings, now)]
        );
    }

    private static IReadOnlyList<DomainError> Conflicts(JobPosting posting, PublicationTerms terms) =>
        posting.Status switch
        {
            JobPostingStatus.Closed => [],
            JobPostingStatus.Scheduled => JobPostingErrors.NotAllowed(posting.Status, JobPostingStep.Publish).Errors,
            _ when posting.Draft == terms.Latest => JobPostingErrors
                .NothingToPublish(posting.Progress.LatestEdition!.Value)
                .Errors,
            _ => [],
        };
}

/// <param name="Placeholder">What is to be filled in.</param>
/// <param name="UsedIn">JSON Pointers of the texts that use it.</param>
public sealed record MissingPlaceholder(Placeholder Placeholder, IReadOnlyList<string> UsedIn);

/// <param name="Key">Of the placeholder.</param>
/// <param name="Filled">Whether the posting gives a value for it all the same.</param>
public sealed record UnusedPlaceholder(string Key, bool Filled);
