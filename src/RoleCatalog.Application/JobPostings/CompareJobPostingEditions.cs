using System.Text.Json;
using RoleCatalog.Application.Pipeline;

namespace RoleCatalog.Application.JobPostings;

/// <summary>What one edition of a posting says that another does not.</summary>
public sealed record CompareJobPostingEditions(string Id, int From, int To) : IQuery<EditionComparison>;

/// <param name="From">The number of one edition.</param>
/// <param name="To">The number of the other.</param>
/// <param name="Changes">In the order of the members; empty when both say the same.</param>
public sealed record EditionComparison(int From, int To, IReadOnlyList<EditionChange> Changes);

/// <param name="Pointer">JSON Pointer of what differs; it leads to the same place in both editions.</param>
/// <param name="Before">What the one says; absent when it says nothing there.</param>
/// <param name="After">What the other says; absent when it says nothing there.</param>
public sealed record EditionChange(string Pointer, JsonElement? Before, JsonElement? After);

/// <summary>
/// Finds what differs between two published states. Members are looked into, and so are lists whose items have the same
/// ids in the same order; other lists are compared as a whole.
/// </summary>
public static class EditionDifference
{
    // Every edition has its own; they say nothing about the offer.
    private static readonly HashSet<string> Always = ["edition", "publishedAt", "version"];

    public static IReadOnlyList<EditionChange> Of(string from, string to)
    {
        using var before = JsonDocument.Parse(from);
        using var after = JsonDocument.Parse(to);
        var changes = new List<EditionChange>();
        Compare(before.RootElement, after.RootElement, "", changes);
        return
        [
            .. changes
                .Where(change => !Always.Contains(change.Pointer[1..]))
                .Select(change => change with { Before = change.Before?.Clone(), After = change.After?.Clone() }),
        ];
    }

    private static void Compare(JsonElement before, JsonElement after, string at, List<EditionChange> changes)
    {
        if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object)
        {
            CompareMembers(before, after, at, changes);
        }
        else if (Ids(before) is { } ids && Ids(after) is { } others && ids.SequenceEqual(others))
        {
            for (var index = 0; index < ids.Count; index++)
            {
                Compare(before[index], after[index], $"{at}/{index}", changes);
            }
        }
        else if (!JsonElement.DeepEquals(before, after))
        {
            changes.Add(new EditionChange(at, before, after));
        }
    }

    private static void CompareMembers(JsonElement before, JsonElement after, string at, List<EditionChange> changes)
    {
        var names = after.EnumerateObject().Concat(before.EnumerateObject()).Select(member => member.Name).Distinct();
        foreach (var name in names)
        {
            var pointer = $"{at}/{name.Replace("~", "~0").Replace("/", "~1")}";
            switch (Member(before, name), Member(after, name))
            {
                case ({ } was, { } now):
                    Compare(was, now, pointer, changes);
                    break;
                case var (was, now):
                    changes.Add(new EditionChange(pointer, was, now));
                    break;
            }
        }
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The ids of the items of a list, or null when it is no list of items with ids.</summary>
    private static List<string>? Ids(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var ids = list.EnumerateArray()
            .Select(item => item.ValueKind == JsonValueKind.Object ? Member(item, "id")?.GetString() : null)
            .ToList();
        return ids.Contains(null) ? null : [.. ids.OfType<string>()];
    }
}
