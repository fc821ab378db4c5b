using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Infrastructure.Search;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.StoreTests.Search;

/// <summary>A posting as a reader sees it: each of its texts for itself.</summary>
internal sealed class ModelPosting(int number, JobPostingState state)
{
    private readonly List<IReadOnlyList<string>> _title = Texts(state.Title);

    private readonly List<IReadOnlyList<string>> _skills = Texts([
        .. state
            .RequirementGroups.SelectMany(group => group.Requirements)
            .SelectMany(requirement => requirement.Skills)
            .Select(skill => skill.Labels),
    ]);

    private readonly List<IReadOnlyList<string>> _rest =
    [
        .. Texts([
            state.Summary,
            state.Description,
            .. state.ResponsibilityGroups.Select(group => group.Title),
            .. state.ResponsibilityGroups.SelectMany(group => group.Responsibilities).Select(each => each.Text),
            .. state.RequirementGroups.Select(group => group.Title),
            .. state
                .RequirementGroups.SelectMany(group => group.Requirements)
                .SelectMany(each => new[] { each.Text, each.Description }),
        ]),
        .. new[] { state.Organization.Name, state.Organization.Unit }
            .Concat(state.Locations.SelectMany(place => new[] { place.Locality, place.Region }))
            .OfType<string>()
            .Select(Terms.Of),
    ];

    public int Number => number;

    public JobPostingState State => state;

    public bool HasAnywhere(SearchWord word) => Has(word, [.. _title, .. _skills, .. _rest]);

    public int Tier(IReadOnlyList<SearchWord> wanted) =>
        wanted.All(word => Has(word, _title)) ? 0
        : wanted.All(word => Has(word, [.. _title, .. _skills])) ? 1
        : 2;

    private static bool Has(SearchWord word, List<IReadOnlyList<string>> texts) =>
        word.Alternatives.Any(phrase =>
            texts.Exists(text => Enumerable.Range(0, text.Count).Any(from => StandsAt(phrase, text, from)))
        );

    private static bool StandsAt(Phrase phrase, IReadOnlyList<string> text, int from) =>
        from + phrase.Terms.Count <= text.Count
        && phrase
            .Terms.Index()
            .All(term =>
                phrase.IsPrefix && term.Index == phrase.Terms.Count - 1
                    ? text[from + term.Index].StartsWith(term.Item, StringComparison.Ordinal)
                    : text[from + term.Index] == term.Item
            );

    private static List<IReadOnlyList<string>> Texts(params LocalizedText?[] texts) =>
        [.. texts.OfType<LocalizedText>().SelectMany(text => text.Values).Select(Terms.Of)];
}
