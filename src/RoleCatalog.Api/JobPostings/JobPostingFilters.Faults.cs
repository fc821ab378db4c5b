using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Problems;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Matching;
using RoleCatalog.Domain.JobPostings;

namespace RoleCatalog.Api.JobPostings;

internal sealed partial record JobPostingFilters
{
    private const int MaxWords = 500;

    /// <summary>What no parameter alone can be wrong in.</summary>
    public void Check()
    {
        Refuse([.. Faults(), .. AsksForDrafts ? FaultsOfDrafts() : []]);
    }

    /// <summary>What those of matches can be wrong in.</summary>
    public void CheckForMatches(MatchAmong among) =>
        Refuse([
            .. Faults(),
            .. AsksForDrafts
                ? [Invalid("status", "status cannot be draft or scheduled: only what was published is matched.")]
                : Array.Empty<ProblemError>(),
            .. among == MatchAmong.Profiles ? FaultsOfProfiles() : [],
        ]);

    private static void Refuse(IReadOnlyList<ProblemError> errors)
    {
        if (errors.Count > 0)
        {
            throw new ProblemException(KnownProblems.InvalidParameters(errors));
        }
    }

    private IEnumerable<ProblemError> Faults()
    {
        if (Q?.Length > MaxWords)
        {
            yield return Invalid("q", $"q may have at most {MaxWords} characters.");
        }

        if (Currency is null && (SalaryMin is not null || Sort?.Value == PostingSort.Salary))
        {
            yield return new(
                ProblemError.Query("currency"),
                "parameter-missing",
                "currency is required with salaryMin and with sort=salary: amounts of different currencies are not compared."
            );
        }

        if (SalaryMin is < 0 or > SalaryRange.MaxAmount)
        {
            yield return Invalid("salaryMin", $"salaryMin must be 0 to {SalaryRange.MaxAmount}.");
        }

        if (Unit is not null && SalaryMin is null)
        {
            yield return Invalid("unit", "unit says what salaryMin is for, which is not given.");
        }

        if (Language?.FirstOrDefault(each => LanguageTag.Normalize(each) is null) is not null)
        {
            yield return Invalid("language", "language must be a BCP 47 tag such as id or en-GB.");
        }
    }

    private IEnumerable<ProblemError> FaultsOfDrafts()
    {
        if (Statuses.Except(Unpublished).Any())
        {
            yield return Invalid(
                "status",
                "status cannot be draft or scheduled together with the others: list them apart."
            );
        }

        foreach (var (name, _) in OfSearch.Where(each => each.IsGiven))
        {
            yield return Invalid(name, $"{name} cannot be given for drafts, which are not searched.");
        }

        foreach (var (name, count) in Single.Where(each => each.Count > 1))
        {
            yield return Invalid(name, $"{name} is given {count} times; for drafts it may be once.");
        }
    }

    private IEnumerable<ProblemError> FaultsOfProfiles()
    {
        foreach (var (name, _) in OfPostings.Where(each => each.IsGiven))
        {
            yield return Invalid(name, $"{name} is for postings only: profiles are chosen by q, family and seniority.");
        }

        if ((Facets?.Value ?? []).Except(MatchSkillProfiles.KnownFacets).Any())
        {
            var known = string.Join(", ", MatchSkillProfiles.KnownFacets.Select(PostingFacets.NameOf));
            yield return Invalid("facets", $"facets of profiles are {known}.");
        }
    }

    private IEnumerable<(string Name, int Count)> Single =>
        [
            ("visibility", Visibility?.Length ?? 0),
            ("profile", Profile?.Length ?? 0),
            ("organization", Organization?.Length ?? 0),
        ];

    private static ProblemError Invalid(string name, string message) =>
        new(ProblemError.Query(name), "parameter-invalid", message);
}
