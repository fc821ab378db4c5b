using System.Text.Json;
using RoleCatalog.Application.JobPostings;
using RoleCatalog.Contracts;
using RoleCatalog.Contracts.JobPostings;
using RoleCatalog.Contracts.Skills;
using RoleCatalog.Domain;
using RoleCatalog.Infrastructure.Search.Suggesting;

namespace RoleCatalog.StoreTests.Search;

/// <summary>What is suggested, said once more in plain words over all skills and postings: with nothing of the index but the forms of names.</summary>
internal sealed class SuggestionModel(IReadOnlyList<SkillState> skills, IReadOnlyList<JobPostingState> postings)
{
    private static readonly string[] Typed =
    [
        .. PostingsByChance.Words,
        .. PostingsByChance.Skills,
        .. PostingsByChance
            .Places.SelectMany(place => new[] { place.Country, place.Region, place.Locality })
            .OfType<string>(),
        "Node js",
        "nodejs",
        "frontend",
        "ASP NET",
        "anak",
    ];

    /// <param name="Value">What is suggested.</param>
    /// <param name="Order">What decides between those that as many have.</param>
    /// <param name="Name">What it is found by.</param>
    private sealed record Known(
        SuggestionKind Kind,
        string Filter,
        string Value,
        string Order,
        string Name,
        long Count
    );

    public static async Task<SuggestionModel> Of(StoredCatalog catalog)
    {
        var changes = await catalog.Rows<(string Kind, string Id, string State)>(
            "SELECT entity_kind, entity_id, state FROM changes WHERE is_public = 1 ORDER BY position"
        );
        var states = changes
            .GroupBy(change => (change.Kind, change.Id))
            .Select(each => each.Last())
            .ToLookup(change => change.Kind, change => change.State);
        return new SuggestionModel(
            [.. states["skills"].Select(each => JsonSerializer.Deserialize(each, ContractsJson.Readable.SkillState)!)],
            [
                .. states["job-postings"]
                    .Select(each => JsonSerializer.Deserialize(each, ContractsJson.Readable.JobPostingState)!)
                    .Where(posting => posting is { Status: "published", Visibility: "public" }),
            ]
        );
    }

    public static SuggestFilters AnyQuery(Random random)
    {
        var typed = Typed[random.Next(Typed.Length)];
        var begun = typed[..random.Next(1, typed.Length + 1)];
        return new SuggestFilters
        {
            Typed = random.Next(8) switch
            {
                0 => $"{Typed[random.Next(Typed.Length)]} {begun}",
                1 => begun.ToUpperInvariant() + " -.*"[random.Next(4)],
                _ => begun,
            },
            Kinds = [.. Enum.GetValues<SuggestionKind>().Where(_ => random.Next(3) > 0)],
            Limit = random.Next(1, 12),
            OnlyPublic = random.Next(3) == 0,
        };
    }

    public IEnumerable<(string Filter, string Value, long Count)> For(SuggestFilters query)
    {
        var typed = NameForms.OfTyped(query.Typed);
        var nearest = All()
            .Where(known => query.Kinds.Contains(known.Kind))
            .Where(known => known.Count > 0 || !query.OnlyPublic)
            .Select(known => (Known: known, Distance: Distance(known.Name, typed)))
            .Where(each => each.Distance is not null)
            .OrderBy(each => each.Distance)
            .DistinctBy(each => (each.Known.Filter, each.Known.Value))
            .OrderBy(each => each.Distance)
            .ThenByDescending(each => each.Known.Count)
            .ThenBy(each => each.Known.Order, StringComparer.Ordinal)
            .ThenBy(each => each.Known.Filter, StringComparer.Ordinal)
            .Select(each => each.Known)
            .ToList();
        return nearest
            .Where(known => nearest.Where(each => each.Kind == known.Kind).Take(query.Limit).Contains(known))
            .Select(known => (known.Filter, known.Value, known.Count));
    }

    private IEnumerable<Known> All() =>
        [
            .. skills.SelectMany(OfSkill),
            .. Grouped(SuggestionKind.Title, "q", posting => posting.Title.Values, NameForms.Written)
                .Select(title => title with { Value = title.Order }),
            .. Grouped(SuggestionKind.Place, "country", posting => Places(posting, place => place.Country), Same),
            .. Grouped(SuggestionKind.Place, "region", posting => Places(posting, place => place.Region), Text.Folded),
            .. Grouped(
                SuggestionKind.Place,
                "locality",
                posting => Places(posting, place => place.Locality),
                Text.Folded
            ),
        ];

    private IEnumerable<Known> OfSkill(SkillState skill)
    {
        var current = Current(skill);
        var count = skills.Where(each => Current(each) == current).Sum(each => postings.Count(each.IsAskedForBy));
        return current.Status == "active"
            ? skill
                .Labels.Values.Concat(skill.Aliases.Values.SelectMany(each => each))
                .Append(skill.Key)
                .Select(name => new Known(SuggestionKind.Skill, "skill", current.Key, current.Key, name, count))
            : [];
    }

    private SkillState Current(SkillState skill) =>
        skill.ReplacedBy is { } other ? Current(skills.Single(each => each.Id == other)) : skill;

    /// <summary>Which of several writings is shown does not matter: those by chance are all the same.</summary>
    private IEnumerable<Known> Grouped(
        SuggestionKind kind,
        string filter,
        Func<JobPostingState, IEnumerable<string>> names,
        Func<string, string> folded
    ) =>
        postings
            .SelectMany(posting => names(posting).DistinctBy(folded))
            .GroupBy(folded)
            .Select(each => new Known(kind, filter, each.First(), each.Key, each.First(), each.Count()));

    private static IEnumerable<string> Places(JobPostingState posting, Func<LocationState, string?> name) =>
        posting.Locations.Select(name).OfType<string>();

    private static string Same(string name) => name;

    private static int? Distance(string name, IReadOnlyList<string> typed) =>
        NameForms.OfName(name).SelectMany(_ => typed, Distance).Min();

    private static int? Distance(string form, string typed) =>
        form == typed ? 0
        : form.StartsWith(typed, StringComparison.Ordinal) ? 1
        : " .".Any(before => form.Contains(before + typed, StringComparison.Ordinal)) ? 2
        : null;
}

internal static class AskedSkills
{
    public static bool IsAskedForBy(this SkillState skill, JobPostingState posting) =>
        posting
            .RequirementGroups.SelectMany(group => group.Requirements)
            .SelectMany(requirement => requirement.Skills)
            .Any(each => each.Id == skill.Id);
}
