namespace RoleCatalog.Domain.RoleDescriptions.Differences;

/// <summary>How far two states of a role are apart.</summary>
public enum DifferenceKind
{
    None,

    /// <summary>Only translations were added.</summary>
    Translation,

    Content,
}

/// <summary>Where a part stands.</summary>
/// <param name="Within">In which other part.</param>
/// <param name="Index">At which place of it, from 0.</param>
/// <param name="After">Behind which one of its kind; null at the beginning.</param>
public sealed record ItemPlace(string Within, int Index, string? After);

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
        var lists = outline.Items.GroupBy(item => (item.Part, item.Within));
        return lists
            .SelectMany(list => list.Index().Zip(list.Select(item => item.Id).Prepend(null)))
            .ToDictionary(
                place => new ItemKey(place.First.Item.Part, place.First.Item.Id),
                place => new PlacedItem(
                    place.First.Item,
                    new ItemPlace(place.First.Item.Within, place.First.Index, place.Second)
                )
            );
    }

    /// <summary>
    /// Of the items that stayed where they were, the most that kept their order, so that one that moved is one entry; of
    /// several such runs that with the most items whose index is the same.
    /// </summary>
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
                return Ascending([.. kept.Select(key => (old[key].Place.Index, now[key].Place.Index))])
                    .Select(index => kept[index]);
            });

    /// <summary>The indexes of a heaviest run of items whose places before ascend, too; an item that did not move is a bit heavier.</summary>
    private static IEnumerable<int> Ascending(IReadOnlyList<(int Before, int After)> places)
    {
        var (weights, previous) = (new int[places.Count], new int[places.Count]);
        var last = -1;
        foreach (var (index, (before, after)) in places.Index())
        {
            previous[index] = Heaviest(Enumerable.Range(0, index).Where(known => places[known].Before < before));
            weights[index] = WeightTo(previous[index]) + places.Count + (before == after ? 2 : 1);
            last = Heaviest([last, index]);
        }

        for (var index = last; index >= 0; index = previous[index])
        {
            yield return index;
        }

        int WeightTo(int index) => index < 0 ? 0 : weights[index];
        int Heaviest(IEnumerable<int> indexes) => indexes.Append(-1).MaxBy(WeightTo);
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
