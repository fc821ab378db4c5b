using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts;
using RoleCatalog.Infrastructure.Search.Index;

namespace RoleCatalog.Infrastructure.Search.Suggesting;

/// <summary>
/// What somebody who types may mean: skills of the catalogue, titles and places of published public postings. Nobody is told of other
/// postings. One writer keeps it up to date while nobody reads.
/// </summary>
internal sealed class Suggestions(Words words, CatalogNames catalog)
{
    private readonly PublicWords known = new(words);
    private readonly PublicTitles titles = new();

    public void Add(Facts facts, IEnumerable<string> titled)
    {
        if (PublicWords.Has(facts))
        {
            known.Count(facts, 1);
            titles.Add(titled);
        }
    }

    public void Remove(Facts facts, IEnumerable<string> titled)
    {
        if (PublicWords.Has(facts))
        {
            known.Count(facts, -1);
            titles.Remove(titled);
        }
    }

    /// <summary>The nearest first, of those that are as near the most frequent.</summary>
    public IReadOnlyList<Suggestion> For(SuggestFilters query)
    {
        var typed = NameForms.OfTyped(query.Typed);
        return
        [
            .. query
                .Kinds.Distinct()
                .SelectMany(kind =>
                    kind switch
                    {
                        SuggestionKind.Skill => Skills(query).To(typed).Select(Skill),
                        SuggestionKind.Title => Titles(query).To(typed).Select(Title),
                        _ => Places(query).To(typed).Select(Place),
                    }
                )
                .OrderBy(each => each.Rank)
                .Select(each => each.Suggestion),
        ];
    }

    private Nearest<string> Skills(SuggestFilters query) =>
        new(
            catalog.Starts,
            (id, nearness) =>
                catalog.Skill(catalog.CurrentOf(id)) is { IsActive: true } skill
                && Uses(skill.Id) is var count
                && (count > 0 || !query.OnlyPublic)
                    ? new Ranked<string>(skill.Id, new Rank(nearness, count, skill.Key, "skill"))
                    : null,
            query.Limit
        );

    private int Uses(string skill) =>
        catalog.StandsFor(skill).Sum(id => words.Find(WordKind.Skill, id) is { } word ? known.Uses(word) : 0);

    private Nearest<int> Titles(SuggestFilters query) =>
        new(titles.Starts, (title, nearness) => titles.Ranked(title, nearness), query.Limit);

    private Nearest<Word> Places(SuggestFilters query) =>
        new(known.Places, (word, nearness) => known.Ranked(word, nearness), query.Limit);

    private (Rank Rank, Suggestion Suggestion) Skill(Ranked<string> skill) =>
        Told(SuggestionKind.Skill, skill.Rank.Name, skill.Rank, catalog.Skill(skill.Subject)!.Labels);

    private (Rank Rank, Suggestion Suggestion) Title(Ranked<int> title) =>
        Told(SuggestionKind.Title, Quoted(titles.Shown(title.Subject)), title.Rank);

    // What a search would take for more than words is meant as it stands.
    private static string Quoted(string title) =>
        SearchText.Parse(title).Unwanted.Count == 0 ? title : $"\"{title.Replace('"', ' ')}\"";

    private static (Rank Rank, Suggestion Suggestion) Place(Ranked<Word> word) =>
        Told(SuggestionKind.Place, word.Subject.Shown, word.Rank);

    private static (Rank Rank, Suggestion Suggestion) Told(
        SuggestionKind kind,
        string value,
        Rank rank,
        LocalizedText? labels = null
    ) => (rank, new Suggestion(kind, rank.Filter, value, labels, rank.Count));
}
