using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using RoleCatalog.Api.Conventions.Languages;
using RoleCatalog.Api.Conventions.Paging;
using RoleCatalog.Api.Conventions.Parameters;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Application.Matching;
using RoleCatalog.Application.Paging;
using RoleCatalog.Domain.JobPostings;
using RoleCatalog.Domain.SkillProfiles;

namespace RoleCatalog.Api.JobPostings;

/// <summary>What a list of postings is asked for.</summary>
internal sealed partial record JobPostingFilters(
    [property: Description(
        "Words that must all be there, in any language of a posting; \"a phrase\", -unwanted, begin*. C#, .NET and Node.js are words."
    )]
        string? Q,
    [property: FromQuery]
    [property: Description(
        "A skill by key, label or alias, and after a colon the level that is asked for at least, such as postgresql:proficient."
    )]
        string[]? Skill,
    [property: Description("Whether each of the skills must be asked for, or any of them (the default).")]
        Choice<SkillMatch>? SkillMatch,
    [property: FromQuery] [property: Description("The id or key of the profile.")] string[]? Profile,
    [property: FromQuery] [property: Description("The family of the profile.")] string[]? Family,
    [property: FromQuery] [property: Description("The seniority of the profile.")] Choice<Seniority>[]? Seniority,
    [property: FromQuery] [property: Description("The name of the organization, whole.")] string[]? Organization,
    [property: FromQuery] Choice<WorkplaceType>[]? Workplace,
    [property: FromQuery] [property: Description("ISO 3166-1 alpha-2 code of a place of work.")] string[]? Country,
    [property: FromQuery]
    [property: Description("Region of a place of work; with country and locality of the same place.")]
        string[]? Region,
    [property: FromQuery]
    [property: Description("Locality of a place of work; with country and region of the same place.")]
        string[]? Locality,
    [property: FromQuery] Choice<ContractType>[]? ContractType,
    [property: FromQuery] Choice<WorkSchedule>[]? Schedule,
    [property: Description(
        "What is paid at least, at the upper end of the range; compared by the year (hour x 2080, day x 260, week x 52, month x 12). Needs currency."
    )]
        decimal? SalaryMin,
    [property: Description("ISO 4217 code; only postings that say what they pay in it.")] CurrencyCode? Currency,
    [property: Description("Of salaryMin; year when absent.")] Choice<PayUnit>? Unit,
    [property: FromQuery] [property: Description("BCP 47 tag of a language that the texts are in.")] string[]? Language,
    [property: Description("First published then or later.")] DateTimeOffset? PostedAfter,
    [property: Description("A day on which one can still apply.")] DateOnly? ValidOn,
    [property: FromQuery]
    [property: Description("Published when absent. Draft and scheduled are listed without the others.")]
        Choice<JobPostingStatus>[]? Status,
    [property: FromQuery] Choice<Visibility>[]? Visibility,
    [property: Description("Whether the profile says something else by now; needs catalog.read.")] bool? Drifted,
    [property: FromQuery] [property: Description(SchemedName.OfExternalId)] SchemedName[]? ExternalId,
    [property: Description("Relevance when words are given, newest otherwise; salary, highest first, needs currency.")]
        Choice<PostingSort>? Sort,
    [property: Description(
        "Comma-separated facts whose values are counted, each under the other filters: exactly up to 50,000 postings, beyond by the newest 50,000."
    )]
        FacetNames? Facets,
    [property: Description("summary, or full for what a single posting tells.")] Choice<ListView>? View,
    [property: Description("Catalog-Position of a write: waits up to 5 s until it can be found.")] long? MinPosition,
    PageRequest Page,
    LanguagePreference Languages,
    Fields<JobPostingSummary> Fields
)
{
    private static readonly JobPostingStatus[] Unpublished = [JobPostingStatus.Draft, JobPostingStatus.Scheduled];

    /// <summary>Drafts are not in the search index, and what is asked for by its name elsewhere is found whatever its status.</summary>
    public bool AsksTheStore(bool onlyPublic) =>
        !onlyPublic
        && (
            AsksForDrafts
            || ExternalId is { Length: > 0 }
                && Statuses.Count == 0
                && !OfSearch.Any(each => each.IsGiven)
                && !AsksForSeveral
        );

    // The store takes one value of each.
    private bool AsksForSeveral => Single.Any(each => each.Count > 1);

    private bool AsksForDrafts => Statuses.Any(Unpublished.Contains);

    /// <summary>What profiles say is read with a scope.</summary>
    public bool CountsWhatIsNotPublic =>
        (Facets?.Value ?? []).Any(facet =>
            facet is PostingFacet.Profile or PostingFacet.Family or PostingFacet.Seniority
        );

    public bool IsFull => View?.Value == ListView.Full;

    public ListJobPostings OfStore() =>
        new()
        {
            Statuses = AsksForDrafts ? Statuses : Enum.GetValues<JobPostingStatus>(),
            Visibility = Visibility is [var visibility] ? visibility.Value : null,
            Profile = Profile is [var profile] ? profile : null,
            Organization = Organization is [var organization] ? organization : null,
            ExternalIds = [.. (ExternalId ?? []).Select(each => each.Value)],
            Workplaces = Values(Workplace),
            Countries = [.. (Country ?? []).Select(code => code.ToUpperInvariant())],
            Limit = Page.Limit,
            Cursor = Page.Cursor,
        };

    public SearchJobPostings OfPublished(bool onlyPublic) =>
        new()
        {
            Words = Q,
            Skills = [.. (Skill ?? []).Select(SkillOf)],
            SkillMatch = SkillMatch?.Value ?? Application.JobPostings.SkillMatch.Any,
            Profiles = Profile ?? [],
            Families = Family ?? [],
            Seniorities = Values(Seniority),
            Organizations = Organization ?? [],
            Workplaces = Values(Workplace),
            Countries = [.. (Country ?? []).Select(code => code.ToUpperInvariant())],
            Regions = Region ?? [],
            Localities = Locality ?? [],
            ContractTypes = Values(ContractType),
            Schedules = Values(Schedule),
            Pay = Currency is { } currency
                ? new PayAsked(currency.Value, SalaryMin, Unit?.Value ?? PayUnit.Year)
                : null,
            Languages = [.. (Language ?? []).Select(each => LanguageTag.Normalize(each)!)],
            PostedAfter = PostedAfter,
            ValidOn = ValidOn,
            Statuses = Statuses,
            Visibilities = Values(Visibility),
            Drifted = Drifted,
            ExternalIds = [.. (ExternalId ?? []).Select(each => each.Value)],
            OnlyPublic = onlyPublic,
            Sort = Sort?.Value,
            Facets = Facets?.Value ?? [],
            Limit = Page.Limit,
            Cursor = Page.Cursor,
        };

    /// <summary>The profiles that are matched, by the filters that they have.</summary>
    public MatchSkillProfiles OfProfiles(IReadOnlyList<SkillHeld> skills) =>
        new(skills)
        {
            Words = Q,
            Families = Family ?? [],
            Seniorities = Values(Seniority),
            Facets = Facets?.Value ?? [],
            Limit = Page.Limit,
            Cursor = Page.Cursor,
        };

    private IReadOnlyList<JobPostingStatus> Statuses => Values(Status);

    // What only the index knows.
    private IEnumerable<(string Name, bool IsGiven)> OfSearch =>
        [
            ("q", Q is not null),
            ("skill", Skill is { Length: > 0 }),
            ("skillMatch", SkillMatch is not null),
            ("family", Family is { Length: > 0 }),
            ("seniority", Seniority is { Length: > 0 }),
            ("region", Region is { Length: > 0 }),
            ("locality", Locality is { Length: > 0 }),
            ("contractType", ContractType is { Length: > 0 }),
            ("schedule", Schedule is { Length: > 0 }),
            ("currency", Currency is not null),
            ("language", Language is { Length: > 0 }),
            ("postedAfter", PostedAfter is not null),
            ("validOn", ValidOn is not null),
            ("drifted", Drifted is not null),
            ("sort", Sort is { Value: not PostingSort.Newest }),
            ("facets", Facets is not null),
            ("view", IsFull),
        ];

    // What profiles have nothing of.
    private IEnumerable<(string Name, bool IsGiven)> OfPostings =>
        [
            .. OfSearch.Where(each => each.Name is not ("q" or "family" or "seniority" or "facets" or "sort")),
            ("profile", Profile is { Length: > 0 }),
            ("organization", Organization is { Length: > 0 }),
            ("workplace", Workplace is { Length: > 0 }),
            ("country", Country is { Length: > 0 }),
            ("salaryMin", SalaryMin is not null),
            ("unit", Unit is not null),
            ("status", Statuses.Count > 0),
            ("visibility", Visibility is { Length: > 0 }),
            ("externalId", ExternalId is { Length: > 0 }),
            ("fields", Fields.Names is not null),
        ];

    private static SkillAsked SkillOf(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && colon < text.Length - 1
            ? new SkillAsked(text[..colon], text[(colon + 1)..])
            : new SkillAsked(text, null);
    }

    private static IReadOnlyList<T> Values<T>(Choice<T>[]? choices)
        where T : struct, Enum => [.. (choices ?? []).Select(choice => choice.Value)];
}

/// <summary>How much a list tells of each entity.</summary>
internal enum ListView
{
    Summary,
    Full,
}
