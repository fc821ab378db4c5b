namespace RoleCatalog.Application.RoleDescriptions;

/// <summary>
/// Gives the items of a role that another system sends without ids the ids that they had: first those that say the same,
/// then those in the same place. So the same again is no change, and a changed item stays the same item.
/// </summary>
internal static class KeptItems
{
    public static T WithItemsOf<T>(this T input, RoleDescriptionInput before)
        where T : RoleDescriptionInput =>
        input with
        {
            ResponsibilityGroups = Matched(
                input.ResponsibilityGroups,
                before.ResponsibilityGroups,
                group => group.Id,
                (group, old) =>
                    group with
                    {
                        Id = old.Id,
                        Responsibilities = Matched(
                            group.Responsibilities,
                            old.Responsibilities,
                            item => item.Id,
                            (item, known) => item with { Id = known.Id },
                            item => StateJson.Write(item.Text)
                        )!,
                    },
                group =>
                    StateJson.Write(new { group.Title, Texts = group.Responsibilities?.Select(item => item?.Text) })
            ),
            RequirementGroups = Matched(
                input.RequirementGroups,
                before.RequirementGroups,
                group => group.Id,
                (group, old) =>
                    group with
                    {
                        Id = old.Id,
                        Requirements = Matched(
                            group.Requirements,
                            old.Requirements,
                            item => item.Id,
                            (item, known) => item with { Id = known.Id },
                            item => StateJson.Write(item with { Id = null })
                        )!,
                    },
                group =>
                    StateJson.Write(
                        group with
                        {
                            Id = null,
                            Requirements = [.. (group.Requirements ?? []).Select(Bare)],
                        }
                    )
            ),
        };

    private static RequirementInput Bare(RequirementInput item) => item is null ? item! : item with { Id = null };

    private static IReadOnlyList<T>? Matched<T>(
        IReadOnlyList<T>? items,
        IReadOnlyList<T>? before,
        Func<T, string?> id,
        Func<T, T, T> take,
        Func<T, string> content
    )
        where T : class
    {
        if (items is null || before is null)
        {
            return items;
        }

        var free = before.Where(old => items.All(item => item is null || id(item) != id(old))).ToList();
        var result = items.ToArray();
        foreach (var (index, item) in items.Index().Where(each => each.Item is not null && id(each.Item) is null))
        {
            Take(index, free.Find(old => content(old) == content(item)));
        }

        for (var index = 0; index < result.Length; index++)
        {
            if (result[index] is { } item && id(item) is null && before.ElementAtOrDefault(index) is { } old)
            {
                Take(index, free.Contains(old) ? old : null);
            }
        }

        return result;

        void Take(int index, T? old)
        {
            if (old is not null)
            {
                free.Remove(old);
                result[index] = take(items[index], old);
            }
        }
    }
}
