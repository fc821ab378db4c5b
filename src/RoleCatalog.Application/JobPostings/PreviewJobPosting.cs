using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Application.RoleDescriptions;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.RoleDescriptions;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.RoleDescriptions;

namespace RoleCatalog.Application.JobPostings;

/// <summary>What <see cref="PublishJobPosting"/> would make of the draft now, and all that stands against it; nothing is kept.</summary>
public sealed record PreviewJobPosting(string Id) : IQuery<JobPostingPreview>
{
    internal sealed class Handler(IJobPostingRepository postings, PublicationTermsReader reader, TimeProvider clock)
        : IRequestHandler<PreviewJobPosting, JobPostingPreview>
    {
        public async Task<JobPostingPreview> Handle(PreviewJobPosting query, CancellationToken cancellationToken)
        {
            var posting = await postings.Get(query.Id);
            var (basis, terms) = await reader.ToLookAt(posting);
            var preview = PublicationPreview.Of(posting, terms, clock.Now());
            return new JobPostingPreview
            {
                SourceLanguage = terms.Role.SourceLanguage.Value,
                Posting = JobPostingStates.Previewed(preview.Edition, basis),
                Missing = [.. preview.Missing.Select(Missing)],
                Unused = preview.Unused,
                Problems =
                [
                    .. preview.Problems.Select(error => new PublicationProblem(error.Field, error.Code, error.Message)),
                ],
            };
        }

        private static MissingFromPosting Missing(MissingPlaceholder missing)
        {
            var gap = missing.Placeholder;
            return new MissingFromPosting(gap.Key, gap.Type, Wire.Text(gap.Prompt)!, gap.Required, missing.UsedIn);
        }
    }
}

/// <summary>A draft as it would be published, and what is missing for that.</summary>
public sealed record JobPostingPreview
{
    public required string SourceLanguage { get; init; }

    public required PreviewedPosting Posting { get; init; }

    /// <summary>The declared placeholders without a value; those that are not required may stay open.</summary>
    public required IReadOnlyList<MissingFromPosting> Missing { get; init; }

    /// <summary>The declared placeholders that no text uses.</summary>
    public required IReadOnlyList<UnusedPlaceholder> Unused { get; init; }

    /// <summary>Every reason why publishing, or reopening what is closed, would be refused now.</summary>
    public required IReadOnlyList<PublicationProblem> Problems { get; init; }
}

/// <param name="Key">Of the placeholder.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Prompt">The question that it asks.</param>
/// <param name="Required">Whether publishing is refused without it.</param>
/// <param name="UsedIn">JSON Pointers of the texts of the posting that use it.</param>
public sealed record MissingFromPosting(
    string Key,
    PlaceholderType Type,
    LocalizedText Prompt,
    bool Required,
    IReadOnlyList<string> UsedIn
);

/// <summary>The published state that a draft would make. An open gap reads as its prompt in brackets; what the draft does not say is absent.</summary>
public sealed record PreviewedPosting
{
    public required int Edition { get; init; }

    public required string Visibility { get; init; }

    public ProfileReference? Profile { get; init; }

    public required string SourceLanguage { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required LocalizedText Title { get; init; }

    public LocalizedText? Summary { get; init; }

    public LocalizedText? Description { get; init; }

    public required IReadOnlyList<ResponsibilityGroupState> ResponsibilityGroups { get; init; }

    public required IReadOnlyList<RequirementGroupState> RequirementGroups { get; init; }

    public OrganizationState? Organization { get; init; }

    public WorkplaceState? Workplace { get; init; }

    public required IReadOnlyList<LocationState> Locations { get; init; }

    public string? ContractType { get; init; }

    public string? Schedule { get; init; }

    public required IReadOnlyList<SalaryRangeState> SalaryRanges { get; init; }

    public required int Openings { get; init; }

    public required IReadOnlyList<string> WorkingLanguages { get; init; }

    public ApplicationState? Application { get; init; }

    public ValidityState? Validity { get; init; }

    public required IReadOnlyList<ExternalId> ExternalIds { get; init; }
}
