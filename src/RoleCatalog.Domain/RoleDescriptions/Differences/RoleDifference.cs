namespace RoleCatalog.Domain.RoleDescriptions.Differences;

/// <summary>How far two states of a role are apart.</summary>
public enum DifferenceKind
{
    None,

    /// <summary>Only translations were added.</summary>
    Translation,

    Content,
}

/// <summary>Where a part stands: in which other part, and at which place of it, from 0.</summary>
public sealed record ItemPlace(string Within, int Index);

/// <summary>A field that is not the same before and after.</summary>
public sealed record FieldDifference(string Name, RoleValue? Before, RoleValue? After);

/// <summary>A part that was added, removed, changed, moved, or changed and moved.</summary>
public sealed record ItemDifference
{
    public required RolePart Part { get; init; }

    public required string Id { get; init; }

    /// <summary>Where it stood; null for an added one.</summary>
    public ItemPlace? From { get; init; }

    /// <summary>Where it stands; null for a removed one.</summary>
    public ItemPlace? To { get; init; }

    /// <summary>Whether it stands in another part, or in another order among those that stayed.</summary>
    public bool IsMoved { get; init; }

    /// <summary>The fields that differ; all of them when it was added or removed.</summary>
    public required IReadOnlyList<FieldDifference> Fields { get; init; }

    public bool IsAdded => From is null;

    public bool IsRemoved => To is null;
}

/// <summary>What is different between two states of a role, part by part.</summary>
public sealed record RoleDifference(RoleOutline Before, RoleOutline After, IReadOnlyList<ItemDifference> Items)
{
    public DifferenceKind Kind =>
        Items.Count == 0 ? DifferenceKind.None
        : Items.All(AddsTranslations) ? DifferenceKind.Translation
        : DifferenceKind.Content;

    public static RoleDifference Of(RoleOutline before, RoleOutline after)
    {
        var (old, now) = (Placed(before), Placed(after));
        var unmoved = Enum.GetValues<RolePart>().SelectMany(part => Unmoved(part, old, now)).ToHashSet();
        var items = Enum.GetValues<RolePart>()
            .SelectMany(part =>
                now.Where(item => item.Key.Part == part)
                    .Select(item => Of(item.Key, old.GetValueOrDefault(item.Key), item.Value, unmoved))
                    .Concat(
                        old.Where(item => item.Key.Part == part && !now.ContainsKey(item.Key))
                            .Select(item => Of(item.Key, item.Value, after: null, unmoved))
                    )
            )
            .Where(item => item.IsAdded || item.IsRemoved || item.IsMoved || item.Fields.Count > 0);
        return new RoleDifference(before, after, [.. items]);
    }

    private static ItemDifference Of(ItemKey key, PlacedItem? before, PlacedItem? after, HashSet<ItemKey> unmoved) =>
        new()
        {
            Part = key.Part,
            Id = key.Id,
            From = before?.Place,
            To = after?.Place,
            IsMoved = before is not null && after is not null && !unmoved.Contains(key),
            Fields =
            [
                .. Names(after?.Item, before?.Item)
                    .Select(name => new FieldDifference(name, before?.Item.Value(name), after?.Item.Value(name)))
                    .Where(field => !Equals(field.Before, field.After)),
            ],
        };

    private static IEnumerable<string> Names(params IEnumerable<RoleItem?> items) =>
        items.SelectMany(item => item?.Fields ?? []).Select(field => field.Name).Distinct();

    private static Dictionary<ItemKey, PlacedItem> Placed(RoleOutline outline)
    {
        var counts = new Dictionary<(RolePart, string), int>();
        var placed = new Dictionary<ItemKey, PlacedItem>();
        foreach (var item in outline.Items)
        {
            var index = counts.GetValueOrDefault((item.Part, item.Within));
            counts[(item.Part, item.Within)] = index + 1;
            placed[new ItemKey(item.Part, item.Id)] = new PlacedItem(item, new ItemPlace(item.Within, index));
        }

        return placed;
    }

    /// <summary>Of the items that stayed where they were, the most that kept their order; one that moved is one entry so.</summary>
    private static IEnumerable<ItemKey> Unmoved(
        RolePart part,
        Dictionary<ItemKey, PlacedItem> old,
        Dictionary<ItemKey, PlacedItem> now
    ) =>
        now.Where(item =>
                item.Key.Part == part && old.GetValueOrDefault(item.Key)?.Place.Within == item.Value.Place.Within
            )
            .GroupBy(item => item.Value.Place.Within)
            .SelectMany(group =>
            {
                var kept = group.OrderBy(item => item.Value.Place.Index).Select(item => item.Key).ToList();
                return Ascending([.. kept.Select(key => old[key].Place.Index)]).Select(index => kept[index]);
            });

    /// <summary>The indexes of a longest ascending subsequence.</summary>
    private static IEnumerable<int> Ascending(IReadOnlyList<int> numbers)
    {
        var ends = new List<int>();
        var previous = new int[numbers.Count];
        foreach (var (index, number) in numbers.Index())
        {
            var length = ends.TakeWhile(end => numbers[end] < number).Count();
            previous[index] = length == 0 ? -1 : ends[length - 1];
            ends.RemoveRange(length, Math.Min(1, ends.Count - length));
            ends.Insert(length, index);
        }

        for (var index = ends.Count == 0 ? -1 : ends[^1]; index >= 0; index = previous[index])
        {
            yield return index;
        }
    }

    private static bool AddsTranslations(ItemDifference item) =>
        !item.IsAdded
        && !item.IsRemoved
        && !item.IsMoved
        && item.Fields.All(field =>
            field is { Before: RoleText before, After: RoleText after }
            && before.Text.Texts.All(text => after.Text.Texts.GetValueOrDefault(text.Key) == text.Value)
        );

    private sealed record ItemKey(RolePart Part, string Id);

    private sealed record PlacedItem(RoleItem Item, ItemPlace Place);
}
