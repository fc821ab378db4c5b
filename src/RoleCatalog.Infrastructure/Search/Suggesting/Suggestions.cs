using RoleCatalog.Application;
using RoleCatalog.Application.JobPostings;
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
                        SuggestionKind.Skill => Skills(typed, query),
                        SuggestionKind.Title => Titles(typed, query.Limit),
                        _ => Places(typed, query.Limit),
                    }
                )
                .OrderBy(each => each.Nearness)
                .ThenByDescending(each => each.Suggestion.Count)
                .ThenBy(each => each.Name, StringComparer.Ordinal)
                .ThenBy(each => each.Suggestion.Kind)
                .Select(each => each.Suggestion),
        ];
    }

    private IEnumerable<Ranked> Skills(IReadOnlyList<string> typed, SuggestFilters query) =>
        Ranked(
            new Nearest<string>(id => MeaningOf(id, query.OnlyPublic)).Of(catalog.Starts, typed, query.Limit),
            skill => new Suggestion(
                SuggestionKind.Skill,
                "skill",
                skill.Name,
                catalog.Skill(skill.Subject)!.Labels,
                skill.Count
            )
        );

    private Meaning<string>? MeaningOf(string id, bool onlyPublic)
    {
        var skill = catalog.Skill(catalog.CurrentOf(id))!;
        if (!skill.IsActive)
        {
            return null;
        }

        var count = catalog
            .StandsFor(skill.Id)
            .Sum(each => words.Find(WordKind.Skill, each) is { } word ? known.Uses(word) : 0);
        return onlyPublic && count == 0 ? null : new Meaning<string>(skill.Id, skill.Key, count);
    }

    private IEnumerable<Ranked> Titles(IReadOnlyList<string> typed, int limit) =>
        Ranked(
            new Nearest<string>(form => new Meaning<string>(form, form, titles[form].Count)).Of(
                titles.Starts,
                typed,
                limit
            ),
            title => new Suggestion(SuggestionKind.Title, "q", titles[title.Subject].Shown, Labels: null, title.Count)
        );

    private IEnumerable<Ranked> Places(IReadOnlyList<string> typed, int limit) =>
        Ranked(
            new Nearest<int>(word => new Meaning<int>(word, words[word].Name, known.Uses(word))).Of(
                known.Places,
                typed,
                limit
            ),
            place => new Suggestion(
                SuggestionKind.Place,
                Wire.Name(words[place.Subject].Kind),
                words[place.Subject].Shown,
                Labels: null,
                place.Count
            )
        );

    private static IEnumerable<Ranked> Ranked<T>(
        IEnumerable<(Nearness Nearness, Meaning<T> Meaning)> nearest,
        Func<Meaning<T>, Suggestion> suggestion
    ) => nearest.Select(each => new Ranked(each.Nearness, each.Meaning.Name, suggestion(each.Meaning)));
}

internal sealed record Ranked(Nearness Nearness, string Name, Suggestion Suggestion);
