using System.Text.Json;

namespace RoleCatalog.Application.Changes;

/// <summary>
/// What is not in a state as it was in the one before. Members are looked into, and so are the items of lists that have an
/// id, a key or a tag of their own, by which they are found again wherever they stand; other lists differ as a whole.
/// </summary>
/// <param name="Values">In the order of the members.</param>
/// <param name="StatusBefore">The status before, when it was another.</param>
public sealed record StateDifference(IReadOnlyList<ValueDifference> Values, string? StatusBefore)
{
    // Every change has these; what holds the state says them.
    private static readonly HashSet<string> Always = ["version", "updatedAt"];

    private static readonly string[] NamesOfItems = ["id", "key", "tag"];

    /// <summary>JSON Pointers of the members that differ; of what differs inside a list, that of the list.</summary>
    public IReadOnlyList<string> ChangedFields => [.. Values.Select(value => value.Field).Distinct()];

    public static StateDifference Of(string? before, string after)
    {
        using var now = JsonDocument.Parse(after);
        using var then = JsonDocument.Parse(before ?? "{}");
        var values = Members(then.RootElement, now.RootElement, new Place("", null, null))
            .Where(value => !Always.Contains(value.Pointer[1..]))
            .Select(value => value with { Before = value.Before?.Clone(), After = value.After?.Clone() })
            .ToList();
        var status = values.FirstOrDefault(value => value.Pointer == "/status")?.Before;
        return new StateDifference(values, status?.GetString());
    }

    private static IEnumerable<ValueDifference> Between(JsonElement? before, JsonElement? after, Place at)
    {
        if (before is not { } then || after is not { } now)
        {
            return [at.Differs(before, after)];
        }

        return (then.ValueKind, now.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => Members(then, now, at),
            (JsonValueKind.Array, JsonValueKind.Array) when NameOfItems(then, now) is { } name => Items(
                Named(then, name),
                Named(now, name),
                at with
                {
                    List = at.List ?? at.Pointer,
                }
            ),
            _ => JsonElement.DeepEquals(then, now) ? [] : [at.Differs(then, now)],
        };
    }

    private static IEnumerable<ValueDifference> Members(JsonElement before, JsonElement after, Place at) =>
        after
            .EnumerateObject()
            .Concat(before.EnumerateObject())
            .Select(member => member.Name)
            .Distinct()
            .SelectMany(name => Between(Member(before, name), Member(after, name), at.Member(name)));

    private static IEnumerable<ValueDifference> Items(
        OrderedDictionary<string, JsonElement> before,
        OrderedDictionary<string, JsonElement> after,
        Place at
    )
    {
        var stayed = after.Keys.Where(before.ContainsKey).ToList();
        if (!stayed.SequenceEqual(before.Keys.Where(after.ContainsKey)))
        {
            yield return at.Differs(
                JsonSerializer.SerializeToElement(before.Keys),
                JsonSerializer.SerializeToElement(after.Keys)
            );
        }

        var items = after
            .Select((item, index) => Between(Found(before, item.Key), item.Value, at.Item(index, item.Key)))
            .Concat(
                before.Select(
                    (item, index) =>
                        after.ContainsKey(item.Key) ? [] : Between(item.Value, null, at.Item(index, item.Key))
                )
            );
        foreach (var value in items.SelectMany(values => values))
        {
            yield return value;
        }
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? Found(OrderedDictionary<string, JsonElement> items, string name) =>
        items.TryGetValue(name, out var item) ? item : null;

    /// <summary>The member that names the items of both lists; null when there is none.</summary>
    private static string? NameOfItems(JsonElement before, JsonElement after) =>
        NamesOfItems.FirstOrDefault(name => IsNamed(before, name) && IsNamed(after, name));

    private static bool IsNamed(JsonElement list, string name)
    {
        var names = list.EnumerateArray().Select(item => NameOf(item, name)).ToList();
        return !names.Contains(null) && names.Distinct().Count() == names.Count;
    }

    private static string? NameOf(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && Member(item, name) is { ValueKind: JsonValueKind.String } known
            ? known.GetString()
            : null;

    private static OrderedDictionary<string, JsonElement> Named(JsonElement list, string name) =>
        new(list.EnumerateArray().Select(item => KeyValuePair.Create(NameOf(item, name)!, item)));

    /// <param name="Pointer">JSON Pointer of it.</param>
    /// <param name="List">That of the outermost list around it.</param>
    /// <param name="Name">What the innermost item around it is called.</param>
    private sealed record Place(string Pointer, string? List, string? Name)
    {
        public Place Member(string name) =>
            this with
            {
                Pointer =
                    $"{Pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}",
            };

        public Place Item(int index, string name) => this with { Pointer = $"{Pointer}/{index}", Name = name };

        public ValueDifference Differs(JsonElement? before, JsonElement? after) =>
            new(Pointer, List ?? Pointer, Name, before, after);
    }
}

/// <summary>A value that is new, gone or different.</summary>
/// <param name="Pointer">JSON Pointer of it into the state after; into the one before when it is gone.</param>
/// <param name="Field">The same, but of what is inside a list that of the list.</param>
/// <param name="Item">The id, key or tag of the item of a list that it is in.</param>
/// <param name="Before">Its value before; null when it had none. Of a list in another order, the names of its items.</param>
/// <param name="After">Its value after; null when it has none.</param>
public sealed record ValueDifference(
    string Pointer,
    string Field,
    string? Item,
    JsonElement? Before,
    JsonElement? After
);
